import type { FirewallMatch, FirewallRule, FirewallVerdict } from '../firewall.ts';
import { elementsOf, splitNftWords, unquote } from './nft-words.ts';

/** One rule as `nft -a list` writes it: `tcp dport 22 counter packets 0 bytes 0 accept # handle 4`. */
export function parseNftRule(line: string): FirewallRule {
  const [, whole = line, handle] = /^(.*?)(?: # handle (\d+))?$/s.exec(line) ?? [];
  const rule: Found = { matches: [], rest: [], verdict: undefined, comment: undefined, packets: undefined, bytes: undefined, restEnd: -1 };
  const words = splitNftWords(whole);
  for (let at = 0; at < words.length; ) at += takePiece(words, at, rule) ?? takeRest(words, at, rule);
  const { rest, restEnd: _, ...found } = rule;
  return { handle: handle === undefined ? undefined : Number(handle), text: whole, ...found, rest: rest.map((part) => part.join(' ')) };
}

/** What has been read of a rule so far. */
interface Found {
  readonly matches: FirewallMatch[];
  /** Neighbouring words that nobody understood are one part. */
  readonly rest: string[][];
  verdict: FirewallVerdict | undefined;
  comment: string | undefined;
  packets: number | undefined;
  bytes: number | undefined;
  /** Where the last part of `rest` ended. */
  restEnd: number;
}

/** Gives how many words it took, `undefined` where it knows none that begins here. */
function takePiece(words: readonly string[], at: number, rule: Found): number | undefined {
  return takeCounter(words, at, rule) ?? takeVerdict(words, at, rule) ?? takeMatch(words, at, rule);
}

function takeRest(words: readonly string[], at: number, rule: Found): number {
  const word = words[at] ?? '';
  if (rule.restEnd === at) rule.rest.at(-1)?.push(word);
  else rule.rest.push([word]);
  rule.restEnd = at + 1;
  return 1;
}

function takeCounter(words: readonly string[], at: number, rule: Found): number | undefined {
  const [first, second, third, , fifth] = words.slice(at);
  if (first === 'comment' && second !== undefined && at + 2 === words.length) {
    rule.comment = unquote(second);
    return 2;
  }
  if (first !== 'counter') return undefined;
  if (second !== 'packets') return second === 'name' ? undefined : 1;
  rule.packets ??= Number(third);
  rule.bytes ??= Number(fifth);
  return 5;
}

const plainVerdicts: ReadonlySet<string> = new Set(['accept', 'drop', 'return', 'continue']);
const withWords: ReadonlySet<string> = new Set(['reject', 'masquerade', 'snat', 'dnat', 'redirect', 'queue', 'tproxy', 'notrack']);

function takeVerdict(words: readonly string[], at: number, rule: Found): number | undefined {
  const word = words[at] ?? '';
  if (plainVerdicts.has(word)) return take(1, undefined);
  if (word === 'jump' || word === 'goto') return take(2, words[at + 1]);
  if (!withWords.has(word)) return undefined;
  // These come last in a rule: whatever follows, but for the comment, is theirs.
  const end = words.at(-2) === 'comment' ? words.length - 2 : words.length;
  return take(end - at, words.slice(at + 1, end).join(' ').replace(/^(?:(?:ip6? )?to|with) /, '') || undefined);

  function take(count: number, to: string | undefined): number {
    rule.verdict ??= { is: word, to };
    return count;
  }
}

const oneWord: ReadonlySet<string> = new Set(['iifname', 'oifname', 'iif', 'oif']);
const twoWords = /^(?:ip6? (?:saddr|daddr)|ip protocol|ip6 nexthdr|meta (?:l4proto|nfproto|mark)|(?:tcp|udp|udplite|sctp|dccp|th) [sd]port|ct (?:state|status|mark)|icmp(?:v6)? type|ether [sd]addr)$/;
/** Behind a field, what makes it something else than a plain match: a concatenation, a verdict map, arithmetic, an assignment. */
const noPlainMatch: ReadonlySet<string> = new Set(['.', 'vmap', 'map', 'set', '&', '|', '^', '<<', '>>', '<', '>', '<=', '>=', 'and', 'or', 'xor', 'lshift', 'rshift']);

function takeMatch(words: readonly string[], at: number, rule: Found): number | undefined {
  const [first = '', second = ''] = words.slice(at);
  const length = oneWord.has(first) ? 1 : twoWords.test(`${first} ${second}`) ? 2 : 0;
  if (length === 0 || words[at - 1] === '.' || words[at - 1] === 'set') return undefined;
  const sign = words[at + length] ?? '';
  const isNegated = sign === '!=';
  const value = isNegated || sign === '==' ? words[at + length + 1] : sign;
  if (value === undefined || value === '' || noPlainMatch.has(value)) return undefined;
  rule.matches.push({ field: words.slice(at, at + length).join(' '), isNegated, values: elementsOf(value).map(unquote) });
  return length + (value === sign ? 1 : 2);
}
