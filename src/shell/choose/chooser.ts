import type { Choosable } from '../../commands/scope.ts';

/** Has whoever sits at the terminal decide. One question is asked at a time. */
export interface Chooser {
  /** How often somebody was asked: what a line took until then says nothing of what it did. */
  readonly asked: number;
  /** The index of what was chosen; `undefined` when the list was left. `title` says in a word or two what is looked for. */
  choose(title: string, choices: readonly Choosable[]): Promise<number | undefined>;
  /** `undefined` when the question was left. It may have several lines, and must be fit to be printed. */
  confirm(question: string): Promise<boolean | undefined>;
}
