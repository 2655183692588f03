import { UsageError } from '../errors.ts';
import { plainWord, spanOf } from './program-step.ts';
import { quoteWord } from './quote.ts';
import { readRedirections } from './redirection.ts';
import type { Segment } from './segments.ts';
import type { CommandStep, HelpStep } from './step.ts';
import type { OperatorToken, Token, WordToken } from './tokens.ts';
import type { Word } from './word.ts';

/**
 * One of our own commands with its words, and as shell texts what its output and its messages are to be fed to. Help where a `?` stands alone.
 * Throws a UsageError for characters that only a shell could act on.
 */
export function commandStep(text: string, head: WordToken, rest: readonly Token[], when: Segment['when']): CommandStep | HelpStep {
  const pipe = rest.findIndex((token) => token.kind === 'operator' && token.text === '|');
  const own = pipe < 0 ? rest : rest.slice(0, pipe);
  const words: Word[] = [];

  for (const [index, token] of own.entries()) {
    if (token.kind === 'word' && own[index - 1]?.kind !== 'redirection') {
      refuseLive(text, token, head.text);
      words.push(plainWord(token));
    } else if (token.kind === 'operator') throw refusal(token, head.text);
  }

  const { output, messages, isJoined } = readRedirections(own, head.text);
  const writer = output.length > 0 ? ['cat', ...output].join(' ') : undefined;
  const reader = pipe < 0 ? undefined : textOfPipe(text, rest.slice(pipe + 1));
  const fed = {
    feed: writer === undefined || reader === undefined ? (writer ?? reader) : `${writer} | ${reader}`,
    errors: isJoined ? ('with output' as const) : messages.length > 0 ? { feed: ['cat', ...messages].join(' ') } : undefined,
    when,
    span: spanOf([head, ...rest]),
  };
  const name = plainWord(head);
  if (isHelp(head)) return { kind: 'help', command: words[0], words: words.slice(1), isOperand: false, ...fed };
  if (words.some(isHelp)) return { kind: 'help', command: name, words: words.filter((word) => !isHelp(word)), isOperand: words.length === 1, ...fed };
  return { kind: 'command', name, words, ...fed };
}

/** A `?` that stands alone and is not quoted asks for help. */
export function isHelp(word: Word): boolean {
  return word.text === '?' && !word.quoted;
}

/** Our own commands expand nothing; `*` and `?` are characters of a name to look for. `sigil` is what must stay before the word unquoted. */
export function refuseLive(text: string, word: WordToken, name: string, sigil = ''): void {
  const at = word.live.find((offset) => text.charAt(offset) === '$' || text.charAt(offset) === '`');
  if (at === undefined) return;
  const parameter = word.parameters.find((one) => one.at === at);
  if (parameter !== undefined) {
    const span = { start: at, end: at + parameter.end - parameter.start };
    throw new UsageError(`nothing was given for ${text.slice(span.start, span.end)}`, { hint: "in a script, $1 to $9 are the words behind the script's name", span });
  }
  const hint = `to mean the character itself, type ${sigil}${quoteWord(word.text)}`;
  throw new UsageError(`${name} does not expand ${text.charAt(at)}`, { hint, span: { start: at, end: at + 1 } });
}

function refusal(operator: OperatorToken, name: string): UsageError {
  const { text, span } = operator;
  if (text === '&') return new UsageError(`${name} does not run in the background`, { hint: 'leave out &', span });
  return new UsageError(`${name} has no use for ${text}`, { hint: `quote it: '${text}', or type ^${name} for a program of that name`, span });
}

function textOfPipe(text: string, tokens: readonly Token[]): string {
  const first = tokens.findIndex((token) => token.kind !== 'operator' || token.text !== '\n');
  const { start, end } = spanOf(tokens.slice(first));
  return text.slice(start, end);
}
