import type { OutsideRoute } from '../../model/outside.ts';
import type { TriePrefix } from './fib-trie.ts';
import { decodeWord, parseDecimal, parseIpv4Digits, wordsOfLines } from './text.ts';

const MAIN = 254;
const LOCAL = 255;

/** Types that iproute2 and the kernel put into the table local. */
const localTypes: readonly string[] = ['local', 'broadcast', 'anycast', 'nat'];

/** Types that /proc/net/route leaves out (net/ipv4/fib_trie.c, fib_route_seq_show). */
const unlistedTypes: readonly string[] = ['broadcast', 'multicast'];

/** /proc/net/route has the gateway, link and metric of the table main; the trie has the type and scope, and the other tables. */
export function joinIpv4Routes(route: string, trie: readonly TriePrefix[]): readonly OutsideRoute[] {
  const listed = groupByPrefix(parseRoute(route), ({ destination }) => destination);
  const ofMain = groupByPrefix(trie.filter(({ table }) => table === MAIN || table === undefined), destinationOf);
  const main = [...listed].flatMap(([destination, lines]) => {
    const prefixes = choose(ofMain.get(destination) ?? [], lines.length);
    ofMain.set(destination, (ofMain.get(destination) ?? []).filter((one) => prefixes !== undefined && !prefixes.includes(one)));
    return lines.map((line, at): OutsideRoute => ({ ...line, type: typeOf(line, prefixes?.[at]?.type), scope: prefixes?.[at]?.scope, tos: prefixes?.[at]?.tos }));
  });
  const rest = [...[...ofMain.values()].flat(), ...trie.filter(({ table }) => table !== MAIN && table !== undefined)];
  return [...main, ...rest.map(ofTrieAlone)];
}

/** A route through a blackhole that is a nexthop object is filed as one over the loopback device. */
function typeOf({ linkName, gateway }: OutsideRoute, type: string | undefined): string | undefined {
  return linkName === 'lo' && gateway === undefined && type === 'unicast' ? undefined : type;
}

/** Both files list the routes of one prefix in the same order; `undefined` where they can not be put together. */
function choose(prefixes: readonly TriePrefix[], count: number): readonly TriePrefix[] | undefined {
  const candidates = [prefixes.filter(({ type }) => !localTypes.includes(type) && !unlistedTypes.includes(type)), prefixes.filter(({ type }) => !unlistedTypes.includes(type))];
  return candidates.find(({ length }) => length === count);
}

function ofTrieAlone(prefix: TriePrefix): OutsideRoute {
  const { type, scope, tos, table } = prefix;
  return { family: 'inet', type, destination: destinationOf(prefix), source: undefined, gateway: undefined, linkName: undefined, table: table ?? (localTypes.includes(type) ? LOCAL : undefined), scope, tos, metric: undefined };
}

/** `eth0 00000000 0102010A 0003 0 0 7 00000000 0 0 0`; the link is `*` where there is none. */
function parseRoute(latin1: string): readonly OutsideRoute[] {
  return wordsOfLines(latin1).flatMap(([name, digits, gatewayDigits, , , , metric, mask]): readonly OutsideRoute[] => {
    const [address, gateway, length] = [parseIpv4Digits(digits), parseIpv4Digits(gatewayDigits), lengthOfMask(parseIpv4Digits(mask))];
    if (name === undefined || address === undefined || gateway === undefined || length === undefined) return [];
    return [
      {
        family: 'inet',
        type: undefined,
        destination: destinationOf({ address, length }),
        source: undefined,
        gateway: gateway === '0.0.0.0' ? undefined : gateway,
        linkName: name === '*' ? undefined : decodeWord(name),
        table: MAIN,
        scope: undefined,
        tos: undefined,
        metric: parseSigned(metric),
      },
    ];
  });
}

/** The metric is a number without sign that is written with one (net/ipv4/fib_trie.c, fib_route_seq_show). */
function parseSigned(text: string | undefined): number | undefined {
  const size = parseDecimal(text?.replace(/^-/, ''));
  return text?.startsWith('-') === true && size !== undefined ? 2 ** 32 - size : size;
}

function lengthOfMask(mask: string | undefined): number | undefined {
  return mask === undefined ? undefined : mask.split('.').reduce((bits, part) => bits + Number(part).toString(2).replaceAll('0', '').length, 0);
}

/** As rtnetlink's reader writes it: `default`, `10.0.0.0/24`. */
export function destinationOf({ address, length }: Pick<TriePrefix, 'address' | 'length'>): string {
  return length === 0 ? 'default' : `${address}/${length}`;
}

function groupByPrefix<T>(all: readonly T[], prefixOf: (one: T) => string): Map<string, readonly T[]> {
  const groups = new Map<string, readonly T[]>();
  for (const one of all) groups.set(prefixOf(one), [...(groups.get(prefixOf(one)) ?? []), one]);
  return groups;
}
