import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOrder } from '../../../src/model/capture/in-order.ts';

test('what is young enough waits, and comes oldest first', () => {
  const order = createOrder<string>();
  order.add(30n, 'c');
  order.add(10n, 'a');
  order.add(20n, 'b');
  expect([order.take(20n), order.size, order.take(20n), order.takeAll(), order.size]).toEqual([['a', 'b'], 1, [], ['c'], 0]);
});

test('of the same time, in the order in which they came', () => {
  const times = fc.array(fc.nat(5), { maxLength: 40 });
  fc.assert(
    fc.property(times, (all) => {
      const order = createOrder<readonly [number, number]>();
      all.forEach((time, at) => order.add(BigInt(time), [time, at]));
      expect(order.takeAll()).toEqual(all.map((time, at) => [time, at] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
  );
});
