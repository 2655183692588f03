import { UsageError } from '../errors.ts';
import type { Canvas } from './canvas.ts';
import { textsOf } from './cell.ts';
import { chooseColumns, type ColumnWishes } from './columns.ts';
import { drawJson } from './json.ts';
import { printable, printableSentence } from './printable.ts';
import { csvField, tsvField } from './separated.ts';
import type { Cell, View } from './view.ts';

export type ProgramFormat = 'json' | 'jsonl' | 'csv' | 'tsv' | 'name';

interface ProgramWishes extends ColumnWishes {
  readonly format: ProgramFormat;
  readonly noHeaders?: boolean | undefined;
}

/** Rows for a program to read, exactly as they are; only what a terminal would obey is escaped on a terminal. */
export function drawForPrograms<Row>(view: View<Row>, rows: readonly Row[], wishes: ProgramWishes, canvas: Canvas): string {
  switch (wishes.format) {
    case 'json':
      return drawJson(objectsOf(view, rows, wishes), 2);
    case 'jsonl':
      return objectsOf(view, rows, wishes).map((object) => drawJson(object)).join('\n');
    case 'csv':
      return drawSeparated(view, rows, wishes, ',', canvas.isTerminal ? (text) => csvField(printableSentence(text)) : csvField);
    case 'tsv':
      return drawSeparated(view, rows, wishes, '\t', canvas.isTerminal ? (text) => printableSentence(tsvField(text)) : tsvField);
    case 'name':
      return drawNames(view, rows, wishes, canvas);
  }
}

/** The rows themselves, whole; or the columns that `-C` picks, under the columns' names. */
function objectsOf<Row>(view: View<Row>, rows: readonly Row[], wishes: ProgramWishes): readonly unknown[] {
  if (wishes.columns === undefined) return rows;
  const columns = chooseColumns(view, wishes, false);
  return rows.map((row) => Object.fromEntries(columns.map((column): [string, Cell] => [column.name, column.value(row)])));
}

function drawSeparated<Row>(
  view: View<Row>,
  rows: readonly Row[],
  wishes: ProgramWishes,
  separator: string,
  toField: (text: string) => string,
): string {
  const columns = chooseColumns(view, wishes, false);
  const headings = wishes.noHeaders === true ? [] : [columns.map((column) => column.name)];
  const records = rows.map((row) => columns.map((column) => textsOf(column.value(row)).join(',')));
  return [...headings, ...records].map((record) => record.map(toField).join(separator)).join('\n');
}

/** One line for each row that has a name: the first, where it has several. */
function drawNames<Row>(view: View<Row>, rows: readonly Row[], { columns }: ProgramWishes, canvas: Canvas): string {
  if (columns !== undefined) {
    throw new UsageError('-o name shows names and no columns', { word: 'name', hint: 'for columns: -o tsv --no-headers' });
  }
  const column = view.columns.find((each) => each.isName);
  const names = rows.flatMap((row) => textsOf(column?.value(row)).slice(0, 1));
  return names.map((name) => (canvas.isTerminal ? printable(name) : name)).join('\n');
}
