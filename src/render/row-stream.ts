import type { OutputForm } from '../grammar/common-options.ts';
import type { Canvas } from './canvas.ts';
import { textsOf } from './cell.ts';
import { chooseColumns, type ColumnWishes } from './columns.ts';
import { drawForPrograms } from './for-programs.ts';
import { printable, printableSentence } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import type { Column, View } from './view.ts';
import { cutText, padEnd, textWidth } from './width.ts';

interface StreamWishes extends ColumnWishes {
  readonly format: OutputForm;
  readonly noHeaders?: boolean | undefined;
}

/** Rows that are drawn one by one, before the next is known. */
export interface RowStream {
  /** What stands above them: empty, or a whole line. */
  readonly head: string;
  /** Whole lines, one unless the view has a drawing of its own; none for a row without a name where names are asked for. */
  draw(row: unknown): string | Promise<string>;
}

/** JSON is an object a line. In a table a column gets wider when a row needs it, and stays so. */
export function openRowStream(view: View<never>, wishes: StreamWishes, canvas: Canvas): RowStream {
  const { format } = wishes;
  if (format === 'table' || format === 'wide') return openTable(view, wishes, canvas);
  const formatOfRow = format === 'json' ? 'jsonl' : format;
  const draw = (rows: readonly never[], noHeaders: boolean): string => wholeLine(drawForPrograms(view, rows, { ...wishes, format: formatOfRow, noHeaders }, canvas));
  const hasHead = (format === 'csv' || format === 'tsv') && wishes.noHeaders !== true;
  return { head: hasHead ? draw([], false) : '', draw: (row) => draw([row as never], true) }; // `defineCommand` has checked that the view fits its rows
}

function openTable(view: View<never>, wishes: StreamWishes, canvas: Canvas): RowStream {
  const { draw } = view;
  if (draw !== undefined && wishes.columns === undefined) return { head: '', draw: async (row) => wholeLine(await draw([row as never], canvas, true, [])) }; // as above
  const columns = chooseColumns(view, { ...wishes, several: true }, wishes.format === 'wide');
  const widths = columns.map(() => 0);
  const line = (texts: readonly string[], paintAt: (text: string, at: number) => string): string => {
    texts.forEach((text, at) => (widths[at] = Math.max(widths[at] ?? 0, textWidth(text))));
    const cells = texts.map((text, at) => paintAt(text, at) + padEnd('', (widths[at] ?? 0) - textWidth(text)));
    return `${cells.join('  ').trimEnd()}\n`;
  };
  const mayCut = wishes.format !== 'wide' && wishes.columns === undefined && columns.at(-1)?.cut === true;
  const headings = columns.map(({ name, title }) => (canvas.isTerminal ? (title ?? name) : name.toUpperCase()));
  const head = wishes.noHeaders === true ? '' : line(headings, (text) => paint(text, 'heading', canvas));
  return {
    head,
    draw: (row) => {
      const drawn = row as never; // as above
      const texts = columns.map((column) => cellText(column, drawn, canvas));
      return line(mayCut ? cutLast(texts, widths, canvas) : texts, (text, at) => paint(text, roleOf(columns[at], drawn), canvas));
    },
  };
}

function cellText(column: Column<never>, row: never, { isTerminal, unicode }: Canvas): string {
  const escape = column.cut === true ? printableSentence : printable;
  const text = textsOf(column.value(row)).map(escape).join(',') || (isTerminal ? '' : '-');
  return unicode ? text : text.replaceAll('→', '->');
}

/** The last column at the edge of the terminal, but never to less than 20 cells. */
function cutLast(texts: readonly string[], widths: readonly number[], canvas: Canvas): readonly string[] {
  const before = texts.slice(0, -1).reduce((sum, text, at) => sum + 2 + Math.max(widths[at] ?? 0, textWidth(text)), 0);
  const room = Math.max(20, (canvas.width ?? Infinity) - before);
  return texts.map((text, at) => (at === texts.length - 1 ? cutText(text, room, symbolsOf(canvas).ellipsis) : text));
}

function roleOf(column: Column<never> | undefined, row: never) {
  return typeof column?.role === 'function' ? column.role(row) : (column?.role ?? 'plain');
}

function wholeLine(text: string): string {
  return text === '' ? '' : `${text}\n`;
}
