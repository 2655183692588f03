import type { Span } from '../errors.ts';
import { readAnsiC } from './ansi-c.ts';
import { skipSubstitution } from './substitution.ts';

/** One word of a line. */
export interface Word {
  /** Its value: quotes and backslashes taken off. */
  readonly text: string;
  readonly span: Span;
  /** Some part of it was quoted: `'?'` is a character, and no wish for help. */
  readonly quoted: boolean;
}

export interface ScannedWord extends Word {
  /** As it was typed. */
  readonly raw: string;
  /** Offsets of characters that `sh` would act on: it substitutes, matches file names, expands a leading tilde. */
  readonly live: readonly number[];
  /** Those of the live `$` that ask for a word given to a script. */
  readonly parameters: readonly Parameter[];
  readonly unclosed: Unclosed | undefined;
}

/** `$1` or `${1}`. */
export interface Parameter {
  /** The offset of its `$`. */
  readonly at: number;
  readonly index: number;
  /** Where it stands in the word's value. */
  readonly start: number;
  readonly end: number;
}

/** What was opened and not closed before the text ended; `<<` is a here-document, `\` stands at the very end. */
export interface Unclosed {
  readonly opener: "'" | '"' | '\\' | '$(' | '${' | '`' | '<<';
  readonly at: number;
}

/**
 * Reads the word that starts at `start`, with the quoting of POSIX.1-2017, XCU 2.2. Never throws: what is not closed runs to the end of the text.
 *
 * `plain` ends a word at blanks only and gives no character a meaning beyond quoting; `shell` also ends it at operators and
 * finds the characters that are live.
 */
export function scanWord(text: string, start: number, language: 'plain' | 'shell'): ScannedWord {
  const isShell = language === 'shell';
  const ends = isShell ? ' \t\n|&;<>()' : ' \t\n';
  const live: number[] = [];
  const parameters: Parameter[] = [];
  let value = '';
  let quoted = false;
  let unclosed: Unclosed | undefined;
  let doubleQuote: number | undefined;
  let at = start;

  while (at < text.length) {
    const character = text.charAt(at);
    if (doubleQuote === undefined && ends.includes(character)) break;

    if (character === '\\') {
      const next = text.charAt(at + 1);
      if (next === '') unclosed = { opener: '\\', at };
      else if (next !== '\n') {
        // between double quotes a backslash is only taken off where it takes a meaning away
        value += doubleQuote === undefined || '$`"\\'.includes(next) ? next : character + next;
        quoted = true;
      }
      at = Math.min(at + 2, text.length);
    } else if (character === '"') {
      doubleQuote = doubleQuote === undefined ? at : undefined;
      quoted = true;
      at += 1;
    } else if (character === "'" && doubleQuote === undefined) {
      const close = text.indexOf("'", at + 1);
      if (close < 0) unclosed = { opener: "'", at };
      const end = close < 0 ? text.length : close;
      value += text.slice(at + 1, end);
      quoted = true;
      at = Math.min(end + 1, text.length);
    } else if (doubleQuote === undefined && text.startsWith("$'", at)) {
      const escaped = readAnsiC(text, at);
      if (!escaped.isClosed) unclosed = { opener: "'", at: at + 1 };
      value += escaped.value;
      quoted = true;
      at = escaped.end;
    } else if (isShell && (character === '$' || character === '`')) {
      const { end, opener, isClosed } = skipSubstitution(text, at);
      if (opener !== undefined && !isClosed) unclosed = { opener, at };
      live.push(at);
      const [parameter, bare, braced] = /^\$(?:(\d)|\{(\d)\})/.exec(text.slice(at, at + 4)) ?? [];
      if (parameter !== undefined) parameters.push({ at, index: Number(bare ?? braced), start: value.length, end: value.length + parameter.length });
      value += text.slice(at, end);
      at = end;
    } else {
      const isPattern = '*?['.includes(character) || (character === '~' && at === start);
      if (isShell && doubleQuote === undefined && isPattern) live.push(at);
      value += character;
      at += 1;
    }
  }
  if (doubleQuote !== undefined) unclosed = { opener: '"', at: doubleQuote };
  return { text: value, span: { start, end: at }, quoted, raw: text.slice(start, at), live, parameters, unclosed };
}
