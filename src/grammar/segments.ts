import { UsageError } from '../errors.ts';
import { placesOf } from './place.ts';
import type { OperatorToken, Token } from './tokens.ts';

/** One command of a list, with its pipes and redirections and the `&` that sends it to the background. */
export interface Segment {
  readonly tokens: readonly [Token, ...Token[]];
  /** When it runs, by how the one before it ended. */
  readonly when: When;
}

export type When = 'always' | 'after success' | 'after failure';

/** Cuts a list at `;`, `&`, `&&`, `||` and newlines that are not nested in something of `sh`. Throws a UsageError where a command is missing. */
export function splitSegments(tokens: readonly Token[]): readonly Segment[] {
  const places = placesOf(tokens);
  const segments: Segment[] = [];
  let current: Token[] = [];
  let joint: OperatorToken | undefined;

  const close = () => {
    const [first, ...rest] = current;
    const last = current.at(-1);
    if (last?.kind === 'operator' && last.text === '|') throw nothingAfter(last);
    if (first !== undefined) segments.push({ tokens: [first, ...rest], when: whenAfter(joint) });
    current = [];
  };

  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'operator' || !separators.has(token.text) || places[index]?.isNested === true) current.push(token);
    else if (token.text === '\n') {
      // a line may be broken behind |, && and ||
      if (!isWaiting(current.at(-1) ?? joint)) {
        close();
        joint = token;
      }
    } else {
      if (current.length === 0) throw nothingBefore(token);
      if (token.text === '&') current.push(token);
      close();
      joint = token;
    }
  }
  if (current.length === 0 && isWaiting(joint)) throw nothingAfter(joint);
  close();
  return segments;
}

/** The text ends in `|`, `&&` or `||`, or inside something that only `sh` understands. */
export function isUnfinished(tokens: readonly Token[]): boolean {
  const last = tokens.findLast((token) => token.kind !== 'operator' || token.text !== '\n');
  return placesOf(tokens).at(-1)?.isNested === true || isWaiting(last);
}

/** In `cat <<END; links` the lines for `cat` stand behind `links`: the two cannot be run apart. */
export function refuseTornDocument({ tokens }: Segment): void {
  const operator = tokens.find((token) => token.kind === 'redirection' && token.text.includes('<<'));
  if (operator === undefined || tokens.some((token) => token.kind === 'here-document')) return;
  throw new UsageError('here-document apart from its command', { hint: 'put the command with << last on its line', span: operator.span });
}

const separators: ReadonlySet<string> = new Set([';', '&', '&&', '||', '\n']);

function isWaiting(token: Token | undefined): token is OperatorToken {
  return token?.kind === 'operator' && (token.text === '|' || token.text === '&&' || token.text === '||');
}

function nothingBefore({ text, span }: OperatorToken): UsageError {
  return new UsageError(`nothing before ${text}`, { hint: `leave it out, or quote it: '${text}'`, span });
}

function nothingAfter({ text, span }: OperatorToken): UsageError {
  return new UsageError(`nothing after ${text}`, { hint: `type a command after it, or quote it: '${text}'`, span });
}

function whenAfter(joint: OperatorToken | undefined): When {
  if (joint?.text === '&&') return 'after success';
  return joint?.text === '||' ? 'after failure' : 'always';
}
