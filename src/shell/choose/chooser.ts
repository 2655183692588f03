/** Has whoever sits at the terminal decide. One question is asked at a time. */
export interface Chooser {
  /** The index of what was chosen; `undefined` when the list was left. `title` says in a word or two what is looked for. */
  choose(title: string, choices: readonly Choosable[]): Promise<number | undefined>;
  /** `undefined` when the question was left. It may have several lines. */
  confirm(question: string): Promise<boolean | undefined>;
}

/** One thing to choose, on a line of its own. */
export interface Choosable {
  readonly shown: string;
  readonly description?: string | undefined;
  /** What else it is called: found, and not shown. */
  readonly also?: readonly string[];
  /** Where one is now: Enter at once changes nothing. */
  readonly isCurrent?: boolean;
}
