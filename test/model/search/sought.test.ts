import { expect, test } from 'vitest';
import { parseSought } from '../../../src/model/search/sought.ts';

test.each([
  ['02:42:ac:11:00:02', '02:42:ac:11:00:02'],
  ['02-42-AC-11-00-02', '02:42:ac:11:00:02'],
  ['0242.ac11.0002', '02:42:ac:11:00:02'],
  ['02:42:ac:11:00', undefined],
  ['02:42:ac:11:00:0g', undefined],
])('%s is the hardware address %s', (text, mac) => {
  expect(parseSought(text).mac).toBe(mac);
});

test.each([
  ['8080', 8080],
  ['net:[4026532178]', 4026532178],
  ['80a', undefined],
  ['-1', undefined],
])('%s is the number %s', (text, number) => {
  expect(parseSought(text).number).toBe(number);
});

test.each([
  ['10.0.0.2', 32, true],
  ['10.0.0.0/24', 24, false],
  ['fd00::/64', 64, false],
  ['::1', 128, true],
  ['10.0.0.0/33', undefined, false],
  ['10.0.0', undefined, false],
])('%s has the prefix length %s', (text, length, isAddress) => {
  expect(parseSought(text)).toMatchObject({ isAddress });
  expect(parseSought(text).prefix?.length).toBe(length);
});
