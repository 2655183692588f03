import type { Arguments } from './argument.ts';

export const outputForms = ['table', 'wide', 'json', 'jsonl', 'csv', 'tsv', 'name'] as const;

export type OutputForm = (typeof outputForms)[number];

/** The options that every command takes. A command's own option of the same name goes before. */
export const commonOptions = {
  output: { kind: 'option', short: 'o', choices: outputForms, summary: 'How the rows are written' },
  json: { kind: 'flag', short: 'J', summary: 'The same as -o json' },
  columns: { kind: 'option', short: 'C', complete: 'column', shown: 'A,B', summary: 'Only these columns, in order' },
  noHeaders: { kind: 'flag', summary: 'No line with column names' },
  sort: { kind: 'option', complete: 'column', shown: 'COLUMN', summary: 'Row order; -COLUMN reverses' },
  help: { kind: 'flag', short: 'h', summary: 'Show help for the command' },
} as const satisfies Arguments;

/** What the common options said. */
export interface CommonValues {
  /** `undefined` leaves the choice to the terminal. */
  readonly output: OutputForm | undefined;
  readonly columns: readonly string[] | undefined;
  readonly noHeaders: boolean;
  readonly sort: string | undefined;
}
