import { printable } from './printable.ts';
import type { View } from './view.ts';

/** A result that is one line of text: a folder, a file, a line of history. */
export interface TextRow {
  readonly text: string;
}

export const textView: View<TextRow> = {
  columns: [{ name: 'text', value: (row) => row.text, isName: true }],
  empty: () => '',
  draw: (rows, canvas) => rows.map((row) => (canvas.isTerminal ? printable(row.text) : row.text)).join('\n'),
};
