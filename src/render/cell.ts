import type { Cell } from './view.ts';

/** What a cell holds, as texts that are not yet printable: none when it is empty, several when it is a list. */
export function textsOf(cell: Cell): readonly string[] {
  if (cell === undefined || cell === '') return [];
  if (typeof cell === 'boolean') return [cell ? 'yes' : 'no'];
  if (typeof cell === 'string' || typeof cell === 'number') return [String(cell)];
  return cell;
}
