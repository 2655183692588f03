import { expect, test } from 'vitest';
import { fineTimeText, percentText, printfG, rateText, sizeText, timeText } from '../../src/render/tc-words.ts';

test('rates are bits, in the largest unit that loses nothing', () => {
  expect([0, 1, 125, 187.5, 125_000, 187_500, 124_999, 1_250_000_000, 12_500_000_001, 2 ** 53].map(rateText)).toEqual(['0bit', '8bit', '1Kbit', '1504bit', '1Mbit', '1500Kbit', '999992bit', '10Gbit', '100Gbit', '72057Tbit']);
});

test('sizes are bytes, and more where they are nearly whole', () => {
  expect([0, 1600, 15_360, 15_375, 15_377, 1_048_576, 1_049_000, 33_554_432].map(sizeText)).toEqual(['0b', '1600b', '15Kb', '15Kb', '15377b', '1Mb', '1Mb', '32Mb']);
});

test('times have three digits', () => {
  expect([0, 0.000155, 0.002999, 0.01, 0.1234, 0.9999, 5, 1234].map(timeText)).toEqual(['0us', '155us', '3ms', '10ms', '123ms', '1e+03ms', '5s', '1.23e+03s']);
  expect([0, 6.4e-7, 2e-5, 0.002, 1.5].map(fineTimeText)).toEqual(['0ns', '640ns', '20us', '2ms', '1.5s']);
});

test('percentages and %g have six digits', () => {
  expect([0, 0.01, 1 / 3, 1, 1e-8].map(percentText)).toEqual(['0%', '1%', '33.3333%', '100%', '1e-06%']);
  expect([0.1, 0.00001234, 123_456, 1_234_567].map((value) => printfG(value))).toEqual(['0.1', '1.234e-05', '123456', '1.23457e+06']);
});
