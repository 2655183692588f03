import { UsageError } from '../errors.ts';
import type { Column, View } from './view.ts';

export interface ColumnWishes {
  /** What `-C` names, in its order. */
  readonly columns?: readonly string[] | undefined;
  /** The rows may come from several namespaces. */
  readonly several?: boolean | undefined;
  /** Names of the flags that were given. */
  readonly flags?: readonly string[] | undefined;
}

/** The columns to show: those that `-C` picks, else all that the occasion calls for. */
export function chooseColumns<Row>(view: View<Row>, { columns, several, flags = [] }: ColumnWishes, wide: boolean): readonly Column<Row>[] {
  if (columns !== undefined) return columns.map((name) => findColumn(view, name));
  const isGiven = (flag: string | undefined): boolean => flag !== undefined && flags.includes(flag);
  return view.columns.filter(
    (column) =>
      (!column.wide || wide) &&
      (!column.severalOnly || several === true) &&
      (column.withFlag === undefined || isGiven(column.withFlag)) &&
      (wide || !isGiven(column.withoutFlag)),
  );
}

/** A column by its name, in the capitals of a pipe's heading too. */
export function findColumn<Row>(view: View<Row>, name: string): Column<Row> {
  const wanted = name.toLowerCase();
  const column = view.columns.find((each) => each.name === wanted);
  if (column !== undefined) return column;
  const names = view.columns.map((each) => each.name);
  const nearestFirst = names.toSorted((a, b) => sharedStart(b, wanted) - sharedStart(a, wanted));
  throw new UsageError(`no column named ${name}`, { word: name, hint: `columns: ${nearestFirst.join(', ')}` });
}

/** How many letters two words have in common at their start. */
function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}
