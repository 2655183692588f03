import { expect, test } from 'vitest';
import { parseState } from '../../src/model/state/parse-state.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('a person is told what was saved; a script is not', async () => {
  expect(await see('save monday.json --no-firewall')).toBe('saved 3 namespaces with 8 links and 3 processes in monday.json');
  expect(await see('save monday.json --no-firewall', { as: 'script' })).toBe('');
});

test('rules that no program can tell are left out, which is said once', async () => {
  expect(await see('save monday.json', { as: 'script' })).toBe('the rules can not be read: neither nft nor iptables-save is installed');
});

test('the file is a state, and stands in the working folder', async () => {
  const { executeLine, kernel } = await openTestShell();
  await executeLine('save monday.json');
  const state = parseState(kernel.files.get('/home/me/monday.json') ?? '', 'monday.json');
  expect(state.namespaces.map(({ label, inside }) => [label, inside?.links.map(({ name }) => name)])).toEqual([
    ['host', ['lo', 'br0', 'veth-b', 'veth-s']],
    ['beijing', ['lo', 'eth0-b']],
    ['shanghai', ['lo', 'eth0-s']],
  ]);
});

test('- is the standard output, and every namespace has a line of its own', async () => {
  const { out } = await (await openTestShell({ as: 'script' })).executeLine('save -');
  expect(out.split('\n').filter((line) => line.includes('"label":')).length).toBe(3);
  expect(parseState(out, '-').format).toBe('netnsh state');
});

test('for a script: how much was saved', async () => {
  expect(await seeJson('save monday.json')).toEqual([{ file: 'monday.json', namespaces: 3, links: 8, processes: expect.any(Number), bytes: expect.any(Number) }]);
});

test('a namespace that can not be read is in the file with the reason, and said', async () => {
  const world = theLab({ namespaces: { beijing: { access: 'forbidden' } } });
  const { executeLine, kernel } = await openTestShell({ as: 'script' }, world);
  const { err } = await executeLine('save monday.json');
  expect(err).toContain('beijing was left out: this needs CAP_SYS_ADMIN, there and here');
  const state = parseState(kernel.files.get('/home/me/monday.json') ?? '', 'monday.json');
  expect(state.namespaces.map(({ label, failure }) => [label, failure?.errno])).toEqual([['host', undefined], ['beijing', 'EPERM'], ['shanghai', undefined]]);
});
