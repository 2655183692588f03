import { expect, test } from 'vitest';
import { drawPrompt, drawTitle, durationText } from '../../src/shell/prompt.ts';
import { aTerminal, showColors } from '../render/canvases.ts';
import { runInteractively } from '../../src/shell/interactive.ts';
import { anOwner } from '../support/builders.ts';
import { aContainerHost } from '../support/container-host.ts';
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
  expect(showColors(drawPrompt(shell, { status: 0 }, aTerminal({ color: true })))).toBe('<35>host<39>> ');
  await executeLine('cd beijing');
  expect(showColors(drawPrompt(shell, { status: 3 }, aTerminal({ color: true })))).toBe('<36>beijing<39> <31>[3]<39>> ');
});

test('a name that would steer the terminal is shown for what it is', async () => {
  const shell = await openTestShell({}, aWorld({ namespaces: { evil: { names: ['\x1b[2Jx\ny'] } } }));
  await shell.executeLine('cd inode:4026532201');
  expect(shell.prompt()).toBe('\\e[2Jx\\ny> ');
});

test('what its owner calls it, where it has another name here', async () => {
  const shell = await openTestShell({}, aWorld({ namespaces: { web: { owners: [anOwner('docker:shop-web-1')] }, other: { names: [], processes: [{ pid: 71, command: 'postgres' }], owners: [anOwner('docker:db')] } } }));
  await shell.executeLine('cd web');
  expect(shell.prompt()).toBe('web (shop-web-1)> ');
  await shell.executeLine('cd db');
  expect(shell.prompt()).toBe('db> ');
});

test('a prompt and a title of choice, of all there is to tell', async () => {
  const shell = await openTestShell({ environment: { PATH: '/usr/bin', HOME: '/home/me', USER: 'me' } });
  await shell.executeLine("set --session prompt '{user} {namespace}={inode} {folder}{took}{status} $ '");
  await shell.executeLine("set --session title '{folder} {namespace}{status}{container}'");
  await shell.executeLine('chdir labs; cd beijing');
  expect(drawPrompt(shell.shell, { status: 1, tookMs: 61_000 }, aTerminal())).toBe('me beijing=4026532201 ~/labs 1m01s [1] $ ');
  expect(drawTitle(shell.shell, { status: 0 })).toBe('~/labs beijing');
  await shell.executeLine('set --session title off');
  expect(drawTitle(shell.shell, { status: 0 })).toBeUndefined();
});

test('no name of a namespace and no setting writes anything but visible characters into prompt and title', async () => {
  const shell = await openTestShell({}, aWorld({ namespaces: { evil: { names: ['\x1b]0;x\x07\u202e'] } } }));
  await shell.executeLine('cd inode:4026532201');
  await shell.executeLine("set --session prompt '{namespace}\u202e> '");
  expect(/[\p{Cc}\p{Cf}]/u.test(shell.prompt() + drawTitle(shell.shell, { status: 0 }))).toBe(false);
});

test.each([
  [0, '0.0s'],
  [2345, '2.3s'],
  [59_949, '59.9s'],
  [59_950, '1m00s'],
  [3_599_499, '59m59s'],
  [3_600_000, '1h00m'],
  [90_000_000, '25h00m'],
])('%i ms is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

test('what took long is told behind it, once; how long that is can be set', async () => {
  const prompts: string[] = [];
  const waiting = ['slow', 'quick', 'set --session took 0.5', 'quick', 'set --session took off', 'slow'];
  let clock = 0;
  const { shell } = await openTestShell({}, aWorld({ programs: { slow: () => ((clock += 2500), {}), quick: () => ((clock += 600), {}) } }));
  const read = async (prompt: string) => {
    prompts.push(prompt);
    const text = waiting.shift();
    return text === undefined ? ({ kind: 'end' } as const) : ({ kind: 'line', text } as const);
  };
  await runInteractively(shell, { read }, { entries: () => [], add: () => {} }, () => clock);
  expect(prompts).toEqual(['host> ', 'host 2.5s> ', 'host> ', 'host> ', 'host 0.6s> ', 'host> ', 'host> ']);
});

test('containers whose names are those of tables have no second name in the prompt', async () => {
  const shell = await openTestShell({}, aContainerHost());
  for (const { label } of (await shell.shell.survey()).namespaces.filter(({ owners }) => owners.length > 0)) {
    await shell.executeLine(`cd '${label}'`);
    expect(shell.prompt()).not.toMatch(/(\S+) \(\1\)/);
  }
});
