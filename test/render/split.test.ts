import { expect, test } from 'vitest';
import { drawRows, type OutputWishes } from '../../src/render/output.ts';
import type { View } from '../../src/render/view.ts';
import { pipe } from './canvases.ts';

interface Basket {
  readonly of: string;
  readonly fruits: readonly string[];
}

const baskets: readonly Basket[] = [
  { of: 'Ann', fruits: ['pear', 'apple'] },
  { of: 'Bob', fruits: [] },
  { of: 'Cid', fruits: ['fig'] },
];

const view: View<Basket> = {
  columns: [
    { name: 'of', value: (row) => row.of },
    { name: 'fruit', value: (row) => row.fruits[0], isName: true },
  ],
  empty: () => 'no baskets',
  draw: (rows, _canvas, several) => `${rows.length} baskets${several ? ', several' : ''}`,
  split: (row) => row.fruits.map((fruit) => ({ ...row, fruits: [fruit] })),
};

async function draw(wishes: Partial<OutputWishes>): Promise<string> {
  return (await drawRows(view, baskets, { format: 'table', where: 'here', ...wishes }, pipe)).data;
}

test('what is drawn, and JSON, have rows whole', async () => {
  expect(await draw({})).toBe('3 baskets\n');
  expect(await draw({ several: true })).toBe('3 baskets, several\n');
  expect(JSON.parse(await draw({ format: 'json' }))).toEqual(baskets);
});

test('columns have the parts of rows, in every form, and --sort makes columns of a drawing', async () => {
  expect(await draw({ format: 'csv' })).toBe('of,fruit\nAnn,pear\nAnn,apple\nCid,fig\n');
  expect(await draw({ format: 'name' })).toBe('pear\napple\nfig\n');
  expect(await draw({ columns: ['fruit'] })).toBe('FRUIT\npear\napple\nfig\n');
  expect(JSON.parse(await draw({ format: 'json', columns: ['fruit'] }))).toEqual([{ fruit: 'pear' }, { fruit: 'apple' }, { fruit: 'fig' }]);
  expect(await draw({ sort: 'fruit' })).toBe('OF   FRUIT\nAnn  apple\nCid  fig\nAnn  pear\n');
});
