import type { ProgramEnd } from '../kernel/program.ts';
import type { Signals, Terminal, TerminalInput } from './editor/terminal.ts';

interface Terms<T> {
  /** The signal that ended the borrower: it could not tidy up. */
  readonly signalOf?: ((result: T) => string | undefined) | undefined;
  /** False when the editor was closed meanwhile: then nobody takes the terminal back. */
  readonly isWantedBack: () => boolean;
}

/**
 * Keeps our hands off the terminal while a child has it, and takes it back whatever happens.
 *
 * The child stays in our process group, as with system(3): the terminal's own signals reach it directly. We must not listen to
 * SIGTSTP meanwhile: then Ctrl-Z would stop the child and not us, and nobody would be left to wake it.
 */
export async function lendTerminal<T>(terminal: Terminal, use: () => Promise<T>, terms: Terms<T>): Promise<T> {
  const { input, signals } = terminal;
  await nextTurn(); // keys that were already read still reach the editor
  const takeBackKeys = letGoOfKeys(input);
  const heedSignals = disregardSignals(signals);
  await nextTurn(); // process.stdin stops reading a tick after it was paused
  const modes = input.isTTY === true ? terminal.modes.read() : undefined;
  let endedBy: string | undefined = 'SIGINT'; // what holds if it throws
  try {
    const result = await use();
    endedBy = terms.signalOf?.(result);
    return result;
  } finally {
    heedSignals();
    if (terms.isWantedBack()) {
      if (endedBy !== undefined) tidyUp(terminal, endedBy, modes);
      takeBackKeys();
    }
  }
}

/** For `lend`: the signal of a program that died by one, also where a shell in between made a status of it. */
export function endingSignal(end: ProgramEnd): string | undefined {
  if (end.signal !== undefined || end.status <= 128) return end.signal;
  return end.status === 130 ? 'SIGINT' : `signal ${end.status - 128}`;
}

function letGoOfKeys(input: TerminalInput): () => void {
  const wasRaw = input.isRaw === true;
  const listeners = input.listeners('keypress').filter(isListener);
  input.pause();
  input.removeAllListeners('keypress');
  if (wasRaw) input.setRawMode?.(false);
  return () => {
    if (wasRaw) input.setRawMode?.(true);
    input.removeAllListeners('keypress');
    for (const listener of listeners) input.on('keypress', listener);
    if (listeners.length > 0) input.resume();
  };
}

/** For as long as a program runs: a listener that does nothing, since an ignored signal (SIG_IGN) would be ignored by the child too. */
export function disregardSignals(signals: Signals): () => void {
  const listener = (): void => {};
  signals.on('SIGINT', listener);
  signals.on('SIGQUIT', listener);
  return () => {
    signals.off('SIGINT', listener);
    signals.off('SIGQUIT', listener);
  };
}

/** xterm's control sequences: attributes off, cursor shown, bracketed paste off, cursor keys and keypad normal, mouse off. */
const PLAIN = '\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1l\x1b>\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l';

/**
 * Off the alternate screen, whole screen scrolling, and down to a row of our own. Not `?1049l`: it moves the cursor even where
 * there was no alternate screen, and the prompt would overwrite what stands there.
 */
const OWN_SCREEN = '\x1b[?47l\x1b[r\x1b[999B\r\n';

/**
 * A program that had the whole screen had changed the modes too, so where they are unchanged the screen is as it should be. Ctrl-C
 * ends no program on the alternate screen; there a password prompt left the echo off at most.
 */
function tidyUp(terminal: Terminal, endedBy: string, modes: string | undefined): void {
  if (modes === undefined || terminal.modes.read() === modes) return;
  terminal.modes.restore(modes);
  terminal.output.write(endedBy === 'SIGINT' ? PLAIN : PLAIN + OWN_SCREEN);
}

function isListener(listener: Function): listener is (...values: readonly unknown[]) => void {
  return typeof listener === 'function';
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
