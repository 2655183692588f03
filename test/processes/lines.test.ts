import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { netnshFolder, runNetnsh, runWords, startNetnsh } from '../support/run-netnsh.ts';
import { aNamespace, worldRing } from '../support/world.ts';

worldRing('lines for netnsh', () => {
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'netnsh-cli-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => ['beijing', 'shanghai', 'my lab'].forEach(aNamespace));

  const scriptOf = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  };

  test('-c may be given several times, and -n says where they begin', () => {
    expect(runNetnsh(['-n', 'beijing', '-c', 'pwd; cd shanghai', '-c', 'pwd', '--command=cd -\ncd -'])).toEqual({
      status: 0,
      signal: undefined,
      stdout: 'beijing\nshanghai\nbeijing\nshanghai\n',
      stderr: '',
    });
  });

  test('a file with a shebang is a program, and its words are $1 to $9', () => {
    const script = scriptOf('lab', '#!/usr/bin/env netnsh\ncd $1 # there\npwd\necho "$2" $# \'$1\'\n@"$3" pwd\nfor i in a b\ndo echo $i\ndone\n');
    const PATH = `${netnshFolder}${delimiter}${process.env['PATH']}`;
    expect(runWords([script, 'beijing', 'a  b', 'my lab'], { environment: { PATH } })).toMatchObject({
      status: 0,
      stdout: 'beijing\na  b 3 $1\nmy lab\na\nb\n',
      stderr: '',
    });
  });

  test('a word that a script was not given ends it, and never means home', () => {
    const script = scriptOf('lab', 'cd beijing\ncd $1\npwd\n');
    expect(runNetnsh([script])).toEqual({
      status: 2,
      signal: undefined,
      stdout: '',
      stderr: `netnsh: ${script}:2: nothing was given for $1\n  hint: in a script, $1 to $9 are the words behind the script's name\n`,
    });
  });

  test('a program behind -- gets exactly its words, and no shell sees them', () => {
    const words = ['a b', '', '$HOME', '"', "'", '*', '\\', ';', 'é\n', '--json', '?'];
    expect(runNetnsh(['-n', 'my lab', '--', 'printf', '[%s]', ...words])).toMatchObject({ status: 0, stdout: words.map((word) => `[${word}]`).join('') });
  });

  test('lines run as they arrive on a pipe, and programs can not read them', async () => {
    const child = startNetnsh(['beijing']);
    const answer = async (line: string): Promise<string> => {
      child.stdin.write(`${line}\n`);
      return String((await once(child.stdout, 'data'))[0]);
    };
    expect(await answer('pwd')).toBe('beijing\n');
    expect(await answer('cat; echo read nothing')).toBe('read nothing\n');
    expect(await answer('cd shanghai\npwd')).toBe('shanghai\n');
    child.stdin.end('exit 7\n');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  test('a last line needs no newline, and \\r is no part of a line', () => {
    expect(runNetnsh([], { input: 'cd beijing\r\npwd' })).toMatchObject({ status: 0, stdout: 'beijing\n' });
  });

  test.each([
    ['a failed cd ends the script', 'cd nowhere\npwd\n', 1, ''],
    ['and its line', 'cd nowhere; pwd', 1, ''],
    ['also where && follows', 'cd nowhere && pwd; pwd', 1, ''],
    ['a failed command does', 'links nowhere\npwd\n', 1, ''],
    ['a failed program does', 'false; pwd', 1, ''],
    ['an unknown program does', 'nosuch\npwd\n', 127, ''],
    ['a wrong line does', 'links --nosuch\npwd', 2, ''],
    ['unless || deals with it', 'cd nowhere || echo dealt; pwd', 0, 'dealt\nhost\n'],
  ])('%s', (_, lines, status, stdout) => {
    expect(runNetnsh([], { input: lines })).toMatchObject({ status, stdout });
    expect(runNetnsh(['-c', lines])).toMatchObject({ status, stdout });
  });

  test('--keep-going goes on, but not in the line of a failed cd, and not after Ctrl-C', () => {
    expect(runNetnsh(['--keep-going', '-c', 'false; pwd', '-c', 'cd nowhere; echo never\nfalse'])).toMatchObject({ status: 1, stdout: 'host\n' });
    expect(runNetnsh(['-k', '-c', 'sh -c "kill -INT $$"\npwd'])).toMatchObject({ signal: 'SIGINT', stdout: '' });
  });
});
