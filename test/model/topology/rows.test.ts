import { expect, test } from 'vitest';
import { addressRanges } from '../../../src/model/topology/rows.ts';

test('many addresses are a range of each family', () => {
  expect(addressRanges(['10.0.0.10/24', 'fd00::2/64', '10.0.0.9/24', 'fd00::1/64', '10.0.0.11/24'])).toEqual(['10.0.0.9/24 … 10.0.0.11/24', 'fd00::1/64 … fd00::2/64']);
});

test('the same address everywhere is no range, and none is nothing', () => {
  expect(addressRanges(['169.254.1.1/32', '169.254.1.1/32'])).toEqual(['169.254.1.1/32']);
  expect(addressRanges([])).toEqual([]);
});
