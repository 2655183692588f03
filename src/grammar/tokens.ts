import type { Span } from '../errors.ts';
import { scanWord, type ScannedWord, type Unclosed } from './word.ts';
import { endOfLine } from './words.ts';

export type Token = WordToken | OperatorToken | Redirection | HereDocument;

export interface WordToken extends ScannedWord {
  readonly kind: 'word';
}

/** `&&`, `|`, `;`, `(`, a newline … */
export interface OperatorToken {
  readonly kind: 'operator';
  readonly text: string;
  readonly span: Span;
}

/** `>>`, `2>`, `<<` …: the number before it belongs to it, the word behind it is its target. */
export interface Redirection {
  readonly kind: 'redirection';
  readonly text: string;
  readonly span: Span;
}

/** The lines that `<<` asked for, from the newline before them to the word that ends them. */
export interface HereDocument {
  readonly kind: 'here-document';
  readonly span: Span;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly unclosed: Unclosed | undefined;
  readonly endsInComment: boolean;
}

/** Cuts a line into words and operators as POSIX.1-2017, XCU 2.3 says. Never throws; comments and blanks are in no token. */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  let documents: { readonly operator: Redirection; readonly end: string }[] = [];
  let unclosed: Unclosed | undefined;
  let endsInComment = false;
  let at = 0;

  while (at < text.length) {
    const character = text.charAt(at);
    if (character === ' ' || character === '\t') at += 1;
    else if (text.startsWith('\\\n', at)) at += 2;
    else if (character === '#') {
      at = endOfLine(text, at);
      endsInComment = at === text.length;
    } else if (character === '\n' && documents.length > 0) {
      const start = at;
      for (const { operator, end } of documents) {
        const found = endOfDocument(text, at, end, operator.text.endsWith('-'));
        if (found === undefined) unclosed ??= { opener: '<<', at: operator.span.start };
        at = found ?? text.length;
      }
      documents = [];
      tokens.push({ kind: 'here-document', span: { start, end: at } });
    } else {
      const operator = operatorAt(text, at);
      const token = operator ?? { kind: 'word' as const, ...scanWord(text, at, 'shell') };
      const previous = tokens.at(-1);
      if (token.kind === 'word') {
        unclosed ??= token.unclosed;
        if (previous?.kind === 'redirection' && previous.text.includes('<<')) documents.push({ operator: previous, end: token.text });
      }
      tokens.push(token);
      at = token.span.end;
    }
  }
  const waiting = documents[0]?.operator;
  if (waiting !== undefined) unclosed ??= { opener: '<<', at: waiting.span.start };
  return { tokens, unclosed, endsInComment };
}

const operators = /\d*(?:<<-?|<&|<>|<|>>|>\||>&|>)|&&|\|\||;;|[;&|()\n]/y;

function operatorAt(text: string, at: number): OperatorToken | Redirection | undefined {
  operators.lastIndex = at;
  const found = operators.exec(text)?.[0];
  if (found === undefined) return undefined;
  return { kind: /[<>]/.test(found) ? 'redirection' : 'operator', text: found, span: { start: at, end: at + found.length } };
}

/** The offset behind the line that is `end` alone, searched after the newline at `at`. */
function endOfDocument(text: string, at: number, end: string, ignoresTabs: boolean): number | undefined {
  let newline = at;
  while (newline < text.length) {
    const lineEnd = endOfLine(text, newline + 1);
    const line = text.slice(newline + 1, lineEnd);
    if ((ignoresTabs ? line.replace(/^\t+/, '') : line) === end) return lineEnd;
    newline = lineEnd;
  }
  return undefined;
}
