import { eachAttribute } from '../attributes.ts';
import { readBigEndianU16, readI32, readU32, readU8 } from '../bytes.ts';
import { hexByte } from '../hardware.ts';
import { ipText } from '../ip-text.ts';

/** The attributes of one nest, by their numbers. */
export interface Fields {
  readonly bytes: Uint8Array;
  readonly places: ReadonlyMap<number, readonly [start: number, end: number]>;
}

/** Makes something of the bytes between two offsets. */
export type Reader<T> = (bytes: Uint8Array, start: number, end: number) => T;

export function fieldsBetween(bytes: Uint8Array, start: number, end: number): Fields {
  const places = new Map<number, readonly [number, number]>();
  eachAttribute(bytes, start, end, (type, from, to) => void places.set(type, [from, to]));
  return { bytes, places };
}

/** What `read` makes of the attribute; `undefined` where there is none. */
export function take<T>({ bytes, places }: Fields, type: number, read: Reader<T>): T | undefined {
  const place = places.get(type);
  return place === undefined ? undefined : read(bytes, place[0], place[1]);
}

/** Whether an attribute that says yes by being there is there. */
export function isThere({ places }: Fields, type: number): boolean {
  return places.has(type);
}

export const readFlag: Reader<boolean> = (bytes, start, end) => readU8(bytes, start, end) !== 0;

/** A number of which 0 means that there is nothing: an ifindex, a mark, a key. */
export const readU32OrNone: Reader<number | undefined> = (bytes, start, end) => readU32(bytes, start, end) || undefined;

export const readBigEndianU32: Reader<number> = (bytes, start, end) => {
  readI32(bytes, start, end); // which looks whether four bytes are there
  return readBigEndianU16(bytes, start, end) * 0x1_0000 + readBigEndianU16(bytes, start + 2, end);
};

/** Of a u64 whose value is small; what a double can not hold is rounded. */
export const readU64: Reader<number> = (bytes, start, end) => readU32(bytes, start, end) + readU32(bytes, start + 4, end) * 2 ** 32;

/** A word for a number, or the number itself where iproute2 has no word for it. */
export function readWord(words: readonly string[], read: Reader<number> = readU8): Reader<string> {
  return (bytes, start, end) => {
    const value = read(bytes, start, end);
    return words[value] ?? String(value);
  };
}

/** An IP address, of which all zeros is "any". */
export const readAddressOrNone: Reader<string | undefined> = (bytes, start, end) =>
  bytes.subarray(start, end).every((byte) => byte === 0) ? undefined : ipText(bytes, start, end);

/** Hardware addresses of Ethernet and its like. */
export const readMac: Reader<string> = (bytes, start, end) => Array.from(bytes.subarray(start, end), hexByte).join(':');

/** Every attribute of a nest, whatever its number. */
export function readEach<T>(read: Reader<T>): Reader<readonly T[]> {
  return (bytes, start, end) => {
    const found: T[] = [];
    eachAttribute(bytes, start, end, (_, from, to) => void found.push(read(bytes, from, to)));
    return found;
  };
}

/** Two ports, in network byte order: the first and the last of a range. */
export const readPortRange: Reader<readonly [number, number]> = (bytes, start, end) => [readBigEndianU16(bytes, start, end), readBigEndianU16(bytes, start + 2, end)];
