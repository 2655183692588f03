import { expect, test } from 'vitest';
import { findPosition, lookupSavedFile } from '../../../src/cli/completion/position.ts';

test('the first word may be a command, a namespace, a script', () => {
  expect(findPosition([''])).toEqual({ kind: 'first word', namespace: undefined });
  expect(findPosition(['-k', 'li'])).toEqual({ kind: 'first word', namespace: undefined });
  expect(findPosition(['-n', 'beijing', 'li'])).toEqual({ kind: 'first word', namespace: 'beijing' });
});

test('what stands behind it is a line', () => {
  expect(findPosition(['links', 'be'])).toEqual({ kind: 'line', words: ['links', 'be'], isProgram: false, namespace: undefined });
  expect(findPosition(['--namespace=beijing', 'peer', ''])).toEqual({ kind: 'line', words: ['peer', ''], isProgram: false, namespace: 'beijing' });
  expect(findPosition(['@be'])).toEqual({ kind: 'line', words: ['@be'], isProgram: false, namespace: undefined });
});

test('behind -- it is a program and its words', () => {
  expect(findPosition(['-n', 'beijing', '--', 'ip', ''])).toEqual({ kind: 'line', words: ['ip', ''], isProgram: true, namespace: 'beijing' });
  expect(findPosition(['--'])).toMatchObject({ kind: 'option' });
});

test('an option wants its value behind it, or in the same word', () => {
  expect(findPosition(['-n', ''])).toMatchObject({ kind: 'value', option: { long: '--namespace' }, kept: '' });
  expect(findPosition(['--namespace=be'])).toMatchObject({ kind: 'value', option: { long: '--namespace' }, kept: '--namespace=' });
  expect(findPosition(['--color=ne'])).toMatchObject({ kind: 'value', option: { long: '--color' }, kept: '--color=' });
  expect(findPosition(['--color', 'li'])).toMatchObject({ kind: 'first word' });
  expect(findPosition(['-c', 'li'])).toMatchObject({ kind: 'value', option: { long: '--command' } });
});

test('the options of demo are known behind demo alone', () => {
  expect(findPosition(['demo'])).toMatchObject({ kind: 'first word' });
  expect(findPosition(['demo', '--to'])).toMatchObject({ kind: 'option', options: expect.arrayContaining([expect.objectContaining({ long: '--tour' })]) });
  expect(findPosition(['--to'])).not.toMatchObject({ options: expect.arrayContaining([expect.objectContaining({ long: '--tour' })]) });
  expect(findPosition(['demo', 'be'])).toEqual({ kind: 'nothing' });
});

test('completion takes one shell', () => {
  expect(findPosition(['completion', ''])).toEqual({ kind: 'shell' });
  expect(findPosition(['completion', 'zsh', ''])).toEqual({ kind: 'nothing' });
});

test('the machine of a file, wherever its option stands before the line', () => {
  expect(lookupSavedFile(['--from', 'old.json', ''])).toBe('old.json');
  expect(lookupSavedFile(['-n', 'beijing', '--from=old.json', 'links', ''])).toBe('old.json');
  expect(lookupSavedFile(['--from', 'old'])).toBeUndefined();
  expect(lookupSavedFile(['links', '--from', 'beijing', ''])).toBeUndefined();
  expect(lookupSavedFile(['-c', '--from', 'links', ''])).toBeUndefined();
  expect(lookupSavedFile(['--', '--from', 'x', ''])).toBeUndefined();
  expect(lookupSavedFile([])).toBeUndefined();
});

test('words that make no sense are no reason to fail', () => {
  expect(findPosition([])).toEqual({ kind: 'nothing' });
  expect(findPosition(['--nonsense', '-', ''])).toMatchObject({ kind: 'line' });
  expect(findPosition(['-n'])).toMatchObject({ kind: 'option' });
});
