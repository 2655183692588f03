import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRest } from '../../../src/shell/highlight/rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('all wait until nobody has come for a while, and whoever comes later waits anew', async () => {
  const atRest = createRest(80);
  const kept: string[] = [];
  void atRest().then(() => kept.push('first'));
  await vi.advanceTimersByTimeAsync(60);
  void atRest().then(() => kept.push('second'));
  await vi.advanceTimersByTimeAsync(60);
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(kept).toEqual(['first', 'second']);
  void atRest().then(() => kept.push('third'));
  await vi.advanceTimersByTimeAsync(79);
  expect(kept).toEqual(['first', 'second']);
  await vi.advanceTimersByTimeAsync(1);
  expect(kept).toEqual(['first', 'second', 'third']);
});
