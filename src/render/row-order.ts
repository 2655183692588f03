import { compareNaturally } from '../model/natural-order.ts';
import { textsOf } from './cell.ts';
import { findColumn } from './columns.ts';
import type { Cell, View } from './view.ts';

/** Sorts as `--sort` says: `COL` upwards, `-COL` downwards. Equal rows keep their order; empty cells always come last. */
export function sortRows<Row>(view: View<Row>, rows: readonly Row[], wish: string): readonly Row[] {
  const isDownwards = wish.startsWith('-');
  const column = findColumn(view, isDownwards ? wish.slice(1) : wish);
  return rows.toSorted((a, b) => compareCells(column.value(a), column.value(b), isDownwards ? -1 : 1));
}

function compareCells(a: Cell, b: Cell, direction: 1 | -1): number {
  const isEmpty = textsOf(a).length === 0;
  if (isEmpty || textsOf(b).length === 0) return Number(isEmpty) - Number(textsOf(b).length === 0);
  return direction * compareValues(a, b);
}

function compareValues(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareNaturally(textsOf(a).join(), textsOf(b).join());
}
