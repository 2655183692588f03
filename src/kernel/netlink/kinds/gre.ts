import type { GreDetails } from '../../../model/link-details.ts';
import { eachAttribute } from '../attributes.ts';
import { readBigEndianU16, readU32, readU8 } from '../bytes.ts';
import { ipText } from '../ip-text.ts';

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
const COLLECT_METADATA = 18;

const GRE_CSUM = 0x8000;
const GRE_KEY = 0x2000;
const GRE_SEQ = 0x1000;

export function greDetails(kind: string, bytes: Uint8Array, start: number, end: number): GreDetails {
  let inputFlags = 0;
  let outputFlags = 0;
  const found: { -readonly [Key in keyof GreDetails]: GreDetails[Key] } = {
    of: kindOf(kind),
    local: undefined,
    remote: undefined,
    linkIndex: undefined,
    ttl: 'inherit',
    tos: undefined,
    inputKey: undefined,
    outputKey: undefined,
    flags: [],
    pathMtuDiscovery: false,
    external: false,
  };
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === LINK) found.linkIndex = readU32(bytes, from, to) || undefined;
    else if (type === IFLAGS) inputFlags = readBigEndianU16(bytes, from, to);
    else if (type === OFLAGS) outputFlags = readBigEndianU16(bytes, from, to);
    else if (type === IKEY) found.inputKey = ipText(bytes, from, to);
    else if (type === OKEY) found.outputKey = ipText(bytes, from, to);
    else if (type === LOCAL) found.local = addressOrNone(bytes, from, to);
    else if (type === REMOTE) found.remote = addressOrNone(bytes, from, to);
    else if (type === TTL) found.ttl = readU8(bytes, from, to) || 'inherit';
    else if (type === TOS) found.tos = tosText(readU8(bytes, from, to));
    else if (type === PMTUDISC) found.pathMtuDiscovery = readU8(bytes, from, to) !== 0;
    else if (type === COLLECT_METADATA) found.external = true;
  });
  if ((inputFlags & GRE_KEY) === 0) found.inputKey = undefined;
  if ((outputFlags & GRE_KEY) === 0) found.outputKey = undefined;
  found.flags = [
    ...((inputFlags & GRE_SEQ) === 0 ? [] : ['iseq']),
    ...((outputFlags & GRE_SEQ) === 0 ? [] : ['oseq']),
    ...((inputFlags & GRE_CSUM) === 0 ? [] : ['icsum']),
    ...((outputFlags & GRE_CSUM) === 0 ? [] : ['ocsum']),
  ];
  return found;
}

const kinds = ['gre', 'gretap', 'ip6gre', 'ip6gretap', 'erspan', 'ip6erspan'] as const;

function kindOf(kind: string): GreDetails['of'] {
  return kinds.find((known) => known === kind) ?? 'gre';
}

/** All zeros is "any". */
function addressOrNone(bytes: Uint8Array, start: number, end: number): string | undefined {
  return bytes.subarray(start, end).every((byte) => byte === 0) ? undefined : ipText(bytes, start, end);
}

/** Bit 0 is "inherit from the inner packet" (iproute2, ip/link_gre.c). */
function tosText(tos: number): number | 'inherit' | undefined {
  if (tos === 0) return undefined;
  return tos === 1 ? 'inherit' : tos;
}
