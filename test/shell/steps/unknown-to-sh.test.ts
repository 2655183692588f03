import { expect, test } from 'vitest';
import { openTestShell, see } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

test('a command of ours inside for is explained, and the status is that of sh', async () => {
  expect(await see('for i in 1 2; do links; done')).toMatchInlineSnapshot(`
    "sh: 1: for: not found
    sh: 1: do: not found
    sh: 1: done: not found
    links is a command of netnsh, and sh runs what is inside for, ( ) and behind |
    for i in 1 2; do links; done
                     ^^^^^
      hint: put links at the head of a line of its own; @all links asks every namespace
    [status 127]"
  `);
});

test('behind a pipe, of a program and of a command', async () => {
  expect(await see('echo x | links')).toMatchInlineSnapshot(`
    "sh: 1: links: not found
    links is a command of netnsh, and sh runs what is inside for, ( ) and behind |
    echo x | links
             ^^^^^
      hint: put links at the head of a line of its own; @all links asks every namespace
    [status 127]"
  `);
  expect(await see('pwd | addrs --all')).toMatchInlineSnapshot(`
    "sh: 1: addrs: not found
    addrs is a command of netnsh, and sh runs what is inside for, ( ) and behind |
    pwd | addrs --all
          ^^^^^
      hint: put addrs at the head of a line of its own; @all addrs asks every namespace
    [status 127]"
  `);
});

test('where netnsh is a program, that is what to type', async () => {
  const world = theLab({ programs: { netnsh: () => ({ stdout: 'here\n' }) } });
  expect(await see('(routes)', {}, world)).toContain('hint: type netnsh routes there\n');
});

test.each(['for i in 1 2; do true; done', 'links() { true; }; links | cat', 'echo links', '(cd /tmp && pwd)', 'true | ls'])('%s needs no explanation', async (line) => {
  const { err } = await (await openTestShell()).executeLine(line);
  expect(err).not.toContain('is a command of netnsh');
});

test('a program of the name of a command is that', async () => {
  const { err } = await (await openTestShell({}, theLab({ programs: { links: () => ({ stdout: 'a browser\n' }) } }))).executeLine('echo x | links');
  expect(err).toBe('');
});
