import { expect, test } from 'vitest';
import { completeLine } from '../../src/shell/completion/complete.ts';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('an alias shows what the line became, and the line is done', async () => {
  const shell = await openTestShell();
  await shell.executeLine("alias a 'addrs --family inet | grep 10.'");
  await shell.executeLine('alias b @beijing');
  expect(await see('b a', shell)).toMatchInlineSnapshot(`
    "→ @beijing a
    no command and no program named a
    @beijing a
             ^
      hint: help lists the commands of netnsh
    [status 127]"
  `);
  expect(await see('cd beijing; a', shell)).toMatchInlineSnapshot(`
    "→ cd beijing; addrs --family inet | grep 10.
    eth0-b  inet    10.0.0.1/24  global  permanent  forever  forever"
  `);
});

test('the three ways to say it mean the same', async () => {
  for (const line of ["alias p 'peer eth0-b'", "alias p='peer eth0-b'", 'alias p peer eth0-b']) {
    const shell = await openTestShell();
    await shell.executeLine(line);
    expect(shell.shell.aliases.list).toEqual([{ name: 'p', text: 'peer eth0-b' }]);
  }
});

test('all aliases by name, or one; unalias takes all that it names, or none', async () => {
  const shell = await openTestShell();
  await shell.executeLine("alias z='echo z'; alias ll links -o wide");
  expect(await see('alias', shell)).toMatchInlineSnapshot(`
    "name  stands for
    ───────────────────
    ll    links -o wide
    z     echo z"
  `);
  expect((await shell.executeLine('unalias z nosuch')).status).toBe(2);
  expect(await see('alias z', shell)).toContain('echo z');
  expect(await see('unalias z ll; alias', shell)).toContain('no aliases');
});

test('which names the alias first, since it is run', async () => {
  const shell = await openTestShell();
  await shell.executeLine('alias ls ls -l; alias links links --all');
  shell.takeScreen();
  expect(await see('which ls links', shell)).toMatchInlineSnapshot(`
    "word   is       path         stands for
    ────────────────────────────────────────
    ls     alias                 ls -l
    ls     program  /usr/bin/ls
    links  alias                 links --all
    links  command"
  `);
});

test('in a script nothing is said of it', async () => {
  const { out, err } = await (await openTestShell({ as: 'script' })).executeScript(['alias here pwd', 'here']);
  expect({ out, err }).toEqual({ out: 'host\n', err: '' });
});

test('live shows what an alias stands for', async () => {
  const { out } = await (await openTestShell({ as: 'script' })).executeLine('alias l links -o name; live --count 1 l --json');
  expect(out).toContain('veth-b');
});

test('Tab lists aliases with what they stand for, and goes on behind them', async () => {
  const { shell, executeLine } = await openTestShell({}, theLab());
  await executeLine('alias ll links -o wide; alias lb @beijing links');
  const complete = async (line: string) => (await completeLine(shell, line, line.length)).candidates.map(({ value, description }) => `${value} ${description}`);
  expect(await complete('l')).toContain('ll links -o wide');
  expect(await complete('unalias l')).toEqual(['lb @beijing links', 'll links -o wide']);
  expect(await complete('ll bei')).toEqual([expect.stringContaining('beijing')]);
  expect((await completeLine(shell, 'pwd; lb --sta', 13)).span).toEqual({ start: 8, end: 13 });
  expect(await complete('pwd; lb --sta')).toEqual([expect.stringContaining('--state'), expect.stringContaining('--stats')]);
});
