import { expect, test } from 'vitest';
import { parseHidepid } from '../../../src/kernel/proc/hidden.ts';

const proc = (options: string) => `24 30 0:22 / /proc rw,nosuid shared:12 - proc proc ${options}\n`;

test('hidepid is read in words and in numbers', () => {
  expect(parseHidepid(proc('rw,hidepid=invisible,gid=4'))).toBe('invisible');
  expect(parseHidepid(proc('rw,hidepid=2'))).toBe('2');
});

test('off is off, however it is written', () => {
  expect([proc('rw'), proc('rw,hidepid=0'), proc('rw,hidepid=off'), ''].map(parseHidepid)).toEqual([undefined, undefined, undefined, undefined]);
});

test('of several mounts on /proc the last one is seen', () => {
  expect(parseHidepid(proc('rw,hidepid=2') + proc('rw'))).toBeUndefined();
});
