import { expect, test } from 'vitest';
import { listWords } from '../../../src/cli/completion/list-words.ts';
import { openTestShell } from '../../support/test-shell.ts';

async function valuesOf(...words: readonly string[]): Promise<readonly string[]> {
  const { shell } = await openTestShell({ as: 'script' });
  return (await listWords(shell, words)).map(({ value }) => value);
}

test('a first word is a command, one of our own words, or a namespace', async () => {
  expect(await valuesOf('')).toEqual(expect.arrayContaining(['links', 'demo', 'completion', 'host', 'beijing', 'shanghai']));
  expect(await valuesOf('be')).toEqual(['beijing']);
});

test('where -n has named the namespace, only a command can follow, and its operands are those of there', async () => {
  expect(await valuesOf('-n', 'beijing', 'sh')).toEqual(['sharers']);
  expect(await valuesOf('-n', 'beijing', 'peer', '')).toEqual(['eth0-b', 'lo']);
});

test('values are whole words, as the shell around us needs them', async () => {
  expect(await valuesOf('links', '--state=u')).toEqual(['--state=up', '--state=unknown']);
  expect(await valuesOf('@be')).toEqual(['@beijing']);
  expect(await valuesOf('links', '-C', 'name,ki')).toEqual(['name,kind']);
  expect(await valuesOf('--color=n')).toEqual(['--color=never']);
});

test('lines of -c and words behind a namespace are not ours to complete', async () => {
  expect(await valuesOf('-c', 'li')).toEqual([]);
  expect(await valuesOf('beijing', '')).toEqual([]);
});
