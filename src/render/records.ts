import type { Canvas } from './canvas.ts';
import type { Grid, GridCell } from './grid.ts';
import { paint } from './theme.ts';
import { blanks } from './width.ts';

/** One block for each row, a line for each cell: for rows that are wider than the terminal. Nothing is cut, and what has nothing in it has no line. */
export function drawRecords(grid: Grid, canvas: Canvas): string {
  const labels = grid.columns.map(({ name }) => `${name}:`);
  const room = Math.max(...labels.map((label) => label.length)) + 1;
  const drawCell = (cell: GridCell, label: string): string => {
    const start = paint(label, 'heading', canvas) + blanks(room - label.length);
    return (start + cell.lines.map((line) => paint(line, cell.role, canvas)).join(`\n${blanks(room)}`)).trimEnd();
  };
  const drawRow = (row: readonly GridCell[]): string => row.flatMap((cell, index) => (cell.lines.some((line) => line !== '') ? [drawCell(cell, labels[index] ?? '')] : [])).join('\n');
  return grid.rows.map(drawRow).join('\n\n');
}
