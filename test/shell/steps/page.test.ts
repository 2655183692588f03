import { expect, test } from 'vitest';
import { openTestShell, type TestShellOptions } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

const pagers = { less: () => ({ stdout: '(less)\n' }), more: () => ({ stdout: '(more)\n' }) };
const long = { namespaces: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`ns${at}`, {}])), programs: pagers };

async function page(line: string, options: TestShellOptions = {}, world = theLab(long)) {
  const shell = await openTestShell({ mayPage: true, ...options }, world);
  const { out } = await shell.executeLine(line);
  return { screen: out.length > 40 ? 'all of it' : out, ran: shell.kernel.ran.map(({ program }) => ({ words: program.words, lines: typeof program.input === 'object' && 'text' in program.input ? program.input.text.split('\n').length : 0, less: program.environment['LESS'] })) };
}

test('what is longer than the screen goes to less, and what fits does not', async () => {
  expect(await page('ns')).toEqual({ screen: '(less)\n', ran: [{ words: ['sh', '-c', 'less'], lines: 66, less: 'FRX' }] });
  expect((await page('addrs')).ran).toEqual([]);
});

test('NETNSH_PAGER goes before PAGER, and LESS stays as it was set', async () => {
  const environment = { PATH: '/usr/bin', PAGER: 'less' };
  expect((await page('ns', { environment: { ...environment, NETNSH_PAGER: 'more -s', LESS: 'R' } })).ran).toMatchObject([{ words: ['sh', '-c', 'more -s'], less: 'R' }]);
  expect((await page('ns', { environment: { ...environment, NETNSH_PAGER: 'more | less' } })).ran).toMatchObject([{ words: ['sh', '-c', 'more | less'] }]);
});

test.each([
  ['ns', { environment: { PATH: '/usr/bin', PAGER: '' } }],
  ['ns', { environment: { PATH: '/usr/bin', PAGER: 'cat' } }],
  ['ns', { environment: { PATH: '/usr/bin', PAGER: 'most' } }],
  ['ns', { mayPage: false }],
  ['ns', { as: 'script' }],
  ['set --session pager off; ns', {}],
] as const)('%s with %j is written as it is', async (line, options) => {
  expect(await page(line, options)).toEqual({ screen: 'all of it', ran: [] });
});

test('what goes into a pipe or a file is not paged on the way', async () => {
  const { ran } = await page('ns | cat');
  expect(ran.map(({ words }) => words)).toEqual([['sh', '-c', 'cat']]);
});

test('without less it is written as it is', async () => {
  expect(await page('ns', {}, theLab({ namespaces: long.namespaces }))).toEqual({ screen: 'all of it', ran: [] });
});

test('a table that is too wide is a block for each row, for whoever wants that', async () => {
  const shell = await openTestShell({ width: 60 });
  const columns = await shell.executeLine('links beijing');
  expect(columns.err).toContain('no room for');
  const records = await shell.executeLine('set --session narrow records; links beijing');
  expect(records.err).toBe('');
  expect(records.out).toMatch(/^index: +1\nname: +lo$/m);
});
