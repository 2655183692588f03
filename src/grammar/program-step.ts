import { isAssignment, isReserved } from './place.ts';
import type { Segment } from './segments.ts';
import type { ProgramStep, ShellStep } from './step.ts';
import type { Token, WordToken } from './tokens.ts';
import type { Word } from './word.ts';

type Tokens = Segment['tokens'];

/** A program that is started as it is, or a text for `sh` where only `sh` knows what is meant. */
export function programStep(text: string, tokens: Tokens, when: Segment['when'], isOutside = false): ProgramStep | ShellStep {
  const [head, ...rest] = tokens;
  if (!needsNoShell(head) || isAssignment(head) || isReserved(head) || !rest.every(needsNoShell)) return shellStep(text, tokens, when);
  return { kind: 'program', words: [plainWord(head), ...rest.map(plainWord)], isOutside, when, span: spanOf(tokens) };
}

export function shellStep(text: string, tokens: readonly Token[], when: Segment['when']): ShellStep {
  const span = spanOf(tokens);
  return { kind: 'shell', text: text.slice(span.start, span.end), when, span };
}

/** A word as those see it who have no use for how it was typed. */
export function plainWord({ text, span, quoted }: Word): Word {
  return { text, span, quoted };
}

/** From the first token to the end of the last. */
export function spanOf(tokens: readonly Token[]): Word['span'] {
  return { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 };
}

function needsNoShell(token: Token): token is WordToken {
  return token.kind === 'word' && token.live.length === 0;
}
