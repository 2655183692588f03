import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';

test('command reaches the program of the same name, and so does ^', async () => {
  const shell = await openTestShell();
  expect(await see('command ls', shell)).toBe('notes.txt');
  expect(await see('^ls', shell)).toBe('notes.txt');
  expect(shell.kernel.ran.map(({ program }) => program.words)).toEqual([['ls'], ['ls']]);
});

test('a command of ours is no program', async () => {
  expect(await see('command links')).toMatchInlineSnapshot(`
    "no program named links
    command links
            ^^^^^
      hint: links without ^ or "command" is the command of netnsh
    [status 127]"
  `);
});

test('command alone says what it wants', async () => {
  expect(await see('command')).toMatchInlineSnapshot(`
    "no program after command
    command
    ^^^^^^^
      hint: for example: command ls -l
    [status 2]"
  `);
});
