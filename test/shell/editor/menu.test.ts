import { expect, test } from 'vitest';
import type { MenuMove } from '../../../src/shell/editor/menu.ts';
import { moveIn } from '../../../src/shell/editor/menu.ts';

/** Seven items in three rows: 0 3 6, 1 4, 2 5. */
function after(selected: number | undefined, ...moves: readonly MenuMove[]): number | undefined {
  const menu = { items: [...'abcdefg'].map((shown) => ({ shown })), selected, isGrid: true };
  return moves.reduce((now, move) => moveIn(now, move, { rows: 3, columns: 3 }, 4), menu).selected;
}

test('the first move selects an end of the list', () => {
  expect([after(undefined, 'next'), after(undefined, 'previous')]).toEqual([0, 6]);
});

test('next and previous go round', () => {
  expect([after(0, 'next'), after(6, 'next'), after(0, 'previous')]).toEqual([1, 0, 6]);
});

test('left and right go to the item beside, if there is one', () => {
  expect([after(1, 'right'), after(4, 'right'), after(4, 'left'), after(0, 'left')]).toEqual([4, 4, 1, 0]);
});

test('pages end at the ends', () => {
  expect([after(1, 'page down'), after(4, 'page down'), after(2, 'page up')]).toEqual([5, 6, 0]);
});

test('nothing moves in an empty list', () => {
  expect(moveIn({ items: [], selected: undefined, isGrid: false }, 'next', { rows: 1, columns: 1 }, 4).selected).toBeUndefined();
});
