import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { SavedFrom } from '../model/state/saved-from.ts';
import { printable } from '../render/printable.ts';
import { createChooser } from '../shell/choose/create-chooser.ts';
import { createEditor } from '../shell/editor/create-editor.ts';
import { openHistory } from '../shell/history.ts';
import { runInteractively } from '../shell/interactive.ts';
import { endingSignal } from '../shell/lend-terminal.ts';
import { promptHooks, type Seat } from '../shell/prompt-hooks.ts';
import type { SessionOptions } from './invocation.ts';
import { openProcessShell } from './process-shell.ts';
import { runRcFile } from './rc-file.ts';
import type { Outcome } from './session.ts';
import { goToStart } from './start.ts';
import { withScreen } from '../shell/live/screen.ts';
import { die, processTerminal } from './terminal.ts';
import { createTitle } from './title.ts';
import { writeText } from './standard-streams.ts';
import { version } from './version.ts';

/** A person at a terminal: prompt, line, and so on until they leave. `start` is the namespace to begin in. */
export async function sitDown(options: SessionOptions, start: string | undefined, greeting: string | undefined): Promise<Outcome> {
  const isFirstStart = !existsSync(historyPath());
  const title = createTitle(processTerminal().output, process.env['TERM']);
  const history = openHistory(historyPath(), (problem) => void writeText(2, `netnsh: ${problem}\n`));
  const seat: Seat = {};
  const hooks = promptHooks(seat, history);
  const editor = createEditor(processTerminal(), process.env['TERM'], hooks);
  seat.refresh = editor.refresh?.bind(editor);
  const close = (): void => {
    title?.close();
    editor.close();
  };
  const endOnSignal = closeOnSignals(close);
  const shell = await openProcessShell(options, {
    isInteractive: true,
    hasInput: true,
    mayPage: true,
    seat: { ...(title === undefined ? {} : { showTitle: title.show }), lend: (run) => editor.lend(run, endingSignal), ask: (question) => editor.ask(question), screen: (use) => editor.lend(() => withScreen(processTerminal(), die, use)), history: history.entries, chooser: createChooser(processTerminal(), editor, hooks.canvas), browseHistory: editor.browseHistory?.bind(editor) },
  });
  seat.shell = shell;
  try {
    if (!options.withoutRc) await runRcFile(shell, process.env); // before it is decided where to start
    await goToStart(shell, start, options);
    for (const problem of shell.preferences.problems) editor.print(`netnsh: ${printable(problem)}`);
    editor.print(shell.ports.saved === undefined ? (greeting ?? drawGreeting(isFirstStart)) : drawSavedGreeting(shell.ports.saved.from));
    return { status: await runInteractively(shell, editor, history), endedBy: undefined };
  } finally {
    endOnSignal();
    close();
    shell.close();
  }
}

/** As long as nothing was typed at a prompt, nothing is known of whoever sits there. */
function drawGreeting(isFirstStart: boolean): string {
  const first = isFirstStart ? '\nfirst time here? ns lists namespaces, cd NAME enters one. Know ip? help ip' : '';
  return `netnsh ${version}: help lists the commands, Tab completes${first}`;
}

/** Whoever opens a saved file is told at once what it is. */
function drawSavedGreeting({ file, said }: SavedFrom): string {
  return `${printable(file)} was ${printable(said)}\nit is read-only: help lists the commands, Tab completes`;
}

/** The terminal is given back as it was found, whoever ends us. */
function closeOnSignals(close: () => void): () => void {
  const signals = ['SIGTERM', 'SIGHUP'] as const;
  const handlers = signals.map((signal) => {
    const handler = (): void => {
      close();
      handlers.forEach(([name, listener]) => process.off(name, listener));
      process.kill(process.pid, signal);
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  return () => handlers.forEach(([name, listener]) => process.off(name, listener));
}

/** XDG Base Directory Specification. */
function historyPath(): string {
  const state = process.env['XDG_STATE_HOME'];
  return join(state === undefined || !state.startsWith('/') ? join(homedir(), '.local/state') : state, 'netnsh/history');
}
