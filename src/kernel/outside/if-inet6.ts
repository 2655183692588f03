import type { OutsideAddress } from '../../model/outside.ts';
import { addressFlags } from '../netlink/address.ts';
import { decodeWord, parseHex, parseIpv6Digits, wordsOfLines } from './text.ts';

/** The lines of /proc/net/if_inet6: `fe80… 02 40 20 80 eth0`, with the lowest eight flags (kernel, net/ipv6/addrconf.c, if6_seq_show). */
export function parseIfInet6(latin1: string): readonly OutsideAddress[] {
  return wordsOfLines(latin1).flatMap(([digits, index, length, scope, flags, name]): readonly OutsideAddress[] => {
    const address = parseIpv6Digits(digits);
    const bits = parseHex(flags);
    if (address === undefined || bits === undefined || name === undefined) return [];
    return [{ family: 'inet6', address, linkName: decodeWord(name), linkIndex: parseHex(index), prefixLength: parseHex(length), scope: scopes.get(parseHex(scope) ?? -1) ?? 'global', flags: addressFlags(bits, true) }];
  });
}

/** IPV6_ADDR_* (net/ipv6.h), as rtnetlink tells them (net/ipv6/addrconf.c, rt_scope). */
const scopes: ReadonlyMap<number, string> = new Map([
  [0x10, 'host'],
  [0x20, 'link'],
  [0x40, 'site'],
]);
