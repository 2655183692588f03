/*
 * Writes pcapng (draft-ietf-opsawg-pcapng), in which each packet says on which interface it was seen. Little-endian; times in nanoseconds.
 */

export interface CapturedInterface {
  /** `beijing:eth0-b`. */
  readonly name: string;
  readonly linkType: number;
  /** Bytes; 0 is no limit. */
  readonly snapLength: number;
}

export interface CapturedPacket {
  /** Which of the interfaces, in the order in which their blocks were written. */
  readonly interfaceAt: number;
  /** Since 1970. */
  readonly nanoseconds: bigint;
  readonly bytes: Uint8Array;
  /** Of the packet on the wire. */
  readonly length: number;
}

/** What is known of an interface at the end. */
export interface InterfaceStatistics {
  readonly interfaceAt: number;
  /** Since 1970. */
  readonly nanoseconds: bigint;
  readonly received: number;
  readonly dropped: number;
}

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;

/** The beginning of a file. */
export function sectionHeaderBlock(application: string): Uint8Array {
  const head = new Uint8Array(16);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x1a2b3c4d, true); // by which a reader knows the byte order
  view.setUint16(4, 1, true); // version 1.0
  view.setBigInt64(8, -1n, true); // of unknown length
  return block(SECTION_HEADER, head, option(4, text(application)), END);
}

/** An interface; the first that is written is number 0. */
export function interfaceBlock({ name, linkType, snapLength }: CapturedInterface): Uint8Array {
  const head = new Uint8Array(8);
  const view = new DataView(head.buffer);
  view.setUint16(0, linkType, true);
  view.setUint32(4, snapLength, true);
  return block(INTERFACE_DESCRIPTION, head, option(2, text(name)), option(9, Uint8Array.of(9)), END);
}

export function packetBlock({ interfaceAt, nanoseconds, bytes, length }: CapturedPacket): Uint8Array {
  const head = new Uint8Array(20);
  const view = new DataView(head.buffer);
  view.setUint32(0, interfaceAt, true);
  writeTime(view, 4, nanoseconds);
  view.setUint32(12, bytes.length, true);
  view.setUint32(16, length, true);
  return block(ENHANCED_PACKET, head, padded(bytes));
}

export function statisticsBlock({ interfaceAt, nanoseconds, received, dropped }: InterfaceStatistics): Uint8Array {
  const head = new Uint8Array(12);
  const view = new DataView(head.buffer);
  view.setUint32(0, interfaceAt, true);
  writeTime(view, 4, nanoseconds);
  return block(INTERFACE_STATISTICS, head, option(4, number(received)), option(5, number(dropped)), END);
}

/** Its upper half comes first. */
function writeTime(view: DataView, at: number, nanoseconds: bigint): void {
  view.setUint32(at, Number(nanoseconds >> 32n), true);
  view.setUint32(at + 4, Number(nanoseconds & 0xffff_ffffn), true);
}

/** opt_endofopt. */
const END = new Uint8Array(4);

function option(code: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + padded(value).length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  bytes.set(value, 4);
  return bytes;
}

/** A block has its length before and behind, so that it can be read in both directions. */
function block(type: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = 12 + parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  view.setUint32(at, length, true);
  return bytes;
}

/** To a multiple of 4 bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const whole = new Uint8Array((bytes.length + 3) & ~3);
  whole.set(bytes);
  return whole;
}

/** UTF-8, and shorter than an option can be: names of files and interfaces are. */
function text(value: string): Uint8Array {
  return new TextEncoder().encode(value).subarray(0, 65_000);
}

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}
