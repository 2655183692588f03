import type { Encapsulation } from '../../model/encapsulation.ts';
import { eachAttribute } from './attributes.ts';
import { readBigEndianU16, readU32, readU8 } from './bytes.ts';
import { readProgramName } from './encapsulation-program.ts';
import { ipText } from './ip-text.ts';

/** linux/seg6_iptunnel.h, SEG6_IPTUN_MODE_*. */
const seg6Modes: readonly string[] = ['inline', 'encap', 'l2encap', 'encap.red', 'l2encap.red'];

/** SEG6_IPTUNNEL_SRH: a mode, and the segment routing header. */
export function parseSeg6(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  let found: Partial<Encapsulation> = {};
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type !== 1) return;
    const mode = readU32(bytes, from, to);
    found = { mode: seg6Modes[mode] ?? String(mode), ...parseSegments(bytes, from + 4, to) };
  });
  return found;
}

/** linux/seg6_local.h, SEG6_LOCAL_ACTION_*, by number. */
const actions: readonly string[] = [
  '', 'End', 'End.X', 'End.T', 'End.DX2', 'End.DX6', 'End.DX4', 'End.DT6', 'End.DT4', 'End.B6', 'End.B6.Encaps', 'End.BM', 'End.S', 'End.AS', 'End.AM', 'End.BPF', 'End.DT46',
];

export function parseSeg6Local(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  let found: Partial<Encapsulation> = {};
  eachAttribute(bytes, start, end, (type, from, to) => {
    found = { ...found, ...parseSeg6LocalAttribute(type, bytes, from, to) };
  });
  return found;
}

/** linux/seg6_local.h, SEG6_LOCAL_*. */
function parseSeg6LocalAttribute(type: number, bytes: Uint8Array, from: number, to: number): Partial<Encapsulation> {
  if (type === 1) {
    const action = readU32(bytes, from, to);
    return { action: actions[action] || String(action) };
  }
  if (type === 2) return parseSegments(bytes, from, to);
  if (type === 3) return { table: readU32(bytes, from, to) };
  if (type === 4 || type === 5) return { nexthop: ipText(bytes, from, to) };
  if (type === 6) return { inputLinkIndex: readU32(bytes, from, to) };
  if (type === 7) return { outputLinkIndex: readU32(bytes, from, to) };
  if (type === 8) return { programs: [`endpoint ${readProgramName(bytes, from, to)}`] };
  if (type === 9) return { vrfTable: readU32(bytes, from, to) };
  if (type === 11) return { flags: parseFlavors(bytes, from, to) };
  return {};
}

/** SEG6_LOCAL_FLV_OPERATION: a bit for each, from bit 1. */
function parseFlavors(bytes: Uint8Array, start: number, end: number): readonly string[] {
  let bits = 0;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 1) bits = readU32(bytes, from, to);
  });
  return ['psp', 'usp', 'usd', 'next-csid'].filter((_, at) => (bits & (2 << at)) !== 0);
}

/** struct ipv6_sr_hdr (linux/seg6.h): the segments stand in it from the last to the first; a keyed hash may be its last 40 bytes. */
function parseSegments(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  const segments: string[] = [];
  for (let at = readU8(bytes, start + 4, end); at >= 0; at--) segments.push(ipText(bytes, start + 8 + 16 * at, Math.min(end, start + 24 + 16 * at)));
  const hasHmac = (readU8(bytes, start + 5, end) & 0x8) !== 0;
  const tail = start + (readU8(bytes, start + 1, end) + 1) * 8 - 40;
  return hasHmac ? { segments, hmac: ((readBigEndianU16(bytes, tail + 4, end) << 16) | readBigEndianU16(bytes, tail + 6, end)) >>> 0 } : { segments };
}

/** linux/rpl.h, struct ipv6_rpl_sr_hdr: as many addresses as there are segments left. */
export function parseRpl(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  const segments: string[] = [];
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type !== 1) return;
    for (let at = readU8(bytes, from + 3, to) - 1; at >= 0; at--) segments.push(ipText(bytes, from + 8 + 16 * at, Math.min(to, from + 24 + 16 * at)));
  });
  return { segments };
}

const ioam6Modes: readonly string[] = ['', 'inline', 'encap', 'auto'];

/** linux/ioam6_iptunnel.h, and struct ioam6_trace_hdr of linux/ioam6.h, whose space is counted in words. */
export function parseIoam6(bytes: Uint8Array, start: number, end: number): Partial<Encapsulation> {
  let found: Partial<Encapsulation> = {};
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 1) {
      const mode = readU8(bytes, from, to);
      found = { ...found, mode: ioam6Modes[mode] || String(mode) };
    } else if (type === 2) found = { ...found, destination: ipText(bytes, from, to) };
    else if (type === 3) {
      const traceType = (readBigEndianU16(bytes, from + 4, to) << 8) | readU8(bytes, from + 6, to);
      found = { ...found, traceNamespace: readBigEndianU16(bytes, from, to), traceSize: (readU8(bytes, from + 3, to) & 0x7f) * 4, traceType };
    }
  });
  return found;
}
