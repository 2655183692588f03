import { expect, test } from 'vitest';
import { createRecall } from '../../../src/shell/editor/recall.ts';

test('older entries come newest first, each once, and the way back ends at what was typed', () => {
  const recall = createRecall(['ns', 'links', 'pwd', 'links'], '', '');
  expect([recall.older(), recall.older(), recall.older(), recall.older()]).toEqual(['links', 'pwd', 'ns', undefined]);
  expect([recall.newer(), recall.newer(), recall.newer(), recall.newer()]).toEqual(['pwd', 'links', '', undefined]);
});

test('only entries that begin with the prefix come', () => {
  const recall = createRecall(['links a', 'cd b', 'links b'], 'links', 'links');
  expect([recall.older(), recall.older(), recall.older()]).toEqual(['links b', 'links a', undefined]);
});

test('the line as typed is no older entry of itself', () => {
  expect(createRecall(['links'], 'links', 'li').older()).toBeUndefined();
});
