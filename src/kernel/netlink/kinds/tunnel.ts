import type { Encapsulation, Ipv6Tunnel } from '../../../model/link-details/tunnel.ts';
import { readBigEndianU16, readU16, readU32, readU8 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';
import { readBigEndianU32, readWord, take, type Fields, type Reader } from './fields.ts';

/** Hops; 0 takes those of the inner packet. */
export const readTtl: Reader<number | 'inherit'> = (bytes, start, end) => readU8(bytes, start, end) || 'inherit';

/** 0 is none, and bit 0 takes that of the inner packet (iproute2, ip/link_gre.c). */
export const readTos: Reader<number | 'inherit' | undefined> = (bytes, start, end) => {
  const tos = readU8(bytes, start, end);
  return tos === 1 ? 'inherit' : tos || undefined;
};

// linux/if_tunnel.h, TUNNEL_ENCAP_*
const types = ['none', 'fou', 'gue', 'mpls'];
const encapFlagNames = ['csum', 'csum6', 'remcsum'];

/** IFLA_GRE_ENCAP_TYPE and the three behind it, or IFLA_IPTUN_ENCAP_TYPE and those. */
export function encapsulation(tunnel: Fields, firstType: number): Encapsulation {
  const type = take(tunnel, firstType, readWord(types, readU16));
  if (type === undefined || type === 'none') return { encapType: undefined, encapSourcePort: undefined, encapDestinationPort: undefined, encapFlags: [] };
  return {
    encapType: type,
    encapFlags: namesOfBits(take(tunnel, firstType + 1, readU16) ?? 0, encapFlagNames),
    encapSourcePort: take(tunnel, firstType + 2, readBigEndianU16) || undefined,
    encapDestinationPort: take(tunnel, firstType + 3, readBigEndianU16),
  };
}

// linux/ip6_tunnel.h, IP6_TNL_F_*
const IGN_ENCAP_LIMIT = 0x1;
const USE_ORIG_TCLASS = 0x2;
const USE_ORIG_FLOWLABEL = 0x4;
const RCV_DSCP_COPY = 0x10;
const USE_ORIG_FWMARK = 0x20;
const ALLOW_LOCAL_REMOTE = 0x40;

/** What a tunnel over IPv6 says in an encapsulation limit, flow information (class and label) and flags. */
export function ipv6Tunnel(tunnel: Fields, types: { readonly encapLimit: number; readonly flowInfo: number; readonly flags: number }): Ipv6Tunnel {
  const flags = take(tunnel, types.flags, readU32) ?? 0;
  const flow = take(tunnel, types.flowInfo, readBigEndianU32);
  const has = (flag: number): boolean => (flags & flag) !== 0;
  return {
    encapLimit: has(IGN_ENCAP_LIMIT) ? 'none' : take(tunnel, types.encapLimit, readU8),
    trafficClass: has(USE_ORIG_TCLASS) ? 'inherit' : flow === undefined ? undefined : (flow >>> 20) & 0xff,
    flowLabel: has(USE_ORIG_FLOWLABEL) ? 'inherit' : flow === undefined ? undefined : flow & 0xf_ffff,
    copiesDscp: has(RCV_DSCP_COPY),
    allowLocalRemote: has(ALLOW_LOCAL_REMOTE),
  };
}

/** Of a tunnel over IPv6; 0 is none. */
export function ipv6Fwmark(tunnel: Fields, types: { readonly fwmark: number; readonly flags: number }): number | 'inherit' | undefined {
  if (((take(tunnel, types.flags, readU32) ?? 0) & USE_ORIG_FWMARK) !== 0) return 'inherit';
  return take(tunnel, types.fwmark, readU32) || undefined;
}
