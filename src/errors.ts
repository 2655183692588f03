/**
 * The four kinds of failure that a user may be told of. Anything else that is thrown is a bug of ours.
 *
 * Messages are lower case, have no full stop, and name the object; a hint says what to type next.
 */

/** Where in the typed line the wrong word stands: UTF-16 offsets, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface ErrorNotes {
  /** What to type next. */
  readonly hint?: string | undefined;
  /** The word of the typed line that is at fault; whoever shows the error underlines it there. */
  readonly word?: string | undefined;
  readonly cause?: unknown;
}

/** The line itself is wrong (exit status 2). `span` is underlined when the line is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | undefined;
  readonly span: Span | undefined;
  readonly word: string | undefined;

  constructor(message: string, notes: ErrorNotes & { readonly span?: Span | undefined } = {}) {
    super(message, { cause: notes.cause });
    this.hint = notes.hint;
    this.word = notes.word;
    this.span = notes.span;
  }
}

/** A failure that is understood: no such namespace, no such program, a wish that cannot be met. */
export class ShellError extends Error {
  override readonly name = 'ShellError';
  readonly hint: string | undefined;
  readonly word: string | undefined;
  /** 1 unless the failure has a number of its own: 2 wants a terminal, 126 not executable, 127 not found. */
  readonly status: number;

  constructor(message: string, notes: ErrorNotes & { readonly status?: number } = {}) {
    super(message, { cause: notes.cause });
    this.hint = notes.hint;
    this.word = notes.word;
    this.status = notes.status ?? 1;
  }
}

/** What to type next where a right is missing: both ways out. */
export const howToGetRights = 'start netnsh with sudo, or try: netnsh demo';

/** The kernel said no: which operation, which errno (`EPERM`), and the kernel's own words where it sent some. */
export class KernelError extends Error {
  override readonly name = 'KernelError';
  readonly operation: string;
  readonly errno: string;
  readonly kernelText: string | undefined;
  readonly hint: string | undefined;

  constructor(operation: string, errno: string, notes: ErrorNotes & { readonly kernelText?: string | undefined } = {}) {
    super(`${operation}: ${notes.kernelText ?? errno}${notes.kernelText === undefined ? '' : ` (${errno})`}`, { cause: notes.cause });
    this.operation = operation;
    this.errno = errno;
    this.kernelText = notes.kernelText;
    this.hint = notes.hint;
  }
}

/** The user took it back (Ctrl-C, Esc in a list): nothing is said, the status is 130. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('cancelled');
  }
}
