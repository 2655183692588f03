import type { Snapshot } from '../discover/snapshot.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Namespace } from '../model/namespace.ts';
import type { LeftOut } from '../render/left-out.ts';
import type { Command } from './define.ts';

/** All that a command may use. */
export interface Scope {
  readonly kernel: Kernel;
  /** The namespace that the command speaks about when no other is named. */
  readonly here: Namespace;
  readonly home: Namespace;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly session: Session;
  readonly commands: readonly Command[];
  /** All namespaces; looked up once for each line. */
  survey(): Promise<Snapshot>;
  /** The same, as they are now; for whoever waits for them to change. */
  surveyAnew(): Promise<Snapshot>;
  /** The namespace that an operand means. Throws a ShellError that names it, or lists what fits. */
  find(operand: string): Promise<Namespace>;
  /** One line for the user beside the data (stderr): what could not be seen, what was left undone. Namespaces that are left out for one reason share a line. */
  notice(said: string | LeftOut): void;
  /** What is being done: shown to whoever sits at a terminal and has waited for a while, and gone when the command ends. */
  progress(text: string): void;
  /** Bytes on the standard output that are no text: a capture. */
  write(bytes: Uint8Array): Promise<void>;
  /** Does a line again and again and shows what it shows: on the whole screen of a terminal, else as rows. */
  live(terms: LiveTerms): AsyncIterable<LiveRow>;
  /**
   * Has whoever sits there choose: `shown` of what was chosen. The list is made only when it is to be shown. Throws `otherwise` where nobody can
   * choose, a CancelledError when the list is left.
   */
  choose(title: string, list: () => Promise<readonly Choosable[]>, otherwise: Error): Promise<string>;
  /** Asks; `false` is no. Throws a ShellError of status 2 where nobody can be asked. */
  confirm(question: string): Promise<boolean>;
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

export interface LiveTerms {
  readonly line: string;
  /** At least so often. */
  readonly everyMs: number;
  /** How often in all; for ever without it. */
  readonly count: number | undefined;
}

/** What a line showed at one moment, as JSON gives it (docs/json.md). */
export interface LiveRow {
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  /** In which it was asked. */
  readonly namespace: string;
  readonly line: string;
  readonly output: string;
}

/** What the commands of the groups "move" and "the shell" change. */
export interface Session {
  /** netnsh's own. */
  readonly pid: number;
  readonly previous: Namespace | undefined;
  readonly directory: string;
  readonly history: readonly string[];
  /** The next line begins with the list of the history. Missing where nobody types lines, or no list can be shown. */
  readonly browseHistory: (() => void) | undefined;
  /** netnsh's. */
  readonly version: string;
  readonly aliases: Aliases;
  readonly preferences: Preferences;
  /** The line stands in a file that is run, and was not typed. */
  readonly isRunningFile: boolean;
  /** The environment that programs get. */
  readonly variables: { remove(name: string): boolean };
  enter(namespace: Namespace): Promise<void>;
  isDirectory(path: string): boolean;
  changeDirectory(directory: string): void;
  /** The text of a file, relative to the working folder. */
  readFile(path: string): string;
  /** Replaces a file in one step, so that nobody finds half of it. A private one is for its owner alone. */
  writeFile(path: string, text: string, rights: 'private' | 'usual'): void;
  /** A file to write into from its beginning, whatever was there. Throws a ShellError where it can not be. */
  createFile(path: string): OpenFile;
  /** Runs the lines of a file as if they were typed; gives the last status. */
  source(path: string): Promise<number>;
  leave(status: number | undefined): void;
  /** The file that PATH leads to. */
  lookupProgram(name: string): Promise<string | undefined>;
}

/** A word that stands for others at the head of a command. */
export interface Alias {
  readonly name: string;
  readonly text: string;
}

export interface Aliases {
  /** By name. */
  readonly list: readonly Alias[];
  lookup(name: string): string | undefined;
  define(alias: Alias): void;
  /** Whether it was there. */
  remove(name: string): boolean;
}

/** One thing that people want differently, as JSON gives it (docs/json.md). */
export interface PreferenceRow {
  readonly name: string;
  readonly value: string;
  /** The words to choose from, or one that stands for a text. */
  readonly takes: readonly string[];
  readonly usual: string;
  /** Who says so: nobody, the file of preferences, or this session. */
  readonly from: 'usual' | 'file' | 'session';
  readonly meaning: string;
}

export interface Preferences {
  /** All, or the one of that name. Throws a UsageError that names what comes nearest. */
  rows(name?: string): readonly PreferenceRow[];
  /** From now on, and where it is kept, in every netnsh that starts. */
  set(name: string, value: string, isKept: boolean): void;
}

/** A file that grows. What is written is there for others to read. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
