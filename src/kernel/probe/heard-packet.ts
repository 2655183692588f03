import type { Family } from '../../model/address.ts';
import { ipText } from '../netlink/ip-text.ts';
import { icmpErrorText } from './icmp.ts';

/*
 * Packets as a packet socket without link headers gives them (packet(7)): ARP, IPv4, IPv6, what ICMP errors quote, and what VXLAN carries.
 * Nothing is taken for granted: a packet may be cut short, or hold anything.
 */

/** One packet; what VXLAN carries is a packet of its own. */
export interface HeardPacket {
  readonly family: Family;
  readonly source: string;
  readonly destination: string;
  readonly holds: Held;
}

export type Held =
  | { readonly is: 'echo'; readonly isRequest: boolean; readonly id: number; readonly sequence: number; readonly mark: string }
  /** `flags` and `acknowledgement` are not in what an error quotes, where that is short. */
  | { readonly is: 'tcp'; readonly sourcePort: number; readonly destinationPort: number; readonly sequence: number; readonly acknowledgement: number; readonly flags: number | undefined }
  | { readonly is: 'udp'; readonly sourcePort: number; readonly destinationPort: number; readonly mark: string }
  | { readonly is: 'error'; readonly says: string; readonly about: HeardPacket | undefined }
  | { readonly is: 'question' | 'reply'; readonly address: string };

/** The first byte of the data counts attempts, these are the same in all. */
export const MARK_AT = 1;
export const MARK_LENGTH = 7;

export const ETHERTYPES = { ipv4: 0x0800, arp: 0x0806, vlan: 0x8100, ipv6: 0x86dd, serviceVlan: 0x88a8 } as const;

/** How deep tags and tunnels may be in each other. */
const DEPTH = 4;

/** The packet in `bytes` and those that it carries, outermost first; none where it is something else. Takes any bytes. */
export function parseHeard(etherType: number, bytes: Uint8Array, depth = 0): readonly HeardPacket[] {
  if (depth > DEPTH) return [];
  switch (etherType) {
    case ETHERTYPES.vlan:
    case ETHERTYPES.serviceVlan:
      return bytes.length < 4 ? [] : parseHeard(word(bytes, 2), bytes.subarray(4), depth + 1);
    case ETHERTYPES.arp:
      return parseArp(bytes);
    case ETHERTYPES.ipv4:
    case ETHERTYPES.ipv6: {
      const outer = parseIp(etherType === ETHERTYPES.ipv4 ? 'inet' : 'inet6', bytes);
      if (outer === undefined) return [];
      const holds = parseHeld(outer, depth);
      const itself = holds === undefined ? [] : [{ family: outer.family, source: outer.source, destination: outer.destination, holds }];
      return [...itself, ...parseCarried(outer, depth)];
    }
    default:
      return [];
  }
}

interface Ip extends Pick<HeardPacket, 'family' | 'source' | 'destination'> {
  readonly protocol: number;
  /** Behind the header of IP. */
  readonly data: Uint8Array;
}

function parseIp(family: Family, bytes: Uint8Array): Ip | undefined {
  if (family === 'inet6') {
    if (bytes.length < 40 || byte(bytes, 0) >> 4 !== 6) return undefined;
    return { family, source: ipText(bytes, 8, 24), destination: ipText(bytes, 24, 40), protocol: byte(bytes, 6), data: bytes.subarray(40) };
  }
  const header = (byte(bytes, 0) & 0xf) * 4;
  const isFirstFragment = (word(bytes, 6) & 0x1fff) === 0;
  if (bytes.length < 20 || byte(bytes, 0) >> 4 !== 4 || header < 20 || bytes.length < header || !isFirstFragment) return undefined;
  return { family, source: ipText(bytes, 12, 16), destination: ipText(bytes, 16, 20), protocol: byte(bytes, 9), data: bytes.subarray(header) };
}

const PROTOCOLS = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;

function parseHeld({ family, protocol, data }: Ip, depth: number): Held | undefined {
  if (data.length < 8) return undefined;
  if (protocol === PROTOCOLS.tcp) {
    const flags = data.length < 14 ? undefined : byte(data, 13);
    return { is: 'tcp', sourcePort: word(data, 0), destinationPort: word(data, 2), sequence: long(data, 4), acknowledgement: long(data, 8), flags };
  }
  if (protocol === PROTOCOLS.udp) return { is: 'udp', sourcePort: word(data, 0), destinationPort: word(data, 2), mark: markOf(data.subarray(8)) };
  return protocol === (family === 'inet' ? PROTOCOLS.icmp : PROTOCOLS.icmpv6) ? parseIcmp(family, data, depth) : undefined;
}

function parseIcmp(family: Family, data: Uint8Array, depth: number): Held | undefined {
  const type = byte(data, 0);
  const [request, reply] = family === 'inet' ? [8, 0] : [128, 129];
  if (type === request || type === reply) return { is: 'echo', isRequest: type === request, id: word(data, 4), sequence: word(data, 6), mark: markOf(data.subarray(8)) };
  const [asks, tells] = [135, 136]; // neighbour discovery (RFC 4861, 4.3 and 4.4)
  if (family === 'inet6' && (type === asks || type === tells)) return data.length < 24 ? undefined : { is: type === asks ? 'question' : 'reply', address: ipText(data, 8, 24) };
  const says = icmpErrorText(family, type, byte(data, 1));
  if (says === undefined) return undefined;
  const [about] = parseHeard(family === 'inet' ? ETHERTYPES.ipv4 : ETHERTYPES.ipv6, data.subarray(8), depth + 1);
  return { is: 'error', says, about };
}

/** RFC 826, of IPv4 over Ethernet. */
function parseArp(bytes: Uint8Array): readonly HeardPacket[] {
  const operation = word(bytes, 6);
  if (bytes.length < 28 || word(bytes, 2) !== ETHERTYPES.ipv4 || byte(bytes, 4) !== 6 || byte(bytes, 5) !== 4 || operation < 1 || operation > 2) return [];
  const [source, destination] = [ipText(bytes, 14, 18), ipText(bytes, 24, 28)];
  return [{ family: 'inet', source, destination, holds: operation === 1 ? { is: 'question', address: destination } : { is: 'reply', address: source } }];
}

/** A frame in VXLAN (RFC 7348, 5), whatever its port is: the flag of its network and the reserved bytes tell. */
function parseCarried({ protocol, data }: Ip, depth: number): readonly HeardPacket[] {
  const header = data.subarray(8, 16);
  if (protocol !== PROTOCOLS.udp || data.length < 16 + 14 || byte(header, 0) !== 0x08 || byte(header, 1) !== 0 || byte(header, 7) !== 0) return [];
  return parseHeard(word(data, 16 + 12), data.subarray(16 + 14), depth + 1);
}

function markOf(data: Uint8Array): string {
  return Buffer.from(data.subarray(MARK_AT, MARK_AT + MARK_LENGTH)).toString('hex');
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (byte(bytes, at) << 8) | byte(bytes, at + 1);
}

function long(bytes: Uint8Array, at: number): number {
  return (word(bytes, at) * 0x1_0000) + word(bytes, at + 2);
}
