import type { Command } from '../commands/define.ts';
import type { OpenFile } from '../commands/scope.ts';
import type { Kernel } from '../kernel/port.ts';
import type { ProgramEnd } from '../kernel/program.ts';
import type { Snapshot } from '../discover/snapshot.ts';
import type { SavedFrom } from '../model/state/saved-from.ts';
import type { Chooser } from './choose/chooser.ts';
import type { Screen } from './live/screen.ts';
import type { Preferences } from './preferences/preferences.ts';
import type { Sink } from './sink.ts';
import type { Clock } from './steps/progress.ts';

export interface SavedMachine {
  readonly from: SavedFrom;
  readonly snapshot: Snapshot;
}

/** What a shell is put together from. `cli` gives it the real things, a test whatever it likes. */
export interface ShellPorts {
  readonly kernel: Kernel;
  readonly commands: readonly Command[];
  readonly out: Sink;
  readonly err: Sink;
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute working folder at the start. */
  readonly directory: string;
  readonly pid: number;
  readonly version: string;
  /** The kernel is a machine that was written down: which file, and what there was. Programs are not run then, and nothing is changed. */
  readonly saved?: SavedMachine;
  /** Missing where nothing is kept: then they are what is usual. */
  readonly preferences?: Preferences;
  /** A person types the lines: messages show the line, and a question can be asked. */
  readonly isInteractive: boolean;
  /** A person looks at what comes: a result that is longer than the screen goes to the pager. */
  readonly mayPage?: boolean;
  /** A person with all rights on the machine itself: the root of a user namespace has not. */
  readonly isRoot?: boolean;
  /** A failure in a script does not end the line. */
  readonly keepGoing?: boolean;
  /** Whether programs may read what is left on standard input; not when the lines themselves come from there. */
  readonly hasInput: boolean;
  /** Shows where a bug of ours happened. */
  readonly isDebugging: boolean;
  /** Lends the terminal to a program for as long as it runs. */
  lend(run: () => Promise<ProgramEnd>): Promise<ProgramEnd>;
  /** Has Ctrl-C call `interrupt` instead of ending us, while `run` goes on. Missing where an editor hears it anyway. */
  readonly heedInterrupts?: <T>(interrupt: () => void, run: () => Promise<T>) => Promise<T>;
  /** Lends the whole screen. Missing where there is none, or nobody who could leave it. */
  readonly screen?: <T>(use: (screen: Screen) => Promise<T>) => Promise<T>;
  /** The terminal's own title. Missing where there is none. */
  readonly showTitle?: (title: string) => void;
  /** For those who wait, and want to see that something goes on. Missing where nobody does. */
  readonly clock?: Clock;
  /** Lists to choose from, and questions with their look. Missing where nobody is there, or the terminal can not show them. */
  readonly chooser?: Chooser | undefined;
  /** `undefined` is no answer. Missing where nobody can be asked. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** `$0`, `$1`, … of a script's lines: the file and the words behind it. Empty where the lines are of no script. */
  readonly scriptWords: readonly string[];
  /** The lines typed so far, oldest first. */
  history(): readonly string[];
  /** The next line begins with a list of them. Missing where no list can be shown. */
  readonly browseHistory?: (() => void) | undefined;
  readFile(path: string): string;
  /** To write into as it goes on; by an absolute path, as all of these. */
  createFile(path: string): OpenFile;
  /** Replaces a file in one step, so that nobody finds half of it. A private one is for its owner alone. */
  writeFile(path: string, text: string, rights: 'private' | 'usual'): void;
  isDirectory(path: string): boolean;
  /** What is in a folder; nothing where it can not be read. */
  listFolder(path: string): readonly { readonly name: string; readonly isFolder: boolean }[];
}
