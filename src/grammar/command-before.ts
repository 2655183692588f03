import { isJson, placesOf } from './place.ts';
import type { Token, WordToken } from './tokens.ts';

/** The words of the last command that the tokens hold, without `@NS`, variables, reserved words and redirections. */
export function commandBefore(tokens: readonly Token[]): CommandBefore {
  let last: CommandBefore | undefined;
  for (const before of commandsBefore(tokens)) last = before;
  return last ?? { words: [], allowsOurs: true, isBeforeHead: false, redirection: undefined, elsewhere: undefined };
}

/** The same before each token, and behind the last. The list of words is one and the same, and grows: use it at once. */
export function* commandsBefore(tokens: readonly Token[]): Generator<CommandBefore> {
  const places = placesOf(tokens);
  let words: WordToken[] = [];
  let allowsOurs = true;
  let redirection: string | undefined;
  let elsewhere: string | undefined;

  for (const [index, token] of tokens.entries()) {
    const isBeforeHead = token.kind === 'word' && places[index]?.isHead === true && places[index + 1]?.isHead === true;
    yield { words, allowsOurs: allowsOurs && places[index]?.isNested !== true, isBeforeHead, redirection, elsewhere };
    const isTarget = redirection !== undefined;
    redirection = token.kind === 'redirection' ? token.text : undefined;
    if (token.kind === 'operator') {
      const isBrokenLine = token.text === '\n' && words.length === 0;
      if (!isBrokenLine) allowsOurs = token.text !== '|';
      words = [];
      elsewhere = undefined;
    } else if (token.kind === 'word' && !isTarget) {
      if (!isBeforeHead) words.push(token);
      else if (token.raw.startsWith('@')) elsewhere = token.text.slice(1);
      else if (!isJson(token)) allowsOurs = false;
    }
  }
  yield { words, allowsOurs: allowsOurs && places.at(-1)?.isNested !== true, isBeforeHead: false, redirection, elsewhere };
}

export interface CommandBefore {
  readonly words: readonly WordToken[];
  /** One of our own commands can stand here; behind a pipe and inside what is for `sh` it cannot. */
  readonly allowsOurs: boolean;
  /** The word that comes next is an `@NS`, a variable or a reserved word, and no part of the command. */
  readonly isBeforeHead: boolean;
  /** The redirection whose target comes next. */
  readonly redirection: string | undefined;
  /** What stands behind an `@` before it. */
  readonly elsewhere: string | undefined;
}
