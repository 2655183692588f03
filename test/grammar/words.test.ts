import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { splitWords } from '../../src/grammar/words.ts';

const texts = (line: string) => splitWords(line).map(({ text }) => text);

test('words are separated by blanks, tabs and newlines', () => {
  expect(texts(' links\tbeijing \n --all ')).toEqual(['links', 'beijing', '--all']);
});

test('quotes join what blanks would separate, and are taken off', () => {
  expect(texts(`'a b' "c d" e\\ f g"h i"'j k'`)).toEqual(['a b', 'c d', 'e f', 'gh ij k']);
});

test('an empty quoted word is a word', () => {
  expect(splitWords(`cd ''`)[1]).toEqual({ text: '', span: { start: 3, end: 5 }, quoted: true });
});

test('between double quotes a backslash is only taken off before \\ " $ and `', () => {
  expect(texts('"\\\\ \\" \\$ \\` \\n \\\'"')).toEqual(['\\ " $ ` \\n \\\'']);
});

test('between single quotes nothing is special', () => {
  expect(texts(`'\\ " $ #'`)).toEqual(['\\ " $ #']);
});

test('a backslash before a newline takes the newline away', () => {
  expect(texts('links bei\\\njing \\\n --all')).toEqual(['links', 'beijing', '--all']);
});

test('# begins a comment only at the start of a word', () => {
  expect(texts('a#b # c d\ne')).toEqual(['a#b', 'e']);
});

test('a span points at the word as it was typed, quotes included', () => {
  expect(splitWords('cd "a b"')).toEqual([
    { text: 'cd', span: { start: 0, end: 2 }, quoted: false },
    { text: 'a b', span: { start: 3, end: 8 }, quoted: true },
  ]);
});

test.each([
  [`cd 'a b`, "unclosed quote '", { start: 3, end: 4 }],
  ['cd a"b', 'unclosed quote "', { start: 4, end: 5 }],
  ['cd a\\', 'nothing after the backslash', { start: 4, end: 5 }],
])('%s is refused, and the opener is underlined', (line, message, span) => {
  expect(() => splitWords(line)).toThrow(expect.objectContaining({ message, span, hint: expect.any(String) }));
  expect(() => splitWords(line)).toThrow(UsageError);
});
