import { expect, test } from 'vitest';
import { createProgress } from '../../../src/shell/steps/progress.ts';
import type { Sink } from '../../../src/shell/sink.ts';

function aScreen(isTerminal: boolean): { readonly sink: Sink; readonly written: string[] } {
  const written: string[] = [];
  const canvas = { width: isTerminal ? 20 : undefined, height: undefined, color: false, unicode: true, isTerminal };
  return { written, sink: { canvas: () => canvas, write: async (text) => void written.push(text) } };
}

/** At these times in turn; the first is when it begins. */
function aClock(...times: number[]): () => number {
  return () => times.shift() ?? Infinity;
}

test('shows nothing of what is soon over', async () => {
  const { sink, written } = aScreen(true);
  const progress = createProgress(sink, aClock(0, 100, 299));
  progress.show('1 of 3');
  progress.show('2 of 3');
  await progress.clear();
  expect(written).toEqual([]);
});

test('writes over itself on a terminal, not too often, and is gone at the end', async () => {
  const { sink, written } = aScreen(true);
  const progress = createProgress(sink, aClock(0, 300, 350, 400));
  progress.show('10 of 300');
  progress.show('11 of 300');
  progress.show('12 of 300');
  await progress.clear();
  expect(written).toEqual(['\r\r10 of 300', '\r         \r12 of 300', '\r         \r']);
});

test('never fills a line, which would scroll', async () => {
  const { sink, written } = aScreen(true);
  createProgress(sink, aClock(0, 500)).show('far too much for such a small terminal');
  expect(written).toEqual(['\r\rfar too much for s…']);
});

test('says nothing where nobody looks', async () => {
  const { sink, written } = aScreen(false);
  const progress = createProgress(sink, aClock(0, 500));
  progress.show('1 of 3');
  await progress.clear();
  expect(written).toEqual([]);
});
