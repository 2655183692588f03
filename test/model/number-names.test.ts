import { expect, test } from 'vitest';
import { builtInNames, dsfieldName, lookupNumber, numberName, withNamesOf } from '../../src/model/number-names.ts';

const { tables } = builtInNames;

test('a number with a name is called by it, and any other stays a number', () => {
  expect([254, 255, 253, 1000, 0].map((number) => numberName(tables, number))).toEqual(['main', 'local', 'default', '1000', '0']);
});

test('a word means a name, or a number in decimal or hexadecimal', () => {
  expect(['main', '1000', '0xfe', '4294967295'].map((word) => lookupNumber(tables, word))).toEqual([254, 1000, 254, 4294967295]);
  expect(['Main', '', '-1', '1.5', '4294967296', '0x', '10 ', 'toString'].map((word) => lookupNumber(tables, word))).toEqual(Array(8).fill(undefined));
});

test('a file adds names, a later one wins, comments and lines of another kind are passed over', () => {
  const more = withNamesOf(tables, '#\n# local\n#\n100\tvpn\n 0x65 office # the second\n\nnonsense\n102\n103 #no\n254 first\n254\tmain\r\n100 vpn2');
  expect([100, 101, 102, 103, 254].map((number) => numberName(more, number))).toEqual(['vpn2', 'office', '102', '103', 'main']);
  expect(['vpn', 'vpn2', 'first'].map((word) => lookupNumber(more, word))).toEqual([100, 100, 254]);
  expect(numberName(tables, 100)).toBe('100');
});

test('a type of service has two hexadecimal digits where it has no name', () => {
  const { dsfields } = builtInNames;
  expect([0, 4, 0x10].map((tos) => dsfieldName(dsfields, tos))).toEqual(['0', '0x04', '0x10']);
  expect(dsfieldName(withNamesOf(dsfields, '0x28\tAF11'), 0x28)).toBe('AF11');
});
