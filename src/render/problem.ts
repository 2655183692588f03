import { CancelledError, howToGetRights, KernelError, ShellError, type Span, UsageError } from '../errors.ts';
import type { Canvas } from './canvas.ts';
import { drawCaret, findWord } from './caret.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';
import { blanks } from './width.ts';
import { textLineWidth, wrapText } from './wrap.ts';

export interface ProblemContext {
  /** The line as it was typed. */
  readonly line?: string | undefined;
  /** The script that the line stands in. */
  readonly origin?: Origin | undefined;
  /** The command that failed. */
  readonly command?: string | undefined;
  /** Somebody sits at the prompt and is shown the line; otherwise messages say who speaks. */
  readonly interactive: boolean;
  /** Show where a bug of ours happened. */
  readonly debug: boolean;
}

/** Where in a script a line begins: the file as it was named, and the number of the line, from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** What went wrong and what to type next, without a newline at its end. Empty when the user took it back. */
export function drawProblem(error: unknown, context: ProblemContext, canvas: Canvas): string {
  if (error instanceof CancelledError) return '';
  const problem = describe(error, context.debug);
  const lines = messageLines(leadOf(context), problem.message, canvas);
  if (context.interactive) lines.push(...placeLines(problem, context.line, canvas));
  if (problem.hint !== undefined) lines.push(...hintLines(problem.hint, canvas));
  lines.push(...problem.stack.map((line) => paint(`  ${printableSentence(line)}`, 'faint', canvas)));
  return lines.join('\n');
}

function leadOf({ interactive, origin, command }: ProblemContext): string {
  if (interactive && origin === undefined) return '';
  const place = origin === undefined ? undefined : `${origin.file}:${origin.line}`;
  return ['netnsh', place, command].flatMap((part) => (part === undefined ? [] : `${printableSentence(part)}: `)).join('');
}

function messageLines(lead: string, message: string, canvas: Canvas): string[] {
  const lines = wrapText(lead + printableSentence(message), textLineWidth(canvas));
  let before = lead.length; // breaking a line puts a newline where a blank was, so the lead stays as long as it is
  return lines.map((line) => {
    const plain = line.slice(0, before);
    before = Math.max(0, before - line.length - 1);
    return plain + paint(line.slice(plain.length), 'error', canvas);
  });
}

/** All lines of a hint begin below its first word. */
function hintLines(hint: string, canvas: Canvas): readonly string[] {
  const lead = '  hint: ';
  const lines = wrapText(printableSentence(hint), textLineWidth(canvas) - lead.length);
  return lines.map((line, at) => (at === 0 ? lead : blanks(lead.length)) + line);
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
  const shortage = lookupShortage(error);
  if (shortage !== undefined) return { ...unknown, ...shortage };
  const message = `this is a bug in netnsh: ${String(error)}`;
  if (!debug) return { ...unknown, message, hint: 'NETNSH_DEBUG=1 netnsh shows where it happened' };
  return { ...unknown, message, stack: stackOf(error) };
}

/** What the machine lacks may be missing wherever a file is opened. */
function lookupShortage(error: unknown): Pick<Problem, 'message' | 'hint'> | undefined {
  const errno = error instanceof Error && 'code' in error ? error.code : undefined;
  if (errno === 'EMFILE') return { message: 'too many files are open (EMFILE)', hint: 'ulimit -n tells how many may be, and raises it' };
  return errno === 'ENFILE' ? { message: 'too many files are open on this machine (ENFILE)', hint: 'sysctl fs.file-nr tells how many' } : undefined;
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
