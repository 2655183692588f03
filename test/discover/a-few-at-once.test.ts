import { expect, test } from 'vitest';
import { aFewAtOnce } from '../../src/discover/a-few-at-once.ts';

test('answers come in the order of the questions, and no more are asked at once than may be', async () => {
  let now = 0;
  let most = 0;
  const ask = async (question: number): Promise<number> => {
    most = Math.max(most, (now += 1));
    for (let turn = 0; turn < 10 - question; turn++) await Promise.resolve(); // the later ones are quicker
    now -= 1;
    return question * 2;
  };
  expect(await aFewAtOnce([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3, new AbortController().signal, ask)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  expect(most).toBe(3);
});

test('after Ctrl-C nothing new is begun', async () => {
  const controller = new AbortController();
  const asked: number[] = [];
  const ask = async (question: number): Promise<void> => {
    asked.push(question);
    if (question === 1) controller.abort(new Error('enough'));
  };
  await expect(aFewAtOnce([0, 1, 2, 3, 4], 1, controller.signal, ask)).rejects.toThrow('enough');
  expect(asked).toEqual([0, 1]);
});

test('a question that fails is the failure of all', async () => {
  const ask = async (): Promise<never> => await Promise.reject(new Error('no'));
  await expect(aFewAtOnce([1], 4, new AbortController().signal, ask)).rejects.toThrow('no');
});
