import { expect, test } from 'vitest';
import { Kept } from '../../../src/shell/completion/kept.ts';

/** Readings that end when the test says so; each gives the number of the reading. */
function readings() {
  const ends: ((outcome: 'done' | 'failed') => void)[] = [];
  const kept = new Kept(
    () =>
      new Promise<number>((resolve, reject) => {
        const number = ends.length + 1;
        ends.push((outcome) => (outcome === 'done' ? resolve(number) : reject(new Error(`reading ${number} failed`))));
      }),
  );
  return { kept, end: (number: number, outcome: 'done' | 'failed' = 'done') => ends[number - 1]?.(outcome), begun: () => ends.length };
}

test('what has just been read is not read again', async () => {
  const { kept, end, begun } = readings();
  const both = [kept.recall(), kept.recall()];
  end(1);
  expect(await Promise.all([...both, kept.recall()])).toEqual([1, 1, 1]);
  expect(begun()).toBe(1);
});

test('when it is old and the new one takes long, the old one is given, and the new one next time', async () => {
  const { kept, end, begun } = readings();
  const first = kept.recall();
  end(1);
  await first;
  kept.age();
  expect(await kept.recall()).toBe(1);
  expect(begun()).toBe(2);
  end(2);
  await Promise.resolve();
  expect(await kept.recall()).toBe(2);
  expect(begun()).toBe(2);
});

test('who wants the latest waits for it, whatever is known', async () => {
  const { kept, end, begun } = readings();
  const first = kept.latest();
  end(1);
  expect([await first, await kept.latest()]).toEqual([1, 1]);
  kept.age();
  const second = kept.latest();
  end(2);
  expect(await second).toBe(2);
  expect(begun()).toBe(2);
});

test('a new one that comes at once is given at once', async () => {
  let number = 0;
  const kept = new Kept(async () => (number += 1));
  expect(await kept.recall()).toBe(1);
  kept.age();
  expect(await kept.recall()).toBe(2);
});

test('what was begun before the line was carried out is old when it comes', async () => {
  const { kept, end, begun } = readings();
  const first = kept.recall();
  kept.age();
  end(1);
  expect(await first).toBe(1);
  const second = kept.recall();
  expect(begun()).toBe(2);
  end(2);
  expect(await second).toBe(2);
});

test('what is forgotten is waited for, also when its reading has already begun', async () => {
  const { kept, end, begun } = readings();
  const first = kept.recall();
  end(1);
  await first;
  kept.age();
  await kept.recall();
  expect(kept.forget()).toBe(true);
  expect(kept.forget()).toBe(false);
  const wanted = kept.recall();
  end(2);
  expect(await wanted).toBe(2);
  expect(begun()).toBe(2);
});

test('a reading that fails leaves the old answer; without one, whoever asked is told', async () => {
  const { kept, end } = readings();
  const first = kept.recall();
  end(1, 'failed');
  await expect(first).rejects.toThrow('reading 1 failed');
  const second = kept.recall();
  end(2);
  await second;
  kept.age();
  const third = kept.recall();
  end(3, 'failed');
  expect(await third).toBe(2);
});
