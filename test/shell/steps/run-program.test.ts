import { expect, test } from 'vitest';
import { openTestShell, see } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

test.each([
  ['true', 0],
  ['false', 1],
  ['quits', 42],
  ['crashes', 139],
  ['interrupted', 130],
  ['killed', 137],
  ['nothing', 127],
  ['/home/me/notes', 126],
  ['./notes', 126],
  ['nothing | cat', 0],
  ['cat | nothing', 127],
])('%s has the status %i', async (line, status) => {
  const programs = {
    quits: () => ({ status: 42 }),
    crashes: () => ({ signal: 'SIGSEGV' as const }),
    interrupted: () => ({ signal: 'SIGINT' as const }),
    killed: () => ({ signal: 'SIGKILL' as const }),
  };
  const shell = await openTestShell({}, theLab({ programs, files: { '/home/me/notes': 'text' } }));
  expect((await shell.executeLine(line)).status).toBe(status);
});

test('a program knows where it is, and gets the files of /etc/netns by the name in /run/netns', async () => {
  const shell = await openTestShell({ environment: { PATH: '/usr/bin', HOME: '/home/me', LANG: 'C.UTF-8' } });
  await shell.executeLine('cd beijing');
  await shell.executeLine('env');
  expect(shell.kernel.ran[0]?.program).toMatchObject({
    environment: { PATH: '/usr/bin', HOME: '/home/me', LANG: 'C.UTF-8', NETNSH_NAMESPACE: 'beijing', NETNSH_INODE: '4026532201' },
    etcName: 'beijing',
    directory: '/home/me',
    input: 'terminal',
  });
});

test('one without a name gets none', async () => {
  const shell = await openTestShell({}, theLab({ namespaces: { nameless: { names: [], inode: 4026532300, processes: [{ pid: 70, command: 'sleep 60' }] } } }));
  await shell.executeLine('@70 env');
  expect(shell.kernel.ran[0]?.program).toMatchObject({ etcName: undefined, environment: { NETNSH_NAMESPACE: 'net:[4026532300]' } });
});

test('where the lines themselves come from standard input, programs read nothing of it', async () => {
  const shell = await openTestShell({ as: 'script' });
  await shell.executeLine('cat');
  expect(shell.kernel.ran[0]?.program.input).toBe('nothing');
});

test('words reach a program as they were meant, without a shell in between', async () => {
  const shell = await openTestShell();
  await shell.executeLine(`echo 'a b' "c'd" e\\ f -- --help ? `.replace(' ? ', ' "?"'));
  expect(shell.kernel.ran[0]?.program.words).toEqual(['echo', 'a b', "c'd", 'e f', '--', '--help', '?']);
});

test.each(['echo *', 'echo $HOME', 'echo a | cat', 'echo a > file', 'for i in 1 2; do echo $i; done', 'sleep 1 &', 'echo a; echo b', 'X=1 env', '! true'])('%s is for sh, as it was typed', async (line) => {
  const shell = await openTestShell({ scriptWords: ['lab.sh', 'first'] });
  await shell.executeLine(line);
  expect(shell.kernel.ran.map(({ program }) => program.words)).toEqual([['sh', '-c', line, 'lab.sh', 'first']]);
});

test('a mistyped command is guessed at, and never run', async () => {
  const shell = await openTestShell();
  expect(await see('lnks', shell)).toMatchInlineSnapshot(`
    "no command and no program named lnks
    lnks
    ^^^^
      hint: did you mean links or ns?
    [status 127]"
  `);
  expect(shell.kernel.ran).toEqual([]);
});

test('a program that is not installed, with the package that brings it', async () => {
  expect(await see('tcpdump -i any')).toMatchInlineSnapshot(`
    "no command and no program named tcpdump
    tcpdump -i any
    ^^^^^^^
      hint: on Debian: apt-get install tcpdump
    [status 127]"
  `);
});

test('a file that is not executable', async () => {
  expect(await see('./notes', {}, theLab({ files: { '/home/me/notes': 'text' } }))).toMatchInlineSnapshot(`
    "/home/me/notes is not executable
    ./notes
    ^^^^^^^
      hint: chmod +x /home/me/notes
    [status 126]"
  `);
});

test('a namespace that is gone since one entered it', async () => {
  const world = theLab({ namespaces: { ghost: { access: 'gone' } } });
  expect(await see('@ghost ping ::1', {}, world)).toMatchInlineSnapshot(`
    "open ghost: the namespace is gone (ENOENT)
      hint: ns lists those that are there
    [status 1]"
  `);
});

test('$? is the status of the last line, although each is a sh of its own', async () => {
  const shell = await openTestShell();
  await shell.executeLine('links nowhere');
  await shell.executeLine('echo $?');
  expect(shell.kernel.ran.at(-1)?.program.words).toEqual(['sh', '-c', '(exit 1)\necho $?']);
});
