import { expect, test } from 'vitest';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { aWorld } from '../support/fake-kernel.ts';

test('one bare name', async () => {
  const shell = await openTestShell();
  expect(await see('pwd', shell)).toBe('host');
  await shell.executeLine('cd beijing');
  expect(await see('pwd', shell)).toBe('beijing');
});

test('in JSON with its inode', async () => {
  expect(await seeJson('pwd')).toEqual([{ namespace: 'host', inode: 4026531840 }]);
});

test('a hostile name is escaped on a terminal and exact in a pipe', async () => {
  const world = aWorld({ namespaces: { evil: { names: ['a\x1bb'] } } });
  for (const [as, shown] of [['person', 'a\\eb'], ['script', 'a\x1bb']] as const) {
    const shell = await openTestShell({ as }, world);
    await shell.executeLine("cd 'a\x1bb'");
    expect(await see('pwd', shell)).toBe(shown);
  }
});
