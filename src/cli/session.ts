import { linesOf, runScript } from '../shell/script.ts';
import type { Shell } from '../shell/shell.ts';
import { isDirect, writeLine } from './direct-line.ts';
import type { SessionInvocation, SessionOptions } from './invocation.ts';
import { isTerminal } from './is-terminal.ts';
import { openProcessShell, type Situation } from './process-shell.ts';
import { inputLines, isScriptFile, readScript } from './script-file.ts';
import { goToStart, startOf } from './start.ts';

/**
 * Runs what netnsh was called for: the lines of -c, a command or program, a script, or whatever comes from standard input. A first word that
 * could be several is a command before it is a script, and a namespace only then. `greeting` is for a person at a terminal.
 */
export async function runSession(invocation: SessionInvocation, greeting?: string): Promise<Outcome> {
  const { lines, words, namespace } = invocation;
  if (lines.length > 0) return await inShell(invocation, { isInteractive: false, hasInput: true }, namespace, (shell) => runScript(shell, lines.flatMap(linesOf), invocation));
  if (isDirect(words, invocation.isProgram)) {
    return await inShell(invocation, { isInteractive: false, hasInput: true, mayPage: true }, namespace, (shell) => shell.execute(writeLine(words, invocation.isProgram)));
  }
  const [operand] = words;
  if (operand !== undefined && isScriptFile(operand)) {
    return await inShell(invocation, { isInteractive: false, hasInput: true, scriptWords: words }, namespace, (shell) => runScript(shell, readScript(operand), { ...invocation, file: operand }));
  }
  const start = startOf(invocation);
  if (isTerminal(0)) {
    const { sitDown } = await import('./interactive.ts'); // late: a script needs no line editor
    return await sitDown(invocation, start, greeting);
  }
  return await inShell(invocation, { isInteractive: false, hasInput: false }, start, (shell) => runScript(shell, inputLines(), invocation));
}

/** `endedBy` is the signal that ended the last program. */
export interface Outcome {
  readonly status: number;
  readonly endedBy: NodeJS.Signals | undefined;
}

/** Opens a shell, goes to where it is to start, does the work there, and closes it. */
async function inShell(options: SessionOptions, situation: Situation, start: string | undefined, work: (shell: Shell) => Promise<number>): Promise<Outcome> {
  const shell = await openProcessShell(options, situation);
  try {
    await goToStart(shell, start, options);
    const status = await work(shell);
    return { status: shell.leaving?.status ?? status, endedBy: shell.endedBy };
  } finally {
    shell.close();
  }
}
