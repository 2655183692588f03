import { closeSync, openSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { netnsh, runNetnsh, runWords, type Run } from '../support/run-netnsh.ts';
import { aNamespace, ip, runProgram, worldRing } from '../support/world.ts';

worldRing('what netnsh prints', () => {
  beforeEach(() => {
    aNamespace('beijing');
    ip('link add eth0-b address 02:00:00:00:00:01 netns beijing type veth peer name veth-b address 02:00:00:00:00:02');
  });

  const bash = (lines: string, input?: string): Run => runWords(['bash', '-c', lines, 'bash', ...netnsh], input === undefined ? {} : { input });

  test('data goes to standard output and messages to standard error', () => {
    expect(runNetnsh(['-k', '-c', 'links beijing -C name,mtu\nlinks nowhere\naddrs beijing'])).toEqual({
      status: 0,
      signal: undefined,
      stdout: 'NAME      MTU\nlo      65536\neth0-b   1500\n',
      stderr: 'netnsh: links: no namespace named nowhere\n  hint: ns lists all\nno addresses in beijing\n',
    });
  });

  describe('in every form', () => {
    test.each([
      [['--no-headers', '-C', 'name,kind,other-end'], 'eth0-b  veth      host:veth-b\nlo      loopback  -\n'],
      [['-C', 'name,mac', '-o', 'csv'], 'name,mac\neth0-b,02:00:00:00:00:01\nlo,00:00:00:00:00:00\n'],
      [['-C', 'name,master', '-o', 'tsv', '--no-headers'], 'eth0-b\t\nlo\t\n'],
      [['-o', 'name'], 'eth0-b\nlo\n'],
      [['-C', 'name,mtu', '-o', 'jsonl'], '{"name":"eth0-b","mtu":1500}\n{"name":"lo","mtu":65536}\n'],
      [['-C', 'name,mtu', '-J'], '[\n  {\n    "name": "eth0-b",\n    "mtu": 1500\n  },\n  {\n    "name": "lo",\n    "mtu": 65536\n  }\n]\n'],
    ])('%j', (options, stdout) => {
      expect(runNetnsh(['links', 'beijing', '--sort', 'name', ...options])).toEqual({ status: 0, signal: undefined, stdout, stderr: '' });
    });

    test('an empty answer is a sentence for people and an empty list for programs', () => {
      expect(runNetnsh(['procs', 'beijing'])).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('no processes in beijing\n') });
      expect(runNetnsh(['procs', 'beijing', '--json'])).toMatchObject({ status: 0, stdout: '[]\n' });
    });
  });

  test('a builtin feeds a pipe and a file, and the last of the pipe gives the status', () => {
    expect(runNetnsh(['-n', 'beijing', '-c', 'links --no-headers | grep -c veth', '-c', 'links -o name >&2 2>/dev/null; links | grep nothing'])).toMatchObject({ status: 1, stdout: '1\n' });
  });

  describe('with colours', () => {
    test.each([
      ['never into a pipe', [], {}, false],
      ['where --color says so', ['--color=always'], { NO_COLOR: '1' }, true],
      ['not where --color says never', ['--color=never'], { FORCE_COLOR: '1' }, false],
      ['where FORCE_COLOR says so', [], { FORCE_COLOR: '1' }, true],
      ['not where NO_COLOR is against it', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
      ['an empty NO_COLOR says nothing', [], { NO_COLOR: '', CLICOLOR_FORCE: '1' }, true],
    ])('%s', (_, options, environment, expected) => {
      const clean = { NO_COLOR: '', FORCE_COLOR: '', CLICOLOR_FORCE: '', CLICOLOR: '' };
      expect(runNetnsh([...options, 'links', 'beijing'], { environment: { ...clean, ...environment } }).stdout.includes('\u001b[')).toBe(expected);
    });
  });

  test('a disk that is full is an error of status 1', () => {
    for (const words of [['links'], ['--help'], ['-c', 'links\nlinks'], ['links', '--json']]) {
      const full = openSync('/dev/full', 'w');
      try {
        expect(runNetnsh(words, { stdout: full })).toMatchObject({ status: 1, stderr: 'netnsh: standard output: ENOSPC: no space left on device, write\n' });
      } finally {
        closeSync(full);
      }
    }
  });

  test('a large answer arrives whole, and a reader that has seen enough ends it without a word', () => {
    const names = Array.from({ length: 100 }, (_, at) => `br-${at}`);
    runProgram(['ip', '-n', 'beijing', '-batch', '-'], names.map((name) => `link add ${name} type bridge\n`).join(''));
    const whole: unknown = JSON.parse(runNetnsh(['links', 'beijing', '--json']).stdout);
    expect(whole).toHaveLength(names.length + 2);
    expect(bash('"$@" links beijing --json | head -c 1; echo " ${PIPESTATUS[@]}"')).toMatchObject({ stdout: '[ 141 0\n', stderr: '' });
    expect(bash('"$@" -c "links beijing --json | head -c 1"; echo " $?"')).toMatchObject({ stdout: '[ 0\n', stderr: '' });
    expect(bash('yes pwd | "$@" | head -n 2; echo "${PIPESTATUS[@]}"')).toMatchObject({ stdout: 'host\nhost\n141 141 0\n', stderr: '' });
  });

  test('--version is one line, and --help begins with examples', () => {
    expect(runNetnsh(['--version'])).toMatchObject({ stdout: expect.stringMatching(/^netnsh \d+\.\d+\.\d+\n$/) });
    expect(runNetnsh(['--help'])).toMatchObject({ stdout: expect.stringMatching(/^netnsh: .*\n\nexamples\n/) });
  });
});
