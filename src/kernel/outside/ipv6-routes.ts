import type { OutsideRoute } from '../../model/outside.ts';
import { decodeWord, parseHex, parseIpv6Digits, wordsOfLines } from './text.ts';

/* linux/route.h and linux/ipv6_route.h. */
const RTF_REJECT = 0x0200;
const RTF_ANYCAST = 0x0010_0000;
const RTF_LOCAL = 0x8000_0000;

const LOCAL = 255;

/** What stands at the end of a tree in place of a route (net/ipv6/ip6_fib.c, fib6_null_entry), and no rtnetlink tells of. */
const NULL_METRIC = 0xffff_ffff;

/**
 * The lines of /proc/net/ipv6_route: destination and source with their lengths, gateway, metric, reference and use counts, flags, link. All
 * tables are there, one after the other, and nothing says which (net/ipv6/ip6_fib.c, ipv6_route_native_seq_show).
 */
export function parseIpv6Routes(latin1: string): readonly OutsideRoute[] {
  return wordsOfLines(latin1).flatMap(([toDigits, toLength, fromDigits, fromLength, viaDigits, metric, , , flagDigits, name]): readonly OutsideRoute[] => {
    const [to, from, gateway] = [toDigits, fromDigits, viaDigits].map(parseIpv6Digits);
    const [length, sourceLength, number, flags] = [toLength, fromLength, metric, flagDigits].map(parseHex);
    if (to === undefined || length === undefined || flags === undefined || name === undefined) return [];
    if (number === NULL_METRIC && (flags & RTF_REJECT) !== 0) return [];
    return [
      {
        family: 'inet6',
        type: typeOf(flags, to),
        destination: length === 0 ? 'default' : `${to}/${length}`,
        source: from === undefined || sourceLength === 0 ? undefined : `${from}/${sourceLength}`,
        gateway: gateway === '::' ? undefined : gateway,
        linkName: decodeWord(name),
        table: (flags & RTF_LOCAL) === 0 ? undefined : LOCAL,
        scope: 0, // IPv6 has no others
        tos: 0,
        metric: number,
      },
    ];
  });
}

/** Of a refusal it is not told which; a multicast network may be of two types. */
function typeOf(flags: number, to: string): string | undefined {
  if ((flags & RTF_LOCAL) !== 0) return 'local';
  if ((flags & RTF_ANYCAST) !== 0) return 'anycast';
  return (flags & RTF_REJECT) !== 0 || to.startsWith('ff') ? undefined : 'unicast';
}
