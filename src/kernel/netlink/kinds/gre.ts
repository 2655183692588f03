import type { GreDetails, Ipv6Tunnel } from '../../../model/link-details/tunnel.ts';
import { readBigEndianU16, readU16, readU32, readU8 } from '../bytes.ts';
import { ipText } from '../ip-text.ts';
import { fieldsBetween, isThere, readAddressOrNone, readFlag, readU32OrNone, readWord, take } from './fields.ts';
import { encapsulation, ipv6Fwmark, ipv6Tunnel, readTos, readTtl } from './tunnel.ts';

// linux/if_tunnel.h, IFLA_GRE_*
const LINK = 1;
const IFLAGS = 2;
const OFLAGS = 3;
const IKEY = 4;
const OKEY = 5;
const LOCAL = 6;
const REMOTE = 7;
const TTL = 8;
const TOS = 9;
const PMTUDISC = 10;
const ENCAP_LIMIT = 11;
const FLOWINFO = 12;
const FLAGS = 13;
const ENCAP_TYPE = 14;
const COLLECT_METADATA = 18;
const IGNORE_DF = 19;
const FWMARK = 20;
const ERSPAN_INDEX = 21;
const ERSPAN_VER = 22;
const ERSPAN_DIR = 23;
const ERSPAN_HWID = 24;

const GRE_CSUM = 0x8000;
const GRE_KEY = 0x2000;
const GRE_SEQ = 0x1000;

export function greDetails(kind: string, bytes: Uint8Array, start: number, end: number): GreDetails {
  const gre = fieldsBetween(bytes, start, end);
  const input = take(gre, IFLAGS, readBigEndianU16) ?? 0;
  const output = take(gre, OFLAGS, readBigEndianU16) ?? 0;
  const isOverIpv6 = kind.startsWith('ip6');
  return {
    of: kindOf(kind),
    local: take(gre, LOCAL, readAddressOrNone),
    remote: take(gre, REMOTE, readAddressOrNone),
    linkIndex: take(gre, LINK, readU32OrNone),
    ttl: take(gre, TTL, readTtl) ?? 'inherit',
    tos: take(gre, TOS, readTos),
    inputKey: (input & GRE_KEY) === 0 ? undefined : take(gre, IKEY, ipText),
    outputKey: (output & GRE_KEY) === 0 ? undefined : take(gre, OKEY, ipText),
    flags: [
      ...((input & GRE_SEQ) === 0 ? [] : ['iseq']),
      ...((output & GRE_SEQ) === 0 ? [] : ['oseq']),
      ...((input & GRE_CSUM) === 0 ? [] : ['icsum']),
      ...((output & GRE_CSUM) === 0 ? [] : ['ocsum']),
    ],
    pathMtuDiscovery: take(gre, PMTUDISC, readFlag) ?? false,
    ignoreDf: take(gre, IGNORE_DF, readFlag) ?? false,
    fwmark: isOverIpv6 ? ipv6Fwmark(gre, { fwmark: FWMARK, flags: FLAGS }) : take(gre, FWMARK, readU32OrNone),
    ...(isOverIpv6 ? ipv6Tunnel(gre, { encapLimit: ENCAP_LIMIT, flowInfo: FLOWINFO, flags: FLAGS }) : overIpv4),
    ...encapsulation(gre, ENCAP_TYPE),
    erspanVersion: take(gre, ERSPAN_VER, readU8),
    erspanIndex: take(gre, ERSPAN_INDEX, readU32),
    erspanDirection: take(gre, ERSPAN_DIR, readWord(['ingress', 'egress'])),
    erspanHardwareId: take(gre, ERSPAN_HWID, readU16),
    external: isThere(gre, COLLECT_METADATA),
  };
}

const overIpv4: Ipv6Tunnel = { encapLimit: undefined, trafficClass: undefined, flowLabel: undefined, copiesDscp: undefined, allowLocalRemote: undefined };

const kinds = ['gre', 'gretap', 'ip6gre', 'ip6gretap', 'erspan', 'ip6erspan'] as const;

function kindOf(kind: string): GreDetails['of'] {
  return kinds.find((known) => known === kind) ?? 'gre';
}
