import { UsageError } from '../errors.ts';
import type { Redirection, Token } from './tokens.ts';

/** Where the output and the messages of one of our own commands go, as redirections of a `cat` that reads them. */
export interface Redirections {
  readonly output: readonly string[];
  readonly messages: readonly string[];
  /** `2>&1` */
  readonly isJoined: boolean;
}

/** The redirections among the tokens of a command. Throws a UsageError for one that our own commands cannot follow. */
export function readRedirections(tokens: readonly Token[], name: string): Redirections {
  const output: string[] = [];
  const messages: string[] = [];
  let isJoined = false;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'redirection') continue;
    const { isOutput, redirection, span } = readRedirection(token, tokens[index + 1], name);
    if (isOutput && isJoined) throw new UsageError(`${redirection} after 2>&1`, { hint: `put ${redirection} before 2>&1`, span });
    if (isOutput) output.push(redirection);
    else {
      isJoined = redirection === '>&1';
      if (!isJoined) messages.push(redirection);
    }
  }
  return { output, messages, isJoined };
}

function readRedirection({ text, span }: Redirection, target: Token | undefined, name: string) {
  if (target?.kind !== 'word') throw new UsageError(`nothing after ${text}`, { hint: `name a file, or quote it: '${text}'`, span });
  const [, number = '', sign = ''] = /^(\d*)(.*)$/.exec(text) ?? [];
  const isOutput = number === '' || number === '1';
  if (sign.includes('<')) {
    throw new UsageError(`${name} reads no input`, { hint: `leave out ${text}, or type ^${name} for a program of that name`, span });
  }
  if (!isOutput && number !== '2') {
    throw new UsageError(`${name} writes only to 1 and 2`, { hint: 'use > for its output and 2> for its messages', span });
  }
  // a closed output would make the `cat` complain
  const redirection = sign === '>&' && target.raw === '-' ? '>/dev/null' : `${sign}${target.raw}`;
  return { isOutput, redirection, span: { start: span.start, end: target.span.end } };
}
