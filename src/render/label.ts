import { printable } from './printable.ts';
import type { View } from './view.ts';

/** A command's result that is the name of a namespace and nothing more. */
export interface LabelRow {
  readonly namespace: string;
  readonly inode?: number;
}

export const labelView: View<LabelRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', isName: true },
    { name: 'inode', value: (row) => row.inode, align: 'right', wide: true },
  ],
  empty: () => '',
  draw: (rows, canvas) => rows.map((row) => (canvas.isTerminal ? printable(row.namespace) : row.namespace)).join('\n'),
};
