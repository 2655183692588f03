import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('commands speak about where one is, and programs run there', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  await shell.executeLine('ping -c 1 10.0.0.2');
  expect(await see('pwd', shell)).toContain('beijing');
  expect(shell.kernel.ran).toMatchObject([{ namespace: 'beijing', program: { file: '/usr/bin/ping', words: ['ping', '-c', '1', '10.0.0.2'] } }]);
});

test.each(['', '   ', '# only a comment', '\t'])('the line %j does nothing', async (line) => {
  expect(await (await openTestShell()).executeLine(line)).toEqual({ status: 0, out: '', err: '' });
});

test.each([
  ["cd 'beijing", 2],
  ['links |', 2],
  ['&& links', 2],
  ['links "', 2],
  ['links > ', 2],
  ['links $HOME', 2],
  ['links &', 2],
  ['links < file', 2],
  ['@ links', 2],
  ['@beijing', 2],
  ['@nowhere links', 1],
  ['@beijing @shanghai links', 2],
  ['^', 2],
  ['^nothing', 127],
  ['FOO=1 links', 2],
  ['! links', 2],
  ['links -C', 2],
  ['links --json=yes', 2],
  ['links -o xml', 2],
  ['links --sort nothing', 2],
  ['no/such/program', 127],
])('%s: one message, status %i, and the shell lives on', async (line, status) => {
  const shell = await openTestShell();
  const answer = await shell.executeLine(line);
  expect({ status: answer.status, out: answer.out }).toEqual({ status, out: '' });
  expect(answer.err).toMatch(/^[^\n]+\n([^\n]+\n\s*\^+\n)?(  hint: [^\n]+\n( {8}[^\n]+\n)*)?$/);
  expect(await shell.executeLine('pwd')).toEqual({ status: 0, out: 'host\n', err: '' });
});

test('a script hears who speaks, without the line and its caret', async () => {
  expect(await see('links --stat up', { as: 'script' })).toMatchInlineSnapshot(`
    "netnsh: links: unknown option --stat
      hint: did you mean --state?
    [status 2]"
  `);
});

test('something that is no error of ours is a bug of ours: the shell says so and lives on; NETNSH_DEBUG shows where', async () => {
  const world = theLab();
  const broken = { ...world, readInside: async () => Promise.reject(new TypeError('x is undefined')) };
  const shell = await openTestShell({ kernel: broken }, world);
  expect(await see('links', shell)).toMatchInlineSnapshot(`
    "this is a bug in netnsh: TypeError: x is undefined
      hint: NETNSH_DEBUG=1 netnsh shows where it happened
    [status 1]"
  `);
  const debugging = await openTestShell({ kernel: broken, isDebugging: true }, world);
  expect(await see('links', debugging)).toContain('at ');
});

test('a namespace deleted underneath: said once, still working, and left cleanly', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  await shell.executeLine('@host rmns beijing');
  await shell.shell.noticeLoss();
  await shell.shell.noticeLoss();
  expect(shell.takeScreen()).toBe('removed beijing\nbeijing was deleted; kept alive by this shell as net:[4026532201]\n');
  expect(shell.prompt()).toBe('beijing (deleted)> ');
  expect(await see('pwd', shell)).toBe('net:[4026532201]');
  expect(await see('links -C name,other-end', shell)).toMatchInlineSnapshot(`
    "name    other end
    ───────────────────
    lo
    eth0-b  host:veth-b"
  `);
  expect(await see('ns -C current,name,sources', shell)).toMatchInlineSnapshot(`
    "   name              sources
    ─────────────────────────────────
       host              self,process
    *  net:[4026532201]  self
       shanghai          named"
  `);
  expect(await see('cd shanghai', shell)).toBe('');
  expect(await see('ns -o name', shell)).toBe('host\nshanghai');
  expect(shell.kernel.holds()).toBe(1);
  expect(await see('cd -', shell)).toMatchInlineSnapshot(`
    "open net:[4026532201]: the namespace is gone (ENOENT)
      hint: ns lists those that are there
    [status 1]"
  `);
});

test('one that only lost its name goes on under another', async () => {
  const shell = await openTestShell({}, theLab({ namespaces: { twice: { names: ['left', 'right'] }, busy: { processes: [{ pid: 70, command: 'sleep 60' }] } } }));
  await shell.executeLine('cd left; rmns left');
  await shell.shell.noticeLoss();
  expect(shell.prompt()).toBe('right> ');
  await shell.executeLine('cd busy; rmns -y busy');
  await shell.shell.noticeLoss();
  expect(shell.prompt()).toBe('net:[4026532204]> ');
  expect(shell.takeScreen()).toMatchInlineSnapshot(`
    "removed left
    left lost its name; it is right now
    removed busy
    busy lost its name; it is net:[4026532204] now
    "
  `);
});

test('closing holds nothing any more', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  shell.shell.close();
  expect(shell.kernel.holds()).toBe(0);
});
