import { UsageError } from '../errors.ts';
import type { Redirection, Token } from './tokens.ts';

/** Where the output and the messages of one of our own commands go, as redirections of a `cat` that reads them. */
export interface Redirections {
  readonly output: readonly string[];
  readonly messages: readonly string[];
  /** `2>&1` */
  readonly isJoined: boolean;
}

/** Adds one redirection, such as `>` with the word `file`. Throws a UsageError for one that our own commands cannot follow. */
export function readRedirection(before: Redirections, operator: Redirection, target: Token | undefined, name: string): Redirections {
  const { text, span } = operator;
  if (target?.kind !== 'word') throw new UsageError(`nothing after ${text}`, { hint: `name a file, or quote it: '${text}'`, span });
  const [, number = '', sign = ''] = /^(\d*)(.*)$/.exec(text) ?? [];
  const isOutput = number === '' || number === '1';
  if (sign.includes('<')) throw new UsageError(`${name} reads no input`, { hint: `leave out ${text}, or type ^${name} for a program of that name`, span });
  if (!isOutput && number !== '2') throw new UsageError(`${name} writes only to 1 and 2`, { hint: 'use > for its output and 2> for its messages', span });

  const whole = { start: span.start, end: target.span.end };
  if (isOutput && before.isJoined) throw new UsageError(`${text} after 2>&1`, { hint: `put ${text} ${target.raw} before 2>&1`, span: whole });
  // a closed output would make the `cat` complain
  const redirection = sign === '>&' && target.raw === '-' ? '>/dev/null' : `${sign}${target.raw}`;
  if (isOutput) return { ...before, output: [...before.output, redirection] };
  if (redirection === '>&1') return { ...before, isJoined: true };
  return { ...before, isJoined: false, messages: [...before.messages, redirection] };
}
