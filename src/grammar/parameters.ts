import type { Segment } from './segments.ts';
import type { Token } from './tokens.ts';

/**
 * The segment with `$0` to `$9` in its words replaced by what was given to the script; each stays one word whatever is in it. What was not
 * given stays live. Texts for `sh` are not touched: it gets the same parameters.
 */
export function giveParameters({ tokens: [first, ...rest], when }: Segment, given: readonly string[]): Segment {
  return { tokens: [giveTo(first, given), ...rest.map((token) => giveTo(token, given))], when };
}

function giveTo(token: Token, given: readonly string[]): Token {
  if (token.kind !== 'word') return token;
  let text = '';
  let from = 0;
  const settled = new Set<number>();
  for (const { at, index, start, end } of token.parameters) {
    const value = given[index];
    if (value === undefined) continue;
    text += token.text.slice(from, start) + value;
    from = end;
    settled.add(at);
  }
  const live = token.live.filter((at) => !settled.has(at));
  return { ...token, text: text + token.text.slice(from), live, quoted: token.quoted || settled.size > 0 };
}
