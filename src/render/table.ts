import { drawAligned, totalWidth } from './aligned.ts';
import { drawBordered } from './bordered.ts';
import type { Canvas } from './canvas.ts';
import { type Grid, gridForPeople, gridForPrograms } from './grid.ts';
import { isPlainAscii } from './printable.ts';
import { drawRecords } from './records.ts';
import type { Column } from './view.ts';

export interface TableWishes {
  readonly hasHeadings: boolean;
  /** Columns that may be left out where they do not fit (`Column.drop`). */
  readonly mayDrop: boolean;
}

export interface Table {
  /** Without a newline at its end. */
  readonly text: string;
  /** Names of the columns for which there was no room. */
  readonly leftOut: readonly string[];
}

/**
 * Rows as a table. On a terminal it is drawn for people: what would be too wide moves closer together, then does without
 * the columns that may go, and what is still too wide becomes a block for each row. Elsewhere each row is one line.
 */
export async function drawTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  canvas: Canvas,
  { hasHeadings, mayDrop }: TableWishes,
): Promise<Table> {
  if (!canvas.isTerminal) return { text: drawAligned(gridForPrograms(columns, rows, hasHeadings), 2, canvas), leftOut: [] };
  for (const kept of mayDrop ? everNarrower(columns) : [columns]) {
    const grid = gridForPeople(kept, rows, hasHeadings);
    const gap = [2, 1].find((each) => totalWidth(grid, each) <= (canvas.width ?? Infinity));
    if (gap === undefined) continue;
    const text = suitsCliTable(grid) ? await drawBordered(grid, gap, canvas) : drawAligned(grid, gap, canvas);
    return { text, leftOut: columns.filter((column) => !kept.includes(column)).map((column) => column.name) };
  }
  return { text: drawRecords(gridForPeople(columns, rows, hasHeadings), canvas), leftOut: [] };
}

/** All columns, then fewer and fewer: the highest `drop` goes first, of equal ones the last. */
function everNarrower<Row>(columns: readonly Column<Row>[]): readonly (readonly Column<Row>[])[] {
  const droppable = columns.filter((column) => column.drop !== undefined);
  const firstToGo = droppable.toReversed().toSorted((a, b) => (b.drop ?? 0) - (a.drop ?? 0));
  return [columns, ...firstToGo.map((_, index) => columns.filter((column) => !firstToGo.slice(0, index + 1).includes(column)))];
}

/**
 * cli-table3's time grows with the square of the rows (1,000 rows take 0.3 s), and it measures characters by a table
 * of 2019 (string-width 4), so that newer ones would break its columns. Our own columns look the same.
 */
function suitsCliTable(grid: Grid): boolean {
  return grid.rows.length <= 200 && grid.rows.every((row) => row.every((cell) => cell.lines.every(isPlainAscii)));
}
