import { drawAligned } from './aligned.ts';
import { drawBordered } from './bordered.ts';
import type { Canvas } from './canvas.ts';
import { textsOf } from './cell.ts';
import { cutLastColumn, type Grid, gridForPeople, gridForPrograms, totalWidth } from './grid.ts';
import { isPlainAscii } from './printable.ts';
import { drawRecords } from './records.ts';
import { symbolsOf } from './symbols.ts';
import type { Column } from './view.ts';

export interface TableWishes {
  readonly hasHeadings: boolean;
  /** Nobody asked for just these columns: those of `whenAny` and `wide` with nothing in them may go. */
  readonly mayHide: boolean;
  /** Those without room (`drop`) may go. */
  readonly mayDrop: boolean;
  /** The last column may be cut, if it is meant for that (`cut`). */
  readonly mayCut: boolean;
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
  { hasHeadings, mayHide, mayDrop, mayCut }: TableWishes,
): Promise<Table> {
  if (!canvas.isTerminal) return { text: drawAligned(gridForPrograms(columns, rows, hasHeadings), 2, canvas), leftOut: [] };
  const wanted = mayHide ? columns.filter((column) => (column.whenAny !== true && column.wide !== true) || hasAny(column, rows)) : columns;
  for (const kept of mayDrop ? everNarrower(wanted) : [wanted]) {
    const whole = gridForPeople(kept, rows, hasHeadings);
    for (const gap of [2, 1]) {
      const grid = fit(whole, gap, canvas, mayCut && kept.at(-1)?.cut === true);
      if (grid === undefined) continue;
      const text = suitsCliTable(grid) ? await drawBordered(grid, gap, canvas) : drawAligned(grid, gap, canvas);
      return { text, leftOut: wanted.filter((column) => !kept.includes(column)).map((column) => column.name) };
    }
  }
  return { text: drawRecords(gridForPeople(wanted, rows, hasHeadings), canvas), leftOut: [] };
}

function hasAny<Row>(column: Column<Row>, rows: readonly Row[]): boolean {
  return rows.some((row) => textsOf(column.value(row)).length > 0);
}

/** The grid if it fits, or fits when its last column is cut to no less than 20 cells. */
function fit(grid: Grid, gap: number, canvas: Canvas, mayCut: boolean): Grid | undefined {
  const missing = totalWidth(grid, gap) - (canvas.width ?? Infinity);
  if (missing <= 0) return grid;
  const room = (grid.columns.at(-1)?.width ?? 0) - missing;
  return mayCut && room >= 20 ? cutLastColumn(grid, room, symbolsOf(canvas).ellipsis) : undefined;
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
