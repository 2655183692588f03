import type { Role } from './canvas.ts';
import { textsOf } from './cell.ts';
import { printable } from './printable.ts';
import type { Cell, Column } from './view.ts';
import { cutText, textWidth } from './width.ts';

/** Rows as printable text, each cell with its lines and its role: what is left is to put it on a canvas. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly GridCell[])[];
  readonly hasHeadings: boolean;
}

export interface GridColumn {
  readonly name: string;
  readonly heading: string;
  /** Numbers stand under one another by their last digit. */
  readonly isRightAligned: boolean;
  /** Cells that the widest value takes, or the heading where it is shown. */
  readonly width: number;
}

export interface GridCell {
  /** At least one. */
  readonly lines: readonly string[];
  readonly role: Role;
}

/** For people: each item of a list has a line of its own, and what is empty is blank. */
export function gridForPeople<Row>(columns: readonly Column<Row>[], rows: readonly Row[], hasHeadings: boolean): Grid {
  const toLines = (texts: readonly string[]): readonly string[] => (texts.length === 0 ? [''] : texts.map(printable));
  return toGrid(columns, rows, hasHeadings, ({ name, title }) => title ?? name, toLines);
}

/** For programs: every row is one line, no cell is blank, and the headings are in capitals. */
export function gridForPrograms<Row>(columns: readonly Column<Row>[], rows: readonly Row[], hasHeadings: boolean): Grid {
  const toLines = (texts: readonly string[]): readonly string[] => [texts.map(printable).join(',') || '-'];
  return toGrid(columns, rows, hasHeadings, ({ name }) => name.toUpperCase(), toLines);
}

/** How wide the table gets with so many blanks between its columns. */
export function totalWidth(grid: Grid, gap: number): number {
  return grid.columns.reduce((sum, column) => sum + column.width, gap * Math.max(0, grid.columns.length - 1));
}

/** The same with its last column no wider than that. */
export function cutLastColumn(grid: Grid, width: number, ellipsis: string): Grid {
  const last = grid.columns.length - 1;
  const cut = (cell: GridCell): GridCell => ({ ...cell, lines: cell.lines.map((line) => cutText(line, width, ellipsis)) });
  return {
    ...grid,
    columns: grid.columns.map((column, x) => (x === last ? { ...column, width } : column)),
    rows: grid.rows.map((row) => row.map((cell, x) => (x === last ? cut(cell) : cell))),
  };
}

function toGrid<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  hasHeadings: boolean,
  toHeading: (column: Column<Row>) => string,
  toLines: (texts: readonly string[]) => readonly string[],
): Grid {
  const drawn = columns.map((column) => {
    const values = rows.map((row) => column.value(row));
    const heading = toHeading(column);
    const cells = toCells(column, rows, values, toLines);
    const width = widest(cells, hasHeadings ? textWidth(heading) : 0);
    return { name: column.name, heading, isRightAligned: column.align === 'right' || areNumbers(values), width, cells };
  });
  return { hasHeadings, columns: drawn, rows: rows.map((_row, index) => drawn.map(({ cells }) => cells[index]!)) }; // every column has one of each row
}

/** What is as in the row above is that very cell: most columns of a long table hardly change, and nothing is done twice. */
function toCells<Row>(column: Column<Row>, rows: readonly Row[], values: readonly Cell[], toLines: (texts: readonly string[]) => readonly string[]): readonly GridCell[] {
  let above: GridCell | undefined;
  return rows.map((row, index) => {
    const role = roleOf(column, row);
    if (above === undefined || above.role !== role || values[index] !== values[index - 1]) above = { lines: toLines(textsOf(values[index])), role };
    return above;
  });
}

function roleOf<Row>(column: Column<Row>, row: Row): Role {
  return typeof column.role === 'function' ? column.role(row) : (column.role ?? 'plain');
}

function areNumbers(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell !== undefined);
  return filled.length > 0 && filled.every((cell) => typeof cell === 'number');
}

function widest(cells: readonly GridCell[], least: number): number {
  let width = least;
  let above: GridCell | undefined;
  for (const cell of cells) {
    if (cell !== above) for (const line of cell.lines) width = Math.max(width, textWidth(line));
    above = cell;
  }
  return width;
}
