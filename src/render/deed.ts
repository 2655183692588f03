import { printableSentence } from './printable.ts';
import type { View } from './view.ts';

/** What a command of the shape `act` did to one thing. */
export interface Deed {
  /** The thing's name. */
  readonly name: string;
  /** As JSON says it: `made`, `removed`, `attached`. */
  readonly action: string;
  /** The sentence for people: `made beijing`. */
  readonly said: string;
}

/** Deeds are said to people, and pass in silence in a script, as with `ip netns`. */
export const deedView: View<Deed> = {
  columns: [
    { name: 'name', value: (row) => row.name, role: 'name', isName: true },
    { name: 'action', value: (row) => row.action },
  ],
  empty: () => '',
  draw: (rows, canvas) => (canvas.isTerminal ? rows.map((row) => printableSentence(row.said)).join('\n') : ''),
};
