import type { Span } from '../../errors.ts';

/** Reads lines from a person or a script, and owns the terminal between them. */
export interface Editor {
  /** One line, or why there is none. A pasted text of several lines is one line with newlines in it. */
  read(prompt: string): Promise<Reading>;
  /**
   * Lends the terminal to a child and takes it back whatever happens. `signalOf` tells which signal ended the child: then its
   * terminal modes are not kept.
   */
  lend<T>(use: () => Promise<T>, signalOf?: (result: T) => string | undefined): Promise<T>;
  /** A one-line question while no line is read. `undefined` is no answer: Ctrl-C, Ctrl-D, no terminal. */
  ask(question: string): Promise<string | undefined>;
  /** Lines above the one that is being edited; held back while the terminal is lent. */
  print(text: string): void;
  /** Gives the terminal back as it was found. A line that is being read ends. */
  close(): void;
}

export type Reading =
  | { readonly kind: 'line'; readonly text: string }
  /** Ctrl-C dropped the line. */
  | { readonly kind: 'cancelled' }
  /** Ctrl-D on an empty line, or nobody is there any more. */
  | { readonly kind: 'end' };

/** What the shell knows and the editor asks for. Each may be left out. */
export interface EditorHooks {
  /** Never shown once a further key was typed; `signal` is aborted then. */
  readonly complete?: (line: string, cursor: number, signal: AbortSignal) => Promise<Completion>;
  /** The list under the line, without a last newline. */
  readonly drawList?: (candidates: readonly Candidate[]) => string;
  /** Oldest first. */
  readonly history?: () => readonly string[];
  /** Ctrl-C while no line is read: one of our own commands is running. */
  readonly interrupt?: () => void;
  /** The same characters with colours between them. */
  readonly paint?: (line: string) => string;
  /** Shown behind the line while the cursor is at its end; no part of it. */
  readonly hint?: (line: string) => string;
}

/** What could stand where the cursor is. */
export interface Completion {
  /** The part of the line that a candidate replaces. */
  readonly span: Span;
  /** Those that begin with what is typed first, then those that only contain it. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  /** As it is inserted: quoted where the line needs quotes. */
  readonly value: string;
  readonly shown: string;
  readonly description?: string | undefined;
  /** The word goes on behind it, as behind a folder: no blank follows. */
  readonly isOpen?: true | undefined;
}
