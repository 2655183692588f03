import { expect, test } from 'vitest';
import { quoteWord } from '../../src/grammar/quote.ts';

test.each([
  ['beijing', 'beijing'],
  ['net:[4026531833]', "'net:[4026531833]'"],
  ['10.0.0.1/24', '10.0.0.1/24'],
  ['-x', '-x'],
  ['köln', 'köln'],
  ['', "''"],
  ['my ns', 'my\\ ns'],
  ['a b c', "'a b c'"],
  ["it's", "it\\'s"],
  ["it's a b", `"it's a b"`],
  ['$HOME', '\\$HOME'],
  ['a\nb', "'a\nb'"],
  ['\u001b[31m', "'\u001b[31m'"],
  ['#1', '\\#1'],
  ['~root', '\\~root'],
  ['@all', '\\@all'],
  ['^ls', '\\^ls'],
  ['LANG=C', 'LANG\\=C'],
  ['?', '\\?'],
])('%j is written %s', (text, written) => {
  expect(quoteWord(text)).toBe(written);
});
