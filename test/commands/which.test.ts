import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('a command, a program, and a word that is both', async () => {
  const world = theLab({ programs: { links: () => ({}) } });
  expect(await see('which pwd ping links', {}, world)).toMatchInlineSnapshot(`
    "word   is       path
    ──────────────────────────────
    pwd    command
    ping   program  /usr/bin/ping
    links  command
    links  program  /usr/bin/links"
  `);
});

test('a word that runs nothing', async () => {
  expect(await see('which nothing')).toMatchInlineSnapshot(`
    "no command and no program named nothing
    which nothing
          ^^^^^^^
      hint: help lists the commands
    [status 1]"
  `);
});

test('a file that is not executable is no program', async () => {
  const shell = await openTestShell({}, theLab({ files: { '/usr/bin/notes': 'text' } }));
  expect(await see('which notes', shell)).toMatchInlineSnapshot(`
    "no command and no program named notes
    which notes
          ^^^^^
      hint: help lists the commands
    [status 1]"
  `);
});
