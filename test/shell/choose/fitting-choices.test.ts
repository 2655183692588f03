import { expect, test } from 'vitest';
import { fittingChoices } from '../../../src/shell/choose/fitting-choices.ts';

const choices = [
  { shown: 'host', description: 'inode 4026531840, 3 links' },
  { shown: 'new-shanghai', description: 'inode 4026532300, 2 links' },
  { shown: 'shanghai', description: 'inode 4026532200, 2 links', also: ['shop/db'] },
  { shown: 'Beijing[1]', description: 'inode 4026532100, 1 link' },
];
const fitting = (typed: string): readonly string[] => fittingChoices(choices, typed).map((at) => choices[at]?.shown ?? '');

test('everything fits nothing typed, in its order', () => {
  expect(fitting('')).toEqual(['host', 'new-shanghai', 'shanghai', 'Beijing[1]']);
  expect(fitting('  ')).toEqual(['host', 'new-shanghai', 'shanghai', 'Beijing[1]']);
});

test('names that begin so come first, then those that only contain it', () => {
  expect(fitting('sha')).toEqual(['shanghai', 'new-shanghai']);
});

test('every word counts, wherever it stands: in the name, the description, or another name', () => {
  expect(fitting('link 2100')).toEqual(['Beijing[1]']);
  expect(fitting('shop')).toEqual(['shanghai']);
  expect(fitting('shan 2300')).toEqual(['new-shanghai']);
});

test('characters that mean something elsewhere are characters, and capitals count only where there are some', () => {
  expect(fitting('[1')).toEqual(['Beijing[1]']);
  expect(fitting('beij')).toEqual(['Beijing[1]']);
  expect(fitting('Host')).toEqual([]);
  expect(fitting('.*')).toEqual([]);
});
