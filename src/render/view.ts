import type { Canvas, Role } from './canvas.ts';

/** How the rows that a command returns look. Columns are data, so that JSON, CSV, `-C` and `--sort` come free. */
export interface View<Row> {
  readonly columns: readonly Column<Row>[];
  /** The sentence for no rows, without a full stop: `no bridges in beijing`. `where` names what was looked into. */
  readonly empty: (where: string) => string;
  /** Replaces the table on a terminal and in a pipe, for what is no table: help, a drawing, one bare name. Ends without a newline. `flags` are those that were given. */
  readonly draw?: (rows: readonly Row[], canvas: Canvas, several: boolean, flags: readonly string[]) => string | Promise<string>;
  /** The drawing is for people alone: a pipe and `-o wide` get the table. */
  readonly drawsForPeople?: true;
  /** Where a row holds many things of which columns speak one by one (CSV, `-C`, `--sort`): the row cut up into rows that have one each. JSON has it whole. */
  readonly split?: (row: Row) => readonly unknown[];
}

export interface Column<Row> {
  /** Lower case, as `-C` says it. */
  readonly name: string;
  /** The heading on a terminal, where it is another one than the name. */
  readonly title?: string;
  readonly value: (row: Row) => Cell;
  readonly role?: Role | ((row: Row) => Role);
  readonly align?: 'right';
  /** Shown only with `-o wide` or when `-C` names it. */
  readonly wide?: true;
  /** What `-o name` prints, one a line. Exactly one column has it. */
  readonly isName?: true;
  /** On a terminal that is too narrow, columns with the highest number are left out first, and that is said; without one it stays. */
  readonly drop?: number;
  /** Free text such as a command line, the last column: on a terminal it may be cut at the edge, with an ellipsis, but not with `-o wide`. */
  readonly cut?: true;
  /** On a terminal shown only when some row has something in it, as those of `wide` are too; elsewhere columns do not depend on what is in them. */
  readonly whenAny?: true;
  /** Shown only when rows of several namespaces are together (`--all`), or when `-C` names it. */
  readonly severalOnly?: true;
  /** A flag of the command: shown only when it is given, or when `-C` names the column. */
  readonly withFlag?: string;
  /** Left out when this flag is given, to make room for what it shows; `-o wide` shows it all the same. */
  readonly withoutFlag?: string;
}

/** `undefined` is an empty cell. A list is one item a line on a terminal, and joined with commas elsewhere. */
export type Cell = string | number | boolean | undefined | readonly string[];
