import type { OutputForm } from '../grammar/common-options.ts';
import type { Canvas } from './canvas.ts';
import { chooseColumns, type ColumnWishes } from './columns.ts';
import { drawForPrograms } from './for-programs.ts';
import { sortRows } from './row-order.ts';
import { drawTable } from './table.ts';
import type { View } from './view.ts';
import { drawProse } from './wrap.ts';

export interface OutputWishes extends ColumnWishes {
  readonly format: OutputForm;
  readonly noHeaders?: boolean | undefined;
  /** A column, or `-` and a column for the reverse order. */
  readonly sort?: string | undefined;
  /** Rather a block for each row than columns left out. */
  readonly keepsColumns?: boolean | undefined;
  /** What was looked into, for the sentence that says there is nothing: `beijing`. */
  readonly where: string;
}

export interface Output {
  /** For stdout as it stands: empty, or whole lines. */
  readonly data: string;
  /** A sentence for stderr, without a newline at its end: that there is nothing, or no room for all. Programs see that for themselves. */
  readonly note: string | undefined;
}

/**
 * What a command returned, in the form that was asked for. `view` is the one that belongs to the rows, as a command holds it.
 * A string may hold U+DC80–U+DCFF for raw bytes; whoever writes turns them back.
 */
export async function drawRows(view: View<never>, rows: readonly unknown[], wishes: OutputWishes, canvas: Canvas): Promise<Output> {
  const { format } = wishes;
  const split = usesColumns(view, wishes, canvas) ? view.split : undefined;
  const whole = rows as readonly never[]; // `defineCommand` has checked that the view fits its rows
  const fitting = split === undefined ? whole : (whole.flatMap(split) as unknown[] as never[]); // and `split` makes the same of them
  const sorted = wishes.sort === undefined ? fitting : sortRows(view, fitting, wishes.sort);
  if (format === 'table' || format === 'wide') return await drawForReading(view, sorted, wishes, canvas);
  return { data: wholeLines(drawForPrograms(view, sorted, { ...wishes, format }, canvas)), note: undefined };
}

/** Whether columns are shown, and not whole rows: as JSON, or as a drawing. Sorting what a drawing cuts up makes a table of it. */
function usesColumns(view: Pick<View<never>, 'draw' | 'drawsForPeople' | 'split'>, { format, columns, sort }: OutputWishes, { isTerminal }: Canvas): boolean {
  if (columns !== undefined) return true;
  if (view.drawsForPeople === true && (format === 'wide' || !isTerminal)) return format !== 'json' && format !== 'jsonl';
  if (format === 'table' || format === 'wide') return view.draw === undefined || (sort !== undefined && view.split !== undefined);
  return format !== 'json' && format !== 'jsonl';
}

async function drawForReading<Row>(view: View<Row>, rows: readonly Row[], wishes: OutputWishes, canvas: Canvas): Promise<Output> {
  const isWide = wishes.format === 'wide';
  const columns = chooseColumns(view, wishes, isWide);
  if (rows.length === 0) return { data: '', note: drawProse(view.empty(wishes.where), canvas) || undefined };
  if (view.draw !== undefined && !usesColumns(view, wishes, canvas)) return { data: wholeLines(await view.draw(rows, canvas, wishes.several === true, wishes.flags ?? [])), note: undefined };
  const { text, leftOut } = await drawTable(columns, rows, canvas, {
    hasHeadings: wishes.noHeaders !== true,
    mayHide: wishes.columns === undefined,
    mayDrop: !isWide && wishes.columns === undefined && wishes.keepsColumns !== true,
    mayCut: !isWide,
  });
  const note = leftOut.length === 0 ? undefined : drawProse(`no room for ${leftOut.join(', ')}: -o wide shows all`, canvas);
  return { data: wholeLines(text), note };
}

function wholeLines(text: string): string {
  return text === '' ? '' : `${text}\n`;
}
