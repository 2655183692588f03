import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runNetnsh, startNetnsh } from '../support/run-netnsh.ts';
import { aNamespace, worldRing } from '../support/world.ts';

worldRing('how netnsh ends', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'netnsh-cli-'));
    writeFileSync(join(folder, 'plain'), '');
    writeFileSync(join(folder, 'nowhere'), '#!/nowhere/sh\n');
    chmodSync(join(folder, 'nowhere'), 0o755);
    writeFileSync(join(folder, 'beijing'), 'echo the file\n');
    writeFileSync(join(folder, 'links'), 'echo the file\n');
    writeFileSync(join(folder, 'pwd.netnsh'), 'pwd\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => ['beijing', 'links'].forEach(aNamespace));

  test.each([
    [['links', 'nowhere'], 1, 'links: no namespace named nowhere\n  hint: ns lists all'],
    [['-n', 'nowhere', '--', 'true'], 1, 'no namespace named nowhere\n  hint: ns lists all'],
    [['bejing'], 1, 'no namespace named bejing\n  hint: did you mean beijing?'],
    [['lnks'], 1, 'no namespace named lnks\n  hint: did you mean netnsh links or ns?'],
    [['lnks', 'beijing'], 2, 'lnks is no command and no script\n  hint: did you mean netnsh links or ns?'],
    [['beijing', 'ping', '::1'], 2, 'beijing is no command and no script\n  hint: a program stands behind --: netnsh -n beijing -- ping ::1, or netnsh -- beijing ping ::1'],
    [['-n', 'beijing', 'ping', '::1'], 2, 'ping is no command and no script\n  hint: a program stands behind --: netnsh -n beijing -- ping ::1'],
    [['--nosuch'], 2, 'unknown option --nosuch\n  hint: netnsh --help lists the options; those of a command stand behind its name'],
    [['-c'], 2, '-c needs a value\n  hint: netnsh --help'],
    [['-c', 'pwd', 'beijing'], 2, '-c and beijing contradict each other\n  hint: -c may be given several times'],
    [['--'], 2, 'no program behind --\n  hint: netnsh -n NS -- ping -c 1 10.0.0.2'],
    [['links', '--state', 'high'], 2, 'links: --state does not know high\n  hint: one of up, down, unknown, lowerlayerdown, dormant, testing, notpresent'],
    [['-c', 'cd "'], 2, 'unclosed quote "\n  hint: close it with ", or write \\" for the character itself'],
    [['--', 'nosuch'], 127, 'no command and no program named nosuch\n  hint: help lists the commands of netnsh'],
    [['--', './nosuch'], 127, 'no command and no program named ./nosuch\n  hint: help lists the commands of netnsh'],
    [['--', './nowhere'], 127, './nowhere: the interpreter that it names is missing'],
    [['--', '/'], 126, '/ is a folder\n  hint: chdir / makes it the working folder'],
    [['-c', 'umask 22'], 127, 'no command and no program named umask\n  hint: umask belongs to a shell; bash opens one in here'],
  ])('%j: %i, and says why', (words, status, message) => {
    expect(runNetnsh(words, { directory: folder })).toEqual({ status, signal: undefined, stdout: '', stderr: `netnsh: ${message}\n` });
  });

  test('a file that is not executable: 126', () => {
    const path = join(folder, 'plain');
    expect(runNetnsh(['--', './plain'], { directory: folder })).toMatchObject({ status: 126, stderr: `netnsh: ${path} is not executable\n  hint: chmod +x ${path}\n` });
  });

  test.each([
    [['-n', 'beijing', '--', 'sh', '-c', 'exit 7'], 7],
    [['-c', 'exit 7'], 7],
    [['-c', 'false', '-c', 'exit'], 1],
    [['-n', 'beijing', '--', 'sh', '-c', 'kill -9 $$'], 137],
    [['-c', 'sh -c "kill -TERM \\$\\$"'], 143],
    [['--help'], 0],
    [['links', '--help'], 0],
    [['--version'], 0],
  ])('%j: %i, and says nothing', (words, status) => {
    expect(runNetnsh(words)).toMatchObject({ status, stderr: '' });
  });

  test.each([[['--', 'sh', '-c', 'kill -INT $$']], [['-n', 'beijing', '-c', 'kill -INT $$']]])('%j: dies of SIGINT as the program did', (words) => {
    expect(runNetnsh(words)).toMatchObject({ signal: 'SIGINT', stderr: '' });
  });

  test.each(['SIGTERM', 'SIGHUP'] as const)('%s ends the program too', async (signal) => {
    const child = startNetnsh(['-n', 'beijing', '--', 'sh', '-c', 'echo here; exec sleep 1000']);
    await once(child.stdout, 'data');
    const ends = Promise.all([once(child, 'exit'), once(child.stdout, 'end')]); // the program holds its end of the pipe
    child.kill(signal);
    expect((await ends)[0]).toEqual([null, signal]);
  });

  describe('a first word', () => {
    test.each([
      ['is a command before it is a file or a namespace', ['links', '-o', 'name'], 'lo\n'],
      ['is a namespace where it could be a file of that name', ['beijing'], ''],
      ['is a file where it has a slash', ['./beijing'], 'the file\n'],
      ['is a file where nothing else has its name', ['pwd.netnsh'], 'host\n'],
      ['may be a file that -n runs in a namespace', ['-n', 'links', './pwd.netnsh'], 'links\n'],
    ])('%s', (_, words, stdout) => {
      expect(runNetnsh(words, { directory: folder })).toMatchObject({ status: 0, stdout, stderr: '' });
    });
  });
});
