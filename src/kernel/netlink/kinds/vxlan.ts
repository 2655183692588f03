import type { VxlanDetails } from '../../../model/link-details/vxlan.ts';
import { eachAttribute } from '../attributes.ts';
import { readBigEndianU16, readU32, readU8 } from '../bytes.ts';
import { ipText } from '../ip-text.ts';
import { readBigEndianU32, readFlag, readPortRange, readWord } from './fields.ts';

// linux/if_link.h, IFLA_VXLAN_*
const ID = 1;
const GROUP = 2;
const LINK = 3;
const LOCAL = 4;
const TTL = 5;
const TOS = 6;
const LEARNING = 7;
const AGEING = 8;
const LIMIT = 9;
const PORT_RANGE = 10;
const PORT = 15;
const GROUP6 = 16;
const LOCAL6 = 17;
const LABEL = 26;
const TTL_INHERIT = 28;
const DF = 29;
const LOCALBYPASS = 31;
const LABEL_POLICY = 32;

/** Attributes that say yes by a byte that is not 0, and those that say it by being there. */
const byteFlags: ReadonlyMap<number, string> = new Map([
  [11, 'proxy'],
  [12, 'rsc'],
  [13, 'l2miss'],
  [14, 'l3miss'],
  [18, 'udp_csum'],
  [19, 'udp_zero_csum6_tx'],
  [20, 'udp_zero_csum6_rx'],
  [21, 'remcsum_tx'],
  [22, 'remcsum_rx'],
  [25, 'external'],
  [30, 'vnifilter'],
]);
const presenceFlags: ReadonlyMap<number, string> = new Map([
  [23, 'gbp'],
  [24, 'remcsum_nopartial'],
  [27, 'gpe'],
]);

export function vxlanDetails(_kind: string, bytes: Uint8Array, start: number, end: number): VxlanDetails {
  const flags: string[] = [];
  const found: { -readonly [Key in keyof VxlanDetails]: VxlanDetails[Key] } = {
    of: 'vxlan',
    id: 0,
    local: undefined,
    remote: undefined,
    linkIndex: undefined,
    port: 0,
    portRange: [0, 0],
    ttl: 'auto',
    tos: 0,
    flowLabel: undefined,
    df: undefined,
    learning: false,
    localBypass: undefined,
    ageing: 0,
    maxAddresses: 0,
    flags,
  };
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === ID) found.id = readU32(bytes, from, to);
    else if (type === GROUP || type === GROUP6) found.remote = ipText(bytes, from, to);
    else if (type === LINK) found.linkIndex = readU32(bytes, from, to) || undefined;
    else if (type === LOCAL || type === LOCAL6) found.local = ipText(bytes, from, to);
    else if (type === TTL) found.ttl = readU8(bytes, from, to) || found.ttl;
    else if (type === TTL_INHERIT) found.ttl = readU8(bytes, from, to) === 0 ? found.ttl : 'inherit';
    else if (type === TOS) found.tos = tosText(readU8(bytes, from, to));
    else if (type === LEARNING) found.learning = readU8(bytes, from, to) !== 0;
    else if (type === AGEING) found.ageing = readU32(bytes, from, to);
    else if (type === LIMIT) found.maxAddresses = readU32(bytes, from, to);
    else if (type === PORT_RANGE) found.portRange = readPortRange(bytes, from, to);
    else if (type === PORT) found.port = readBigEndianU16(bytes, from, to);
    else if (type === LABEL) found.flowLabel ??= readBigEndianU32(bytes, from, to) || undefined;
    else if (type === LABEL_POLICY) found.flowLabel = readU32(bytes, from, to) === 1 ? 'inherit' : found.flowLabel;
    else if (type === DF) found.df = readDf(bytes, from, to);
    else if (type === LOCALBYPASS) found.localBypass = readFlag(bytes, from, to);
    else if (presenceFlags.has(type)) flags.push(presenceFlags.get(type)!);
    else if (byteFlags.has(type) && readU8(bytes, from, to) !== 0) flags.push(byteFlags.get(type)!);
  });
  return found;
}

const readDf = readWord(['unset', 'set', 'inherit']); // enum ifla_vxlan_df

/** 1 is "inherit" (iproute2, ip/iplink_vxlan.c). */
function tosText(tos: number): number | 'inherit' {
  return tos === 1 ? 'inherit' : tos;
}
