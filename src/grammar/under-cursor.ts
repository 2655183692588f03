import type { Span } from '../errors.ts';
import type { CommandShape, Option, Positional } from './argument.ts';
import type { Word } from './word.ts';

/** What stands to the left of the cursor, for completion and for argument hints. */
export interface UnderCursor {
  readonly part: Part;
  /** What is already typed of it, quotes taken off. */
  readonly prefix: string;
  /** What a completion replaces: from where the part begins to the cursor, an open quote included. */
  readonly span: Span;
  readonly openQuote: "'" | '"' | undefined;
  /** The words before it that belong to the same command, its name first. */
  readonly before: readonly Word[];
  /** The namespace of `@NS`, where the command takes place there. */
  readonly elsewhere: string | undefined;
}

export type Part =
  /** The name of a command of ours or of a program. */
  | { readonly kind: 'command' }
  /** The name of a program, where none of our commands can stand. */
  | { readonly kind: 'program' }
  /** Behind `@`. */
  | { readonly kind: 'namespace' }
  | { readonly kind: 'operand'; readonly command: CommandShape; readonly index: number; readonly key: string; readonly positional: Positional }
  /** One operand more than the command takes. */
  | { readonly kind: 'surplus operand'; readonly command: CommandShape; readonly index: number }
  | { readonly kind: 'option'; readonly command: CommandShape }
  | { readonly kind: 'value'; readonly command: CommandShape; readonly key: string; readonly option: Option }
  | { readonly kind: 'program argument'; readonly program: string; readonly index: number }
  /** Behind a redirection. */
  | { readonly kind: 'file' }
  /** In a comment, a substitution or a here-document. */
  | { readonly kind: 'nothing' };

/** A part, and how many characters of the word belong to what is before it: 1 for the `@` of `@beijing`. */
export interface FoundPart {
  readonly part: Part;
  readonly skipped: number;
}
