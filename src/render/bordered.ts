import type { Canvas } from './canvas.ts';
import type { Grid, GridColumn } from './grid.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { blanks } from './width.ts';

/**
 * A table by cli-table3: headings, a rule, rows. The package is loaded here, when the first table is drawn (5 ms).
 * Its own colours stay off (`head`, `border`), because it would decide about them by itself.
 */
export async function drawBordered(grid: Grid, gap: number, canvas: Canvas): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const { rule } = symbolsOf(canvas);
  const table = new Table({
    head: grid.hasHeadings ? grid.columns.map(({ heading }) => paint(heading, 'heading', canvas)) : [],
    colAligns: grid.columns.map(alignment),
    chars: { ...noBorders, mid: rule, 'mid-mid': rule.repeat(gap), middle: blanks(gap) },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of grid.rows) {
    table.push(row.map(({ lines, role }) => lines.map((line) => paint(line, role, canvas)).join('\n')));
  }
  return table.toString().replace(/ +$/gm, '');
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  right: '',
  'right-mid': '',
};

function alignment({ isRightAligned }: GridColumn): 'left' | 'right' {
  return isRightAligned ? 'right' : 'left';
}
