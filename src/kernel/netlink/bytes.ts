import { KernelError } from '../../errors.ts';

/*
 * Numbers out of netlink messages. Netlink speaks the machine's own byte order; all machines that koffi has binaries for, and this
 * file, are little-endian. Each reader checks that its bytes are there: the kernel is trusted, the length of a reply is not.
 */

export function readU8(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 1) throw malformed('a byte is missing');
  return bytes[start]!;
}

export function readU16(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 2) throw malformed('two bytes are missing');
  return bytes[start]! | (bytes[start + 1]! << 8);
}

/** Network byte order: ports and protocol numbers. */
export function readBigEndianU16(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 2) throw malformed('two bytes are missing');
  return (bytes[start]! << 8) | bytes[start + 1]!;
}

export function readBigEndianU32(bytes: Uint8Array, start: number, end: number): number {
  return ((readBigEndianU16(bytes, start, end) << 16) | readBigEndianU16(bytes, start + 2, end)) >>> 0;
}

export function readBigEndianU64(bytes: Uint8Array, start: number, end: number): bigint {
  return (BigInt(readBigEndianU32(bytes, start, end)) << 32n) | BigInt(readBigEndianU32(bytes, start + 4, end));
}

export function readU32(bytes: Uint8Array, start: number, end: number): number {
  return readI32(bytes, start, end) >>> 0;
}

export function readI32(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 4) throw malformed('four bytes are missing');
  return bytes[start]! | (bytes[start + 1]! << 8) | (bytes[start + 2]! << 16) | (bytes[start + 3]! << 24);
}

/** More than a number holds exactly, so a bigint. */
export function readU64(bytes: Uint8Array, start: number, end: number): bigint {
  return (BigInt(readU32(bytes, start + 4, end)) << 32n) | BigInt(readU32(bytes, start, end));
}

export function malformed(what: string): KernelError {
  return new KernelError('netlink', 'EBADMSG', { kernelText: `malformed message: ${what}` });
}
