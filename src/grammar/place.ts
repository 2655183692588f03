import type { Token, WordToken } from './tokens.ts';

/** What a position between two tokens is good for. */
export interface Place {
  /** A word here would be the name of a command. */
  readonly isHead: boolean;
  /** Inside `( )`, `{ }`, `if`, `for` and the like, which are for `sh` as a whole. */
  readonly isNested: boolean;
}

/**
 * The place before each token, and one more: the place behind the last. Follows POSIX.1-2017, XCU 2.4 (reserved words) only so far that
 * the `;` of `for i in 1 2; do ping $i; done` is not taken for the end of a command.
 */
export function placesOf(tokens: readonly Token[]): readonly Place[] {
  const places: Place[] = [];
  const closers: string[] = [];
  let isHead = true;
  let isTarget = false;
  let isAfterAll = false;

  for (const token of tokens) {
    places.push({ isHead: isHead && !isTarget, isNested: closers.length > 0 });
    if (token.kind === 'here-document') continue;

    if (token.kind === 'redirection') isTarget = true;
    else if (token.kind === 'operator') {
      if (token.text === '(') closers.push(')');
      if (token.text === ')' && closers.at(-1) === ')') closers.pop();
      isHead = true;
      isTarget = false;
    } else if (isTarget) isTarget = false;
    else if (isHead) {
      const closer = compounds.get(token.raw);
      if (closer !== undefined) closers.push(closer);
      else if (token.raw === closers.at(-1)) closers.pop();
      const isElsewhere = token.raw.startsWith('@') && closers.length === 0;
      isHead = headFollows.has(token.raw) || isAssignment(token) || isElsewhere || (isAfterAll && isJson(token));
      isAfterAll = token.raw === '@all';
    }
  }
  places.push({ isHead: isHead && !isTarget, isNested: closers.length > 0 });
  return places;
}

/** `NAME=value` before a command; the name must not be quoted. */
export function isAssignment(word: WordToken): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*=/.test(word.raw);
}

/** A word that `sh` would take for its own language at the head of a command. */
export function isReserved(word: WordToken): boolean {
  return isReservedWord(word.raw);
}

export function isReservedWord(word: string): boolean {
  return compounds.has(word) || headFollows.has(word);
}

export function isJson(word: WordToken): boolean {
  return word.raw === '--json' || word.raw === '-J';
}

const compounds: ReadonlyMap<string, string> = new Map([
  ['if', 'fi'],
  ['for', 'done'],
  ['while', 'done'],
  ['until', 'done'],
  ['case', 'esac'],
  ['{', '}'],
]);

/** Reserved words behind which the next word is the name of a command, or reserved itself. */
const headFollows: ReadonlySet<string> = new Set(['if', 'then', 'else', 'elif', 'fi', 'while', 'until', 'do', 'done', 'esac', '{', '}', '!']);
