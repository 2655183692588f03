import type { Family } from '../../model/address.ts';

/*
 * ICMP echo requests and what comes back on a raw socket (RFC 792, RFC 4443): of IPv4 with its IP header, of IPv6 without.
 */

/** Which request: of which socket, which of its probes, and how often that has been sent. */
export interface EchoNumber {
  readonly id: number;
  readonly sequence: number;
  readonly attempt: number;
}

/** An answer to an echo request. The number of an error has no attempt: not every router quotes so much. */
export type EchoAnswer =
  | { readonly is: 'reply'; readonly number: EchoNumber }
  | { readonly is: 'error'; readonly number: Pick<EchoNumber, 'id' | 'sequence'>; readonly by: string | undefined; readonly says: string };

const TYPES = { inet: { request: 8, reply: 0 }, inet6: { request: 128, reply: 129 } } as const;
const HEADER = 8;
const IPV6_HEADER = 40;
/** As ping(8) sends, the first byte ours. */
const DATA = new Uint8Array(56);

/** An echo request; the first byte of its data is the attempt. The kernel fills in the checksum of ICMPv6 (RFC 3542, 3.1), that of ICMP is ours to make. */
export function writeEcho(family: Family, { id, sequence, attempt }: EchoNumber, data: Uint8Array = DATA): Uint8Array {
  const bytes = new Uint8Array(HEADER + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(data, HEADER);
  bytes[0] = TYPES[family].request;
  view.setUint16(4, id);
  view.setUint16(6, sequence);
  bytes[HEADER] = attempt;
  if (family === 'inet') view.setUint16(2, checksum(view));
  return bytes;
}

/** What the first `length` bytes say, that came from `source`; `undefined` for all that answers no echo request. Takes any bytes. */
export function parseEchoAnswer(family: Family, bytes: Uint8Array, length: number, source: string): EchoAnswer | undefined {
  const start = family === 'inet' ? ipv4HeaderLength(bytes, 0) : 0;
  const type = at(bytes, start);
  if (length < start + HEADER) return undefined;
  if (type === TYPES[family].reply) return { is: 'reply', number: { ...numberAt(bytes, start), attempt: length > start + HEADER ? at(bytes, start + HEADER) : 0 } };
  const says = icmpErrorText(family, type, at(bytes, start + 1));
  if (says === undefined) return undefined;
  const quoted = start + HEADER;
  const inner = quoted + (family === 'inet' ? ipv4HeaderLength(bytes, quoted) : IPV6_HEADER);
  if (length < inner + HEADER || at(bytes, inner) !== TYPES[family].request) return undefined;
  return { is: 'error', number: numberAt(bytes, inner), by: source, says };
}

function numberAt(bytes: Uint8Array, start: number): Pick<EchoNumber, 'id' | 'sequence'> {
  return { id: (at(bytes, start + 4) << 8) | at(bytes, start + 5), sequence: (at(bytes, start + 6) << 8) | at(bytes, start + 7) };
}

function ipv4HeaderLength(bytes: Uint8Array, start: number): number {
  return (at(bytes, start) & 0xf) * 4;
}

function at(bytes: Uint8Array, offset: number): number {
  return bytes[offset] ?? 0;
}

/** RFC 1071. */
function checksum(view: DataView): number {
  let sum = 0;
  for (let offset = 0; offset < view.byteLength; offset += 2) sum += offset + 1 < view.byteLength ? view.getUint16(offset) : view.getUint8(offset) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}

/** What an error says; `undefined` for what is none. */
export function icmpErrorText(family: Family, type: number, code: number): string | undefined {
  return (family === 'inet' ? errors4 : errors6)(type, code);
}

/** linux/icmp.h, in ping(8)'s words. */
function errors4(type: number, code: number): string | undefined {
  if (type === 3) return unreachable4[code] ?? `destination unreachable, code ${code}`;
  return type === 11 ? 'time to live exceeded' : undefined;
}

const unreachable4: Readonly<Record<number, string>> = {
  0: 'network unreachable',
  1: 'host unreachable',
  2: 'protocol unreachable',
  3: 'port unreachable',
  4: 'fragmentation needed',
  9: 'network prohibited',
  10: 'host prohibited',
  13: 'packet filtered',
};

/** linux/icmpv6.h. */
function errors6(type: number, code: number): string | undefined {
  if (type === 1) return unreachable6[code] ?? `destination unreachable, code ${code}`;
  if (type === 2) return 'packet too big';
  return type === 3 ? 'hop limit exceeded' : undefined;
}

const unreachable6: Readonly<Record<number, string>> = {
  0: 'no route',
  1: 'administratively prohibited',
  2: 'beyond scope of source address',
  3: 'address unreachable',
  4: 'port unreachable',
  5: 'source address failed policy',
  6: 'route rejected',
};
