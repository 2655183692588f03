import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const world = () =>
  theLab({
    namespaces: {
      nameless: { names: [], inode: 4026532300, processes: [{ pid: 70, command: 'sleep 60' }] },
      digits: { names: ['70'], inode: 4026532301 },
      odd: { names: ['host'], inode: 4026532302 },
      'a b': { inode: 4026532303 },
    },
  });

test.each([
  ['cd beijing', 'beijing> '],
  ['cd name:beijing', 'beijing> '],
  ['cd pid:70', 'net:[4026532300]> '],
  ['cd 70', '70> '],
  ['cd 4026532300', 'net:[4026532300]> '],
  ['cd inode:4026532201', 'beijing> '],
  ['cd net:[4026532201]', 'beijing> '],
  ['cd /run/netns/beijing', 'beijing> '],
  ['cd /proc/70/ns/net', 'net:[4026532300]> '],
  ["cd 'a b'", 'a b> '],
  ['cd name:host', 'name:host> '],
  ['cd host', 'host> '],
  ['cd', 'host> '],
])('%s leads to the prompt %s', async (line, prompt) => {
  const shell = await openTestShell({}, world());
  await shell.executeLine('cd shanghai');
  expect(await shell.executeLine(line)).toEqual({ status: 0, out: '', err: '' });
  expect(shell.prompt()).toBe(prompt);
});

test('cd - goes back and prints where, again and again', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  await shell.executeLine('cd shanghai');
  expect(await see('cd -', shell)).toBe('beijing');
  expect(await see('cd -', shell)).toBe('shanghai');
  expect(shell.prompt()).toBe('shanghai> ');
});

test('cd to where one is already keeps what was before', async () => {
  const shell = await openTestShell();
  for (const line of ['cd beijing', 'cd shanghai', 'cd shanghai', 'cd -']) await shell.executeLine(line);
  expect(shell.prompt()).toBe('beijing> ');
});

test('only one namespace is held: the one that the shell is in', async () => {
  const shell = await openTestShell();
  for (const line of ['cd beijing', 'cd shanghai', 'cd beijing', 'cd -']) await shell.executeLine(line);
  expect(shell.kernel.holds()).toBe(1);
  await shell.executeLine('cd');
  expect(shell.kernel.holds()).toBe(0);
});

test('after a failure one is where one was, and the status stands in the prompt', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  expect(await see('cd beijng', shell)).toMatchInlineSnapshot(`
    "no namespace named beijng
    cd beijng
       ^^^^^^
      hint: did you mean beijing?
    [status 1]"
  `);
  expect(shell.prompt()).toBe('beijing [1]> ');
});

test('cd - with nothing before', async () => {
  expect(await see('cd -')).toMatchInlineSnapshot(`
    "there is no namespace before this one
    cd -
       ^
      hint: cd NS enters one; ns lists them
    [status 1]"
  `);
});

test('a folder is for chdir', async () => {
  expect(await see('cd /tmp')).toMatchInlineSnapshot(`
    "/tmp is a folder, and cd enters namespaces
    cd /tmp
       ^^^^
      hint: chdir /tmp changes the folder
    [status 1]"
  `);
  expect(await see('cd labs')).toMatchInlineSnapshot(`
    "labs is a folder, and cd enters namespaces
    cd labs
       ^^^^
      hint: chdir labs changes the folder
    [status 1]"
  `);
});

test('a word that fits several namespaces lists them', async () => {
  const clash = theLab({ namespaces: { one: { names: [], inode: 70, holders: [{ what: 'descriptor', pid: 900, descriptor: 7 }] }, two: { names: [], inode: 4026532300, processes: [{ pid: 70, command: 'sleep 60' }] } } });
  expect(await see('cd 70', {}, clash)).toMatchInlineSnapshot(`
    "70 fits 2 namespaces: pid:70 = net:[4026532300], inode:70 = net:[70]
    cd 70
       ^^
      hint: say which one: pid:70 or inode:70
    [status 2]"
  `);
});

test('a stale entry says what it is and how to take it away', async () => {
  const broken = theLab({ broken: [{ name: 'stale', reason: 'an empty file with no namespace bound to it, as a crash leaves behind', repair: 'rmns stale' }] });
  expect(await see('cd stale', {}, broken)).toMatchInlineSnapshot(`
    "stale is no namespace: an empty file with no namespace bound to it, as a crash leaves behind
    cd stale
       ^^^^^
      hint: to take it away: rmns stale
    [status 1]"
  `);
});

test('a namespace that ended since the scan, and one that may not be entered, leave one where one was', async () => {
  const shell = await openTestShell({}, theLab({ namespaces: { ghost: { access: 'gone' }, locked: { access: 'forbidden' } } }));
  expect(await see('cd ghost', shell)).toMatchInlineSnapshot(`
    "open ghost: the namespace is gone (ENOENT)
      hint: ns lists those that are there
    [status 1]"
  `);
  expect(await see('cd locked', shell)).toMatchInlineSnapshot(`
    "enter locked: this needs CAP_SYS_ADMIN, there and here (EPERM)
      hint: start netnsh with sudo, or try: netnsh demo
    [status 1]"
  `);
  expect(shell.prompt()).toBe('host [1]> ');
  expect(shell.kernel.holds()).toBe(0);
});

test('two words are one too many', async () => {
  expect(await see('cd beijing shanghai')).toMatchInlineSnapshot(`
    "cd takes one operand
    cd beijing shanghai
               ^^^^^^^^
      hint: usage: cd [NS|-|?]
    [status 2]"
  `);
});
