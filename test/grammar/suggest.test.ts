import { expect, test } from 'vitest';
import { suggest } from '../../src/grammar/suggest.ts';

const commands = ['links', 'addrs', 'bridges', 'ns', 'nsids', 'peer'];

test('the nearest comes first', () => {
  expect(suggest('nsid', ['ns', 'nsids'])).toEqual(['nsids', 'ns']);
});

test('neighbouring letters that changed places count as one mistake', () => {
  expect(suggest('lnisk', commands)).toEqual(['links']);
});

test('three mistakes are too many', () => {
  expect(suggest('lxxxs', commands)).toEqual([]);
});

test('a short word is not replaced from end to end', () => {
  expect(suggest('ip', commands)).toEqual([]);
  expect(suggest('x', ['y'])).toEqual([]);
});

test('a name is found by its beginning, then by any part of it, when none is near', () => {
  expect(suggest('hai', ['beijing', 'shanghai', 'haifa-lab'])).toEqual([]);
  expect(suggest('hai', ['beijing', 'shanghai', 'haifa-lab'], 2, 'parts')).toEqual(['haifa-lab', 'shanghai']);
});

test('a very long word is not compared at all', () => {
  expect(suggest('a'.repeat(100_000), ['a'.repeat(100_001)])).toEqual([]);
});
