import { CancelledError, howToGetRights, KernelError, ShellError, type Span, UsageError } from '../errors.ts';
import type { Canvas } from './canvas.ts';
import { drawCaret, findWord } from './caret.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';

export interface ProblemContext {
  /** The line as it was typed. */
  readonly line?: string | undefined;
  /** The command that failed. */
  readonly command?: string | undefined;
  /** Somebody has just typed the line; otherwise it is a script, whose messages say where they come from. */
  readonly interactive: boolean;
  /** Show where a bug of ours happened. */
  readonly debug: boolean;
}

/** What went wrong and what to type next, without a newline at its end. Empty when the user took it back. */
export function drawProblem(error: unknown, context: ProblemContext, canvas: Canvas): string {
  if (error instanceof CancelledError) return '';
  const problem = describe(error, context.debug);
  const lines = [paint(printableSentence(problem.message), 'error', canvas)];
  if (context.interactive) lines.push(...placeLines(problem, context.line, canvas));
  else lines[0] = `netnsh: ${context.command === undefined ? '' : `${printableSentence(context.command)}: `}${lines[0]}`;
  if (problem.hint !== undefined) lines.push(`  hint: ${printableSentence(problem.hint)}`);
  lines.push(...problem.stack.map((line) => paint(`  ${printableSentence(line)}`, 'faint', canvas)));
  return lines.join('\n');
}

interface Problem {
  readonly message: string;
  readonly hint: string | undefined;
  readonly word: string | undefined;
  readonly span: Span | undefined;
  readonly stack: readonly string[];
}

function describe(error: unknown, debug: boolean): Problem {
  const unknown = { hint: undefined, word: undefined, span: undefined, stack: [] };
  if (error instanceof UsageError) return { ...unknown, message: error.message, hint: error.hint, word: error.word, span: error.span };
  if (error instanceof ShellError) return { ...unknown, message: error.message, hint: error.hint, word: error.word };
  if (error instanceof KernelError) return { ...unknown, message: error.message, hint: error.hint ?? (isRefusal(error) ? howToGetRights : undefined) };
  const message = `this is a bug in netnsh: ${String(error)}`;
  if (!debug) return { ...unknown, message, hint: 'NETNSH_DEBUG=1 netnsh shows where it happened' };
  return { ...unknown, message, stack: stackOf(error) };
}

function isRefusal({ errno }: KernelError): boolean {
  return errno === 'EPERM' || errno === 'EACCES';
}

/** The calls without the message above them, which is shown already. */
function stackOf(error: unknown): readonly string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('at '));
}

function placeLines(problem: Problem, line: string | undefined, canvas: Canvas): readonly string[] {
  if (line === undefined) return [];
  const place = problem.span ?? findWord(line, problem.word ?? '');
  return place === undefined ? [] : drawCaret(line, place, canvas).split('\n');
}
