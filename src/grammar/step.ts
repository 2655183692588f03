import type { Span } from '../errors.ts';
import type { When } from './segments.ts';
import type { Word } from './word.ts';

/** One thing that a line asks for. */
export type Step = CommandStep | ProgramStep | ShellStep | AssignStep | ElsewhereStep | HelpStep;

interface Placed {
  /** By the status of the step that ran last. */
  readonly when: When;
  /** Where it stands in the line. */
  readonly span: Span;
}

interface Fed {
  /** A text for `sh -c` that reads what is printed: of `links | grep veth` it is `grep veth`, of `links > file` it is `cat >file`. */
  readonly feed: string | undefined;
  /** The same for messages (`2>file`); `with output` sends them where the output goes (`2>&1`). */
  readonly errors: { readonly feed: string } | 'with output' | undefined;
}

/** One of our own commands. */
export interface CommandStep extends Placed, Fed {
  readonly kind: 'command';
  readonly name: Word;
  /** The words behind its name. */
  readonly words: readonly Word[];
}

/** A `?` that stands alone. */
export interface HelpStep extends Placed, Fed {
  readonly kind: 'help';
  /** What help is wanted for; `undefined` is everything. */
  readonly command: Word | undefined;
  /** The other words behind the command's name. */
  readonly words: readonly Word[];
  /** It is all that stands behind the command's name: some commands have a list to choose from for it. */
  readonly isOperand: boolean;
}

/** A program that needs no shell. */
export interface ProgramStep extends Placed {
  readonly kind: 'program';
  readonly words: readonly [Word, ...Word[]];
  /** `^` or `command` said that no word of ours is meant. */
  readonly isOutside: boolean;
}

/** A text for `sh -c`, as it was typed. */
export interface ShellStep extends Placed {
  readonly kind: 'shell';
  readonly text: string;
}

/** Variables for all programs that come after it. */
export interface AssignStep extends Placed {
  readonly kind: 'assign';
  /** The assignments as they were typed. */
  readonly text: string;
  readonly names: readonly string[];
  /** One for each name; `undefined` where only `sh` can tell them: `A=$(hostname)`. */
  readonly values: readonly string[] | undefined;
}

/** `@NS rest` and `@all rest`. */
export interface ElsewhereStep extends Placed {
  readonly kind: 'elsewhere';
  /** Without the `@`. */
  readonly target: Word;
  readonly isAll: boolean;
  /** `@all --json`. */
  readonly json: boolean;
  /** What is to be done there, as it was typed, and as a step. */
  readonly rest: string;
  readonly step: CommandStep | ProgramStep | ShellStep | HelpStep;
}
