import { expect, test } from 'vitest';
import { drawPrompt } from '../../src/shell/prompt.ts';
import { aTerminal, showColors } from '../render/canvases.ts';
import { aWorld } from '../support/fake-kernel.ts';
import { openTestShell } from '../support/test-shell.ts';

test('where one is, and the last status when it is not 0', async () => {
  const shell = await openTestShell();
  expect(shell.prompt()).toBe('host> ');
  await shell.executeLine('cd beijing');
  expect(shell.prompt()).toBe('beijing> ');
  await shell.executeLine('nothing');
  expect(shell.prompt()).toBe('beijing [127]> ');
  await shell.executeLine('pwd');
  expect(shell.prompt()).toBe('beijing> ');
});

test('home has another colour than everywhere else', async () => {
  const { shell, executeLine } = await openTestShell();
  expect(showColors(drawPrompt(shell.location, 0, aTerminal({ color: true })))).toBe('<35>host<39>> ');
  await executeLine('cd beijing');
  expect(showColors(drawPrompt(shell.location, 3, aTerminal({ color: true })))).toBe('<36>beijing<39> <31>[3]<39>> ');
});

test('a name that would steer the terminal is shown for what it is', async () => {
  const shell = await openTestShell({}, aWorld({ namespaces: { evil: { names: ['\x1b[2Jx\ny'] } } }));
  await shell.executeLine('cd inode:4026532201');
  expect(shell.prompt()).toBe('\\e[2Jx\\ny> ');
});
