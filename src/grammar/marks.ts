import type { Span } from '../errors.ts';
import type { CommandShape, CompletionKind } from './argument.ts';
import { commandsBefore, type CommandBefore } from './command-before.ts';
import { partOfCommand } from './cursor.ts';
import { labelWords } from './label-words.ts';
import { isAssignment, isJson } from './place.ts';
import { tokenize, type WordToken } from './tokens.ts';

/** A piece of a line that is shown for what it is. */
export interface Mark {
  readonly kind: 'command' | 'program' | 'reserved' | 'namespace' | 'option' | 'unknown option' | 'quote' | 'comment';
  readonly span: Span;
  /** What it says: quotes and the sign before it (`@`, `^`) taken off. */
  readonly text: string;
}

/**
 * What the pieces of a line are, in their order, by the definitions alone: whether there is such a program or namespace is for others to
 * say. A word that is quoted in parts is followed by a mark for each of those. Never throws.
 */
export function markLine(line: string, commands: readonly CommandShape[]): readonly Mark[] {
  const { tokens } = tokenize(line);
  const marks: Mark[] = [];
  let index = 0;
  for (const before of commandsBefore(tokens)) {
    const token = tokens[index];
    const gapStart = tokens[index - 1]?.span.end ?? 0;
    const comment = line.slice(gapStart, token?.span.start ?? line.length).search(/#/);
    if (comment >= 0) marks.push({ kind: 'comment', span: commentSpan(line, gapStart + comment), text: '' });
    index += 1;
    if (token?.kind !== 'word') continue;
    const mark = before.redirection === undefined ? markWord(token, before, commands) : undefined;
    if (mark !== undefined) marks.push(mark);
    marks.push(...quotesOf(token));
  }
  return marks;
}

function markWord(token: WordToken, { words, allowsOurs, isBeforeHead }: CommandBefore, commands: readonly CommandShape[]): Mark | undefined {
  if (isBeforeHead) return markBeforeHead(token);
  const { part, skipped } = partOfCommand(words, token, allowsOurs, commands);
  const whole: Span = { start: token.span.start + skipped, end: token.span.end };
  const text = token.text.slice(skipped);
  switch (part.kind) {
    case 'command':
    case 'program':
      return { kind: part.kind, span: token.span, text };
    case 'namespace':
      return { kind: 'namespace', span: token.span, text };
    case 'operand':
      return isNamespace(part.positional.complete) ? { kind: 'namespace', span: whole, text } : undefined;
    case 'value':
      if (token.raw.startsWith('-') && skipped > 0) return { kind: 'option', span: { start: token.span.start, end: whole.start }, text: token.text.slice(0, skipped) };
      return isNamespace(part.option.complete) ? { kind: 'namespace', span: whole, text } : undefined;
    case 'option':
      return { kind: isOptionOf(part.command, token.text) ? 'option' : 'unknown option', span: token.span, text };
    case 'program argument':
      return token.raw.startsWith('-') ? { kind: 'option', span: token.span, text } : undefined;
    default:
      return undefined;
  }
}

function markBeforeHead(token: WordToken): Mark | undefined {
  if (token.raw.startsWith('@')) return { kind: 'namespace', span: token.span, text: token.text.slice(1) };
  if (isJson(token)) return { kind: 'option', span: token.span, text: token.text };
  return isAssignment(token) ? undefined : { kind: 'reserved', span: token.span, text: token.text };
}

function isNamespace(kind: CompletionKind | undefined): boolean {
  return kind === 'namespace' || kind === 'namespace-or-pid' || kind === 'destination';
}

function isOptionOf(command: CommandShape, text: string): boolean {
  return labelWords(command.args, [{ text, span: { start: 0, end: text.length }, quoted: false }]).every(({ kind }) => kind !== 'unknown option');
}

/** From each quote that opens in a word to where it closes, or to the end. */
function quotesOf({ raw, span, quoted }: WordToken): readonly Mark[] {
  if (!quoted) return [];
  return [...raw.matchAll(/\\[^]|(?:\$'(?:\\[^]|[^'\\])*|'[^']*)'?|"(?:\\[^]|[^"\\])*"?/g)]
    .filter(([text]) => !text.startsWith('\\'))
    .map(({ 0: text, index }): Mark => ({ kind: 'quote', span: { start: span.start + index, end: span.start + index + text.length }, text }));
}

function commentSpan(line: string, start: number): Span {
  const newline = line.indexOf('\n', start);
  return { start, end: newline === -1 ? line.length : newline };
}
