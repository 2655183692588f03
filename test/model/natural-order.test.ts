import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNaturally, findExtremes, sortNaturally } from '../../src/model/natural-order.ts';

const sorted = (...texts: string[]): string[] => texts.sort(compareNaturally);

test('numbers inside names count as numbers', () => {
  expect(sorted('veth10', 'veth2', 'veth1', 'veth')).toEqual(['veth', 'veth1', 'veth2', 'veth10']);
  expect(sorted('10', '9', 'beijing', '4026532178')).toEqual(['9', '10', '4026532178', 'beijing']);
  expect(sorted('eth0.100', 'eth0.20', 'eth0', 'eth0-b')).toEqual(['eth0', 'eth0-b', 'eth0.20', 'eth0.100']);
});

test('case decides only between names that are otherwise equal', () => {
  expect(sorted('b', 'A', 'a', 'B')).toEqual(['A', 'a', 'B', 'b']);
});

test('leading zeros decide only between names that are otherwise equal', () => {
  expect(sorted('eth1', 'eth01', 'eth001', 'eth2')).toEqual(['eth001', 'eth01', 'eth1', 'eth2']);
});

test('digits beyond any number still count', () => {
  expect(sorted('100000000000000000000001', '99999999999999999999', '100000000000000000000000')).toEqual([
    '99999999999999999999',
    '100000000000000000000000',
    '100000000000000000000001',
  ]);
});

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'A', 'b', '0', '1', '9', '-', '.', '\udc80', '界') }),
  fc.string({ unit: 'binary' }),
);

test('every two strings have one order, which reverses with them', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(Math.sign(compareNaturally(a, b)) + Math.sign(compareNaturally(b, a))).toBe(0);
      expect(compareNaturally(a, b) === 0).toBe(a === b);
    }),
  );
});

test('the order does not depend on where one starts', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (a, b, c) => {
      if (compareNaturally(a, b) <= 0 && compareNaturally(b, c) <= 0) expect(compareNaturally(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test('sorting and the extremes follow the same order', () => {
  fc.assert(fc.property(fc.array(anyText), (texts) => {
    const expected = texts.toSorted(compareNaturally);
    expect(sortNaturally(texts, (text) => text)).toEqual(expected);
    expect(findExtremes(texts)).toEqual({ first: expected[0], last: expected.at(-1) });
  }));
});
