import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { commands } from '../commands/index.ts';
import { createLinuxKernel } from '../kernel/linux.ts';
import { readOwnPid } from '../kernel/own-pid.ts';
import type { ProgramEnd } from '../kernel/program.ts';
import type { Chooser } from '../shell/choose/chooser.ts';
import { disregardSignals } from '../shell/lend-terminal.ts';
import type { ShellPorts } from '../shell/ports.ts';
import { Preferences } from '../shell/preferences/preferences.ts';
import { openShell, type Shell } from '../shell/shell.ts';
import type { Sink } from '../shell/sink.ts';
import { realClock } from '../shell/steps/progress.ts';
import type { SessionOptions } from './invocation.ts';
import { preferenceFile } from './config-file.ts';
import { isTerminal } from './is-terminal.ts';
import { readFile } from './read-file.ts';
import { createStreamSink } from './stream-sink.ts';
import { version } from './version.ts';
import { createFile } from './create-file.ts';
import { writeFile } from './write-file.ts';

/** In what respect one shell differs from another. */
export interface Situation {
  readonly isInteractive: boolean;
  readonly hasInput: boolean;
  /** What is longer than the screen goes to the pager. */
  readonly mayPage?: boolean;
  readonly scriptWords?: readonly string[];
  /** What a person at a terminal brings: an editor to lend the terminal, to be asked through, and with a history. */
  readonly seat?: Pick<ShellPorts, 'lend' | 'ask' | 'chooser' | 'screen' | 'history' | 'browseHistory' | 'showTitle'>;
}

/** A shell on the real kernel and the process's own streams. */
export async function openProcessShell({ color, keepGoing, from }: SessionOptions, situation: Situation): Promise<Shell> {
  const environment = withUsOnPath(definedOnly(process.env));
  const preferences = new Preferences(preferenceFile(environment));
  const theme = (): string => preferences.value('theme');
  const err = createStreamSink(2, color, process.env, theme);
  const machine = from === undefined ? undefined : await (await import('./open-saved.ts')).openSaved(from);
  return await openShell({
    kernel: machine?.kernel ?? createLinuxKernel(),
    ...(machine !== undefined && { saved: machine.saved }),
    commands,
    version,
    out: createStreamSink(1, color, process.env, theme),
    err,
    preferences,
    clock: realClock,
    environment,
    directory: workingFolder(),
    pid: machine?.pid ?? readOwnPid(),
    isInteractive: situation.isInteractive,
    isRoot: situation.isInteractive && isRootOfMachine(),
    keepGoing,
    hasInput: situation.hasInput,
    mayPage: situation.mayPage === true && isTerminal(0) && isTerminal(1),
    isDebugging: (environment['NETNSH_DEBUG'] ?? '') !== '',
    scriptWords: situation.scriptWords ?? [],
    readFile,
    writeFile,
    createFile,
    isDirectory,
    listFolder,
    ...(situation.seat ?? standing(situation.hasInput, err)),
  });
}

/** Nobody sits at a prompt; but somebody may be there to be asked. */
function standing(hasInput: boolean, err: Sink): Pick<ShellPorts, 'lend' | 'ask' | 'chooser' | 'screen' | 'history' | 'heedInterrupts'> {
  const canAsk = hasInput && isTerminal(0) && isTerminal(2);
  const canShow = hasInput && isTerminal(0) && isTerminal(1);
  return {
    lend: withoutSignals,
    ...(canShow ? { screen: async (use) => await (await import('./whole-screen.ts')).useScreen(use) } : {}),
    heedInterrupts,
    history: () => [],
    ...(canAsk ? { ask: async (question) => await (await import('./ask-once.ts')).askOnce(question) } : {}),
    chooser: canAsk && process.env['TERM'] !== 'dumb' ? lateChooser(err) : undefined,
  };
}

function lateChooser({ canvas }: Sink): Chooser {
  return {
    asked: 0, // it has no prompt that would tell what a line took
    choose: async (title, choices) => await (await import('./choose-once.ts')).askWithChooser(canvas, (chooser) => chooser.choose(title, choices)),
    confirm: async (question) => await (await import('./choose-once.ts')).askWithChooser(canvas, (chooser) => chooser.confirm(question)),
  };
}

/** Ctrl-C ends what goes on and on, and lets it say its last word. */
async function heedInterrupts<T>(interrupt: () => void, run: () => Promise<T>): Promise<T> {
  process.on('SIGINT', interrupt);
  try {
    return await run();
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** Ctrl-C is the program's alone: when it has ended, its status says what happened. */
async function withoutSignals(run: () => Promise<ProgramEnd>): Promise<ProgramEnd> {
  const heedAgain = disregardSignals(process);
  try {
    return await run();
  } finally {
    heedAgain();
  }
}

/** In a user namespace only some ids are mapped (user_namespaces(7)), and root there is root of nothing else. */
function isRootOfMachine(): boolean {
  return process.geteuid?.() === 0 && /^\s*0\s+0\s+4294967295\s*$/.test(readFileSync('/proc/self/uid_map', 'latin1'));
}

/** Programs and shells inside find netnsh, however it was started itself: out of a clone, by its path. */
function withUsOnPath(environment: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH: path } = environment;
  const [, program] = process.argv;
  if (path === undefined || program === undefined || path.split(delimiter).includes(dirname(program))) return environment;
  return { ...environment, PATH: [path, dirname(program)].join(delimiter) };
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A folder that was removed underneath has no path any more, but this one. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '/proc/self/cwd';
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // nothing is there, or it may not be looked at
  }
}

function listFolder(path: string): readonly { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory() || (entry.isSymbolicLink() && statSync(join(path, entry.name), { throwIfNoEntry: false })?.isDirectory() === true),
    }));
  } catch {
    return [];
  }
}
