import type { Span } from '../../errors.ts';
import type { Canvas, Role } from '../../render/canvas.ts';

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
  /** The next line begins with the list of all that were typed, as after Ctrl-R. Missing where no list can be shown. */
  browseHistory?(): void;
  /** What `highlight` or `hint` say has changed: the line is drawn anew, if one is being read. */
  refresh?(): void;
  /** Keys that were typed while no line was read are dropped. Missing where none are kept. */
  forgetKeys?(): void;
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
  /** Oldest first. */
  readonly history?: () => readonly string[];
  /** A new line is going to be read. */
  readonly beginLine?: () => void;
  /** Ctrl-C while no line is read: one of our own commands is running. */
  readonly interrupt?: () => void;
  /** What the pieces of the line are, in their order; the rest is plain. Asked with every key, so it must be quick. */
  readonly highlight?: (line: string) => readonly RoleSpan[];
  /** What may follow, shown in grey behind the line where history suggests nothing; no part of it. */
  readonly hint?: (line: string) => string;
  /** Has the line written in a program of its own, which is lent the terminal; `undefined` leaves it as it is. */
  readonly editElsewhere?: (line: string) => Promise<string | undefined>;
  /** Whether the terminal has colours and Unicode; without this it has the latter alone. */
  readonly canvas?: () => Pick<Canvas, 'color' | 'unicode' | 'theme'>;
}

export interface RoleSpan extends Span {
  readonly role: Role;
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
