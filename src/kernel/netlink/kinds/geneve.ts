import type { GeneveDetails } from '../../../model/link-details/geneve.ts';
import { readBigEndianU16, readU32, readU8 } from '../bytes.ts';
import { ipText } from '../ip-text.ts';
import { fieldsBetween, isThere, readBigEndianU32, readFlag, readPortRange, readWord, take } from './fields.ts';

// linux/if_link.h, IFLA_GENEVE_*
const ID = 1;
const REMOTE = 2;
const TTL = 3;
const TOS = 4;
const PORT = 5;
const COLLECT_METADATA = 6;
const REMOTE6 = 7;
const UDP_CSUM = 8;
const UDP_ZERO_CSUM6_TX = 9;
const UDP_ZERO_CSUM6_RX = 10;
const LABEL = 11;
const TTL_INHERIT = 12;
const DF = 13;
const INNER_PROTO_INHERIT = 14;
const PORT_RANGE = 15;

export function geneveDetails(_kind: string, bytes: Uint8Array, start: number, end: number): GeneveDetails {
  const geneve = fieldsBetween(bytes, start, end);
  const tos = take(geneve, TOS, readU8) ?? 0;
  const flags: readonly (readonly [string, boolean])[] = [
    ['external', isThere(geneve, COLLECT_METADATA)],
    ['udp_csum', take(geneve, UDP_CSUM, readFlag) ?? false],
    ['udp_zero_csum6_tx', take(geneve, UDP_ZERO_CSUM6_TX, readFlag) ?? false],
    ['udp_zero_csum6_rx', take(geneve, UDP_ZERO_CSUM6_RX, readFlag) ?? false],
    ['inner_proto_inherit', isThere(geneve, INNER_PROTO_INHERIT)],
  ];
  return {
    of: 'geneve',
    id: take(geneve, ID, readU32) ?? 0,
    remote: take(geneve, REMOTE, ipText) ?? take(geneve, REMOTE6, ipText),
    port: take(geneve, PORT, readBigEndianU16) ?? 0,
    portRange: take(geneve, PORT_RANGE, readPortRange),
    ttl: (take(geneve, TTL_INHERIT, readFlag) ?? false) ? 'inherit' : take(geneve, TTL, readU8) || 'auto',
    tos: tos === 1 ? 'inherit' : tos,
    flowLabel: take(geneve, LABEL, readBigEndianU32) || undefined,
    df: take(geneve, DF, readWord(['unset', 'set', 'inherit'])),
    flags: flags.flatMap(([name, isOn]) => (isOn ? [name] : [])),
  };
}
