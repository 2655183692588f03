import type { Canvas } from './canvas.ts';
import { type Grid, type GridCell, type GridColumn, totalWidth } from './grid.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { blanks, textWidth } from './width.ts';

/** Columns aligned by blanks, in time that grows with the rows and no faster. A rule under the headings is for people. */
export function drawAligned(grid: Grid, gap: number, canvas: Canvas): string {
  const lines: string[] = [];
  if (grid.hasHeadings) {
    const headings = grid.columns.map(({ heading }): GridCell => ({ lines: [heading], role: 'heading' }));
    lines.push(...rowLines(headings, grid.columns, gap, canvas));
    if (canvas.isTerminal) lines.push(symbolsOf(canvas).rule.repeat(totalWidth(grid, gap)));
  }
  const above: Aligned[] = [];
  for (const row of grid.rows) {
    if (row.every((cell) => cell.lines.length === 1)) lines.push(rowLine(row, grid.columns, gap, canvas, above));
    else lines.push(...rowLines(row, grid.columns, gap, canvas));
  }
  return lines.join('\n');
}

interface Aligned {
  readonly cell: GridCell;
  readonly text: string;
}

/** A row of one line. In `above` is what the columns had last: a cell that has come again is not drawn again. */
function rowLine(row: readonly GridCell[], columns: readonly GridColumn[], gap: number, canvas: Canvas, above: Aligned[]): string {
  const texts = columns.map((column, x) => {
    const cell = row[x]!; // a row has a cell for each column
    const known = above[x];
    if (known?.cell === cell) return known.text;
    const text = align(cell.lines[0] ?? '', cell, column, canvas);
    above[x] = { cell, text };
    return text;
  });
  return texts.join(blanks(gap)).trimEnd();
}

function rowLines(row: readonly GridCell[], columns: readonly GridColumn[], gap: number, canvas: Canvas): readonly string[] {
  const height = Math.max(...row.map((cell) => cell.lines.length));
  return Array.from({ length: height }, (_, index) =>
    columns
      .map((column, x) => {
        const cell = row[x];
        return cell === undefined ? '' : align(cell.lines[index] ?? '', cell, column, canvas);
      })
      .join(blanks(gap))
      .trimEnd(),
  );
}

function align(text: string, cell: GridCell, column: GridColumn, canvas: Canvas): string {
  const painted = paint(text, cell.role, canvas);
  const rest = blanks(column.width - textWidth(text));
  return column.isRightAligned ? rest + painted : painted + rest;
}
