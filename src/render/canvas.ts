/** What a drawing may use: how wide, how colourful, which characters. Decided once for each stream, by `cli`. */
export interface Canvas {
  /** Cells; `undefined` where lines may be as long as they like (a pipe, a file). */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly color: boolean;
  /** For which background the colours are; those that suit either without it. */
  readonly theme?: 'dark' | 'light' | undefined;
  /** Box characters and arrows; otherwise plain ASCII. */
  readonly unicode: boolean;
  /** People look at it: borders and colour. Otherwise one record a line, for programs. */
  readonly isTerminal: boolean;
}

/** What a piece of text is, never which colour it has (`theme.ts` knows that). */
export type Role =
  | 'name'
  | 'address'
  | 'up'
  | 'down'
  | 'warning'
  | 'faint'
  | 'number'
  | 'heading'
  | 'plain'
  /** What went wrong, and a status that is not 0. */
  | 'error'
  /** The namespace where netnsh started, which the prompt sets apart. */
  | 'home'
  /** What may be typed as it stands. */
  | 'command'
  /** In the line that is being typed. */
  | 'option'
  | 'quote'
  /** Of a list, what Enter would take. */
  | 'selected';
