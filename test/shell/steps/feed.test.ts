import { expect, test } from 'vitest';
import { openTestShell, see } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

const unseen = [{ count: 3, what: 'sockets', why: 'not searched' }];

test('a command feeds a pipe with its plain table, and the status is that of the last in the pipe', async () => {
  const shell = await openTestShell();
  expect(await see('links -C name,state | grep veth', shell)).toMatchInlineSnapshot(`
    "veth-b  up
    veth-s  up"
  `);
  expect((await shell.executeLine('links | grep nothing')).status).toBe(1);
  expect((await shell.executeLine('links | nothing')).status).toBe(127);
});

test('what reads runs in the namespace that one is in, with what was written as its input', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  await shell.executeLine('pwd | cat');
  expect(shell.kernel.ran).toMatchObject([{ namespace: 'beijing', program: { words: ['sh', '-c', 'cat'], input: { text: 'beijing\n' } } }]);
});

test('> writes a file, >> adds to it, and nothing comes to the screen', async () => {
  const shell = await openTestShell();
  expect(await see('pwd > where', shell)).toBe('');
  expect(await see('pwd >> where', shell)).toBe('');
  expect(shell.kernel.files.get('where')).toBe('host\nhost\n');
});

test('messages go past the pipe, unless 2>&1 puts them in', async () => {
  const shell = await openTestShell({}, theLab({ unseen }));
  expect(await shell.executeLine('ns -o name | grep sockets')).toEqual({ status: 1, out: '', err: 'not seen: 3 sockets: not searched\n' });
  expect(await shell.executeLine('ns -o name 2>&1 | grep sockets')).toEqual({ status: 0, out: 'not seen: 3 sockets: not searched\n', err: '' });
});

test('2> puts messages into a file', async () => {
  const shell = await openTestShell({}, theLab({ unseen }));
  expect(await shell.executeLine('ns -o name 2> messages')).toEqual({ status: 0, out: 'host\nbeijing\nshanghai\n', err: '' });
  expect(shell.kernel.files.get('messages')).toBe('not seen: 3 sockets: not searched\n');
});

test('a command that fails says so on the screen, and the pipe reads nothing', async () => {
  expect(await see('links nowhere | cat')).toMatchInlineSnapshot(`
    "no namespace named nowhere
    links nowhere | cat
          ^^^^^^^
      hint: ns lists all"
  `);
});

test('help goes through a pipe too', async () => {
  expect(await see('links ? | grep usage')).toBe('usage');
  expect(await see('help | grep rmns')).toMatchInlineSnapshot(`"  rmns        Remove names of namespaces, as \`ip netns del\` does"`);
});

test('JSON that is piped is exact', async () => {
  expect(await see('links --json -C name | grep veth-b')).toBe('    "name": "veth-b"');
});
