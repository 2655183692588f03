import { expect, test } from 'vitest';
import { judgeChain } from '../../../src/model/firewall/judge.ts';
import type { PacketFacts } from '../../../src/model/firewall/match.ts';
import { parseNftRuleset } from '../../../src/model/firewall/nft-ruleset.ts';

const echo: PacketFacts = { family: 'inet', source: '10.0.0.1', destination: '10.0.0.2', protocol: 'icmp', sourcePort: undefined, destinationPort: undefined, inputLink: 'veth-b', outputLink: 'veth-s', state: 'new', isReply: false, isForHere: false };

/** Of the chain `c` with that policy; `chains` are others, as nft prints them. */
function judge(rules: readonly string[], { policy = 'accept', chains = {}, facts = echo }: { readonly policy?: string; readonly chains?: Readonly<Record<string, readonly string[]>>; readonly facts?: PacketFacts } = {}): unknown {
  const chain = (name: string, lines: readonly string[]): string => `\tchain ${name} { # handle 2\n${lines.map((line) => `\t\t${line}\n`).join('')}\t}\n`;
  const numbered = (lines: readonly string[]): readonly string[] => lines.map((line, at) => `${line} # handle ${at + 3}`);
  const text = `table inet f { # handle 1\n${Object.entries(chains).map(([name, lines]) => chain(name, numbered(lines))).join('')}${chain('c', [`type filter hook forward priority filter; policy ${policy};`, ...numbered(rules)])}}\n`;
  const [table] = parseNftRuleset(text);
  const base = table?.chains.find(({ name }) => name === 'c');
  if (table === undefined || base === undefined) throw new Error('one table was written');
  const { verdict, rule, couldMatch, nat } = judgeChain(table, base, facts);
  return { verdict, rule: rule?.text, couldMatch: couldMatch.map(({ text }) => text), ...(nat === undefined ? {} : { nat: nat.is }) };
}

test('the first rule that matches decides, else the policy', () => {
  expect(judge(['ip saddr 10.0.0.9 drop', 'ip saddr 10.0.0.1 accept', 'drop'])).toEqual({ verdict: 'accept', rule: 'ip saddr 10.0.0.1 accept', couldMatch: [] });
  expect(judge(['ip saddr 10.0.0.9 accept'], { policy: 'drop' })).toEqual({ verdict: 'drop', rule: undefined, couldMatch: [] });
  expect(judge(['reject with icmp type host-unreachable'])).toMatchObject({ verdict: 'reject' });
  expect(judge(['counter packets 0 bytes 0', 'log prefix "x"'])).toEqual({ verdict: 'accept', rule: undefined, couldMatch: [] });
});

test('a chain that is jumped to comes back, one that is gone to does not, and return leaves it', () => {
  const chains = { mine: ['ip saddr 10.0.0.9 drop'], strict: ['drop'], leaving: ['return', 'drop'] };
  expect(judge(['jump mine', 'drop'], { chains })).toMatchObject({ verdict: 'drop', rule: 'drop' });
  expect(judge(['goto mine', 'drop'], { chains })).toEqual({ verdict: 'accept', rule: undefined, couldMatch: [] });
  expect(judge(['jump strict', 'accept'], { chains })).toMatchObject({ verdict: 'drop' });
  expect(judge(['jump leaving', 'accept'], { chains })).toMatchObject({ verdict: 'accept', rule: 'accept' });
});

test('chains that jump to each other end', () => {
  expect(judge(['jump a'], { chains: { a: ['jump b'], b: ['jump a'] }, policy: 'drop' })).toEqual({ verdict: 'drop', rule: undefined, couldMatch: [] });
});

test('rules that could match leave open what they would change, and nothing else', () => {
  expect(judge(['limit rate 5/second drop', 'accept'])).toEqual({ verdict: 'unsure', rule: 'accept', couldMatch: ['limit rate 5/second drop'] });
  expect(judge(['limit rate 5/second accept', 'accept'])).toEqual({ verdict: 'accept', rule: 'accept', couldMatch: [] });
  expect(judge(['meta mark 0x00000001 jump strict'], { chains: { strict: ['drop'] } })).toEqual({ verdict: 'unsure', rule: undefined, couldMatch: ['meta mark 0x00000001 jump strict → drop'] });
  expect(judge(['queue to 0'])).toEqual({ verdict: 'unsure', rule: undefined, couldMatch: ['queue to 0'] });
});

test('a verdict map is a rule for each of its elements', () => {
  expect(judge(['ct state vmap { invalid : drop, new : accept }'], { policy: 'drop' })).toMatchObject({ verdict: 'accept' });
  expect(judge(['ct state vmap { invalid : drop, established : accept }'], { policy: 'drop' })).toEqual({ verdict: 'drop', rule: undefined, couldMatch: [] });
});

test('NAT takes the packet, and is told', () => {
  expect(judge(['oifname "veth-s" masquerade'])).toMatchObject({ verdict: 'accept', rule: 'oifname "veth-s" masquerade', nat: 'masquerade' });
  expect(judge(['oifname "other" masquerade'])).toEqual({ verdict: 'accept', rule: undefined, couldMatch: [] });
});
