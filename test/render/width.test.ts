import { expect, test } from 'vitest';
import { cutText, cutTextStart, padEnd, textWidth } from '../../src/render/width.ts';

test.each([
  ['', 0],
  ['veth-b', 6],
  ['é', 1],
  ['e\u0301', 1],
  ['北京', 4],
  ['ｗｉｄｅ', 8],
  ['🐧', 2],
  ['\u{1fae0}', 2],
  ['กำ', 2],
  ['─│…', 3],
])('%j takes %i cells', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test('a cut text fits, and says that it was cut', () => {
  expect(cutText('beijing', 7, '…')).toBe('beijing');
  expect(cutText('beijing', 5, '…')).toBe('beij…');
  expect(cutText('beijing', 5, '...')).toBe('be...');
  expect(cutText('北京上海', 6, '…')).toBe('北京…');
  expect(cutText('beijing', 2, '...')).toBe('');
  expect(cutTextStart('beijing', 5, '…')).toBe('…jing');
});

test('padding counts cells', () => {
  expect(padEnd('北京', 6)).toBe('北京  ');
  expect(padEnd('beijing', 6)).toBe('beijing');
});
