import type { Ip6TunnelDetails, IpTunnelDetails } from '../../../model/link-details/tunnel.ts';
import { readU16, readU8 } from '../bytes.ts';
import { ipText } from '../ip-text.ts';
import { fieldsBetween, isThere, readAddressOrNone, readFlag, readU32OrNone, take, type Fields, type Reader } from './fields.ts';
import { encapsulation, ipv6Fwmark, ipv6Tunnel, readTos, readTtl } from './tunnel.ts';

// linux/if_tunnel.h, IFLA_IPTUN_*
const LINK = 1;
const LOCAL = 2;
const REMOTE = 3;
const TTL = 4;
const TOS = 5;
const ENCAP_LIMIT = 6;
const FLOWINFO = 7;
const FLAGS = 8;
const PROTO = 9;
const PMTUDISC = 10;
const SIX_RD_PREFIX = 11;
const SIX_RD_RELAY_PREFIX = 12;
const SIX_RD_PREFIXLEN = 13;
const SIX_RD_RELAY_PREFIXLEN = 14;
const ENCAP_TYPE = 15;
const COLLECT_METADATA = 19;
const FWMARK = 20;

const SIT_ISATAP = 0x1;

/** By the protocol inside, which is 0 for any (iproute2, ip/link_iptnl.c and ip/link_ip6tnl.c). */
const modes: ReadonlyMap<number, string> = new Map([[0, 'any'], [4, 'ipip'], [41, 'ip6ip'], [137, 'mplsip']]);
const modesOverIpv6: ReadonlyMap<number, string> = new Map([[0, 'any'], [4, 'ipip6'], [41, 'ip6ip6']]);

export function ipTunnelDetails(kind: string, bytes: Uint8Array, start: number, end: number): IpTunnelDetails {
  const tunnel = fieldsBetween(bytes, start, end);
  return {
    of: kind === 'sit' ? 'sit' : 'ipip',
    mode: take(tunnel, PROTO, readMode(modes)) ?? 'any',
    local: take(tunnel, LOCAL, readAddressOrNone),
    remote: take(tunnel, REMOTE, readAddressOrNone),
    linkIndex: take(tunnel, LINK, readU32OrNone),
    ttl: take(tunnel, TTL, readTtl) ?? 'inherit',
    tos: take(tunnel, TOS, readTos),
    pathMtuDiscovery: take(tunnel, PMTUDISC, readFlag) ?? false,
    fwmark: take(tunnel, FWMARK, readU32OrNone),
    isatap: ((take(tunnel, FLAGS, readU16) ?? 0) & SIT_ISATAP) !== 0,
    sixRdPrefix: prefix(tunnel, SIX_RD_PREFIX, SIX_RD_PREFIXLEN),
    sixRdRelayPrefix: prefix(tunnel, SIX_RD_RELAY_PREFIX, SIX_RD_RELAY_PREFIXLEN),
    ...encapsulation(tunnel, ENCAP_TYPE),
    external: isThere(tunnel, COLLECT_METADATA),
  };
}

export function ip6TunnelDetails(_kind: string, bytes: Uint8Array, start: number, end: number): Ip6TunnelDetails {
  const tunnel = fieldsBetween(bytes, start, end);
  return {
    of: 'ip6tnl',
    mode: take(tunnel, PROTO, readMode(modesOverIpv6)) ?? 'any',
    local: take(tunnel, LOCAL, readAddressOrNone),
    remote: take(tunnel, REMOTE, readAddressOrNone),
    linkIndex: take(tunnel, LINK, readU32OrNone),
    ttl: take(tunnel, TTL, readTtl) ?? 'inherit',
    fwmark: ipv6Fwmark(tunnel, { fwmark: FWMARK, flags: FLAGS }),
    ...ipv6Tunnel(tunnel, { encapLimit: ENCAP_LIMIT, flowInfo: FLOWINFO, flags: FLAGS }),
    ...encapsulation(tunnel, ENCAP_TYPE),
    external: isThere(tunnel, COLLECT_METADATA),
  };
}

function readMode(words: ReadonlyMap<number, string>): Reader<string> {
  return (bytes, start, end) => {
    const protocol = readU8(bytes, start, end);
    return words.get(protocol) ?? String(protocol);
  };
}

/** A length of 0 is no prefix. */
function prefix(tunnel: Fields, address: number, length: number): string | undefined {
  const bits = take(tunnel, length, readU16) ?? 0;
  const text = take(tunnel, address, ipText);
  return bits === 0 || text === undefined ? undefined : `${text}/${bits}`;
}
