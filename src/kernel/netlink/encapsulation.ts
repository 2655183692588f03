import type { Encapsulation } from '../../model/encapsulation.ts';
import { eachAttribute } from './attributes.ts';
import { readBigEndianU16, readI32, readU32, readU8 } from './bytes.ts';
import { readProgramName } from './encapsulation-program.ts';
import { parseIoam6, parseRpl, parseSeg6, parseSeg6Local } from './encapsulation-segments.ts';
import { ipText } from './ip-text.ts';

type Parser = (bytes: Uint8Array, start: number, end: number) => Partial<Encapsulation>;

/** linux/lwtunnel.h, enum lwtunnel_encap_types, by number. */
const parsers: readonly (readonly [type: string, parse: Parser])[] = [
  ['none', () => ({})],
  ['mpls', parseMpls],
  ['ip', parseTunnel],
  ['ila', parseIla],
  ['ip6', parseTunnel],
  ['seg6', parseSeg6],
  ['bpf', parseBpf],
  ['seg6local', parseSeg6Local],
  ['rpl', parseRpl],
  ['ioam6', parseIoam6],
  ['xfrm', parseXfrm],
];

const blank: Omit<Encapsulation, 'type'> = {
  labels: [],
  id: undefined,
  source: undefined,
  destination: undefined,
  ttl: undefined,
  tos: undefined,
  flags: [],
  mode: undefined,
  segments: [],
  hmac: undefined,
  action: undefined,
  table: undefined,
  vrfTable: undefined,
  nexthop: undefined,
  inputLinkIndex: undefined,
  outputLinkIndex: undefined,
  programs: [],
  headroom: undefined,
  traceType: undefined,
  traceNamespace: undefined,
  traceSize: undefined,
  interfaceId: undefined,
  locator: undefined,
};

/** What RTA_ENCAP holds, by RTA_ENCAP_TYPE. A type that is newer than we are has its number alone. */
export function parseEncapsulation(type: number, bytes: Uint8Array, start: number, end: number): Encapsulation {
  const [name, parse] = parsers[type] ?? [String(type), undefined];
  return { type: name, ...blank, ...parse?.(bytes, start, end) };
}

/** linux/mpls_iptunnel.h: a stack of labels, 20 bits of each word, the last one marked. */
function parseMpls(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  const labels: number[] = [];
  let ttl: number | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 1) for (let at = from; at + 4 <= to; at += 4) labels.push((readBigEndianU16(bytes, at, to) << 4) | (readU8(bytes, at + 2, to) >> 4));
    else if (type === 2) ttl = readU8(bytes, from, to);
  });
  return { labels, ttl };
}

/** linux/lwtunnel.h, enum lwtunnel_ip_t and lwtunnel_ip6_t: the same numbers for both. */
function parseTunnel(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  let id: string | undefined;
  let source: string | undefined;
  let destination: string | undefined;
  let ttl: number | undefined;
  let tos: number | undefined;
  let flags: readonly string[] = [];
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 1) id = BigInt(`0x${hexadecimal(bytes, from, to)}`).toString();
    else if (type === 2) destination = ipText(bytes, from, to);
    else if (type === 3) source = ipText(bytes, from, to);
    else if (type === 4) ttl = readU8(bytes, from, to);
    else if (type === 5) tos = readU8(bytes, from, to);
    else if (type === 6) flags = tunnelFlags(readBigEndianU16(bytes, from, to));
  });
  return { id, source, destination, ttl, tos, flags };
}

/** linux/if_tunnel.h, TUNNEL_*; iproute2 tells these three. */
function tunnelFlags(bits: number): readonly string[] {
  return [...((bits & 0x4) === 0 ? [] : ['key']), ...((bits & 0x1) === 0 ? [] : ['csum']), ...((bits & 0x8) === 0 ? [] : ['seq'])];
}

/** linux/ila.h, ILA_ATTR_LOCATOR, in four groups. */
function parseIla(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  let locator: string | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 1) locator = [0, 2, 4, 6].map((offset) => readBigEndianU16(bytes, from + offset, to).toString(16)).join(':');
  });
  return { locator };
}

/** linux/lwtunnel.h, LWT_BPF_*: up to three programs, each with a name. */
function parseBpf(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  const programs: string[] = [];
  let headroom: number | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type >= 1 && type <= 3) programs.push(`${['in', 'out', 'xmit'][type - 1] ?? ''} ${readProgramName(bytes, from, to)}`);
    else if (type === 4) headroom = readU32(bytes, from, to);
  });
  return { programs, headroom };
}

/** linux/lwtunnel.h, LWT_XFRM_*. */
function parseXfrm(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  let interfaceId: number | undefined;
  let outputLinkIndex: number | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 1) interfaceId = readU32(bytes, from, to);
    else if (type === 2) outputLinkIndex = readI32(bytes, from, to);
  });
  return { interfaceId, outputLinkIndex };
}

function hexadecimal(bytes: Uint8Array, start: number, end: number): string {
  return Array.from(bytes.subarray(start, end), (byte) => byte.toString(16).padStart(2, '0')).join('') || '0';
}
