import { decodeBytes } from '../text.ts';
import { malformed, readU16 } from './bytes.ts';

const TYPE_MASK = 0x3fff; // without NLA_F_NESTED and NLA_F_NET_BYTEORDER

/**
 * Walks the attributes between two offsets: `visit(type, start, end)` for each payload (netlink(7), struct nlattr).
 * @throws KernelError EBADMSG where a length does not fit.
 */
export function eachAttribute(bytes: Uint8Array, start: number, end: number, visit: (type: number, start: number, end: number) => void): void {
  for (let at = start; at + 4 <= end; ) {
    const length = readU16(bytes, at, end);
    if (length < 4 || at + length > end) throw malformed('an attribute is longer than what holds it');
    visit(readU16(bytes, at + 2, end) & TYPE_MASK, at + 4, at + length);
    at += (length + 3) & ~3;
  }
}

/** A NUL-terminated string; bytes that are not UTF-8 survive as lone surrogates. */
export function readString(bytes: Uint8Array, start: number, end: number): string {
  let stop = start;
  let isAscii = true;
  for (; stop < end && bytes[stop] !== 0; stop++) if (bytes[stop]! > 127) isAscii = false;
  if (!isAscii) return decodeBytes(bytes.subarray(start, stop));
  // What was received is a Buffer, which needs no view of its own for each string.
  return bytes instanceof Buffer ? bytes.toString('latin1', start, stop) : Buffer.from(bytes.subarray(start, stop)).toString('latin1');
}

/** One attribute, header and padding included, to be put into a request. */
export function writeAttribute(type: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((4 + payload.length + 3) & ~3);
  new DataView(bytes.buffer).setUint16(0, 4 + payload.length, true);
  new DataView(bytes.buffer).setUint16(2, type, true);
  bytes.set(payload, 4);
  return bytes;
}

export function u32Bytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
