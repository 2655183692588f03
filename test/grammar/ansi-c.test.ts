import { expect, test } from 'vitest';
import { quoteVisibly } from '../../src/grammar/ansi-c.ts';
import { parseLine } from '../../src/grammar/line.ts';
import { splitWords } from '../../src/grammar/words.ts';
import { isPlainAscii } from '../../src/render/printable.ts';

test.each([
  ['beijing', 'beijing'],
  ['my lab', "my\\ lab"],
  ['名前', '名前'],
  ['\x1b[31mred', "$'\\e[31mred'"],
  ["it's\na 'name'", "$'it\\'s\\na \\'name\\''"],
  ['a\\b\t', "$'a\\\\b\\t'"],
  ['\x01\x7f', "$'\\x01\\x7f'"],
  ['\udcff\udcfe', "$'\\xff\\xfe'"],
  ['\u202eabc', "$'\\u{202e}abc'"],
])('%j is typed as %s', (text, typed) => {
  expect(quoteVisibly(text)).toBe(typed);
  expect(splitWords(`cd ${typed}`).map((word) => word.text)).toEqual(['cd', text]);
});

test("bash's own forms are understood, an unknown escape is its letter, and a quote that stays open is said", () => {
  expect(splitWords(String.raw`$'\u00e9\x41\q'`).map((word) => word.text)).toEqual(['éAq']);
  expect(() => splitWords("cd $'x")).toThrow('unclosed quote');
});

test('such a word is no variable: a command of ours takes it, and a program gets it without a shell', () => {
  expect(parseLine("cd $'a\\tb'", (name) => name === 'cd').steps).toMatchObject([{ kind: 'command', words: [{ text: 'a\tb' }] }]);
  expect(parseLine("ping $'a\\tb'", () => false).steps).toMatchObject([{ kind: 'program', words: [{ text: 'ping' }, { text: 'a\tb' }] }]);
});

test('what is typed for an ASCII name holds nothing that a terminal would obey', () => {
  const all = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
  expect(isPlainAscii(quoteVisibly(all))).toBe(true);
  expect(splitWords(quoteVisibly(all)).map((word) => word.text)).toEqual([all]);
});
