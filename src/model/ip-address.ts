import type { Family } from './address.ts';

/** An address as numbers: 4 bytes, or 16. */
export interface IpAddress {
  readonly family: Family;
  readonly bytes: readonly number[];
}

export interface IpPrefix extends IpAddress {
  /** Bits. */
  readonly length: number;
}

/** Reads what inet_pton(3) takes: `10.0.0.1`, `fd00::1`, `::ffff:10.0.0.1`; `undefined` for any other text. */
export function parseIpAddress(text: string): IpAddress | undefined {
  const ipv4 = parseIpv4(text);
  if (ipv4 !== undefined) return { family: 'inet', bytes: ipv4 };
  const ipv6 = text.includes(':') ? parseIpv6(text) : undefined;
  return ipv6 && { family: 'inet6', bytes: ipv6 };
}

/** `10.0.0.0/24`; an address alone is a prefix of its whole length. Bits behind the length may be set. */
export function parseIpPrefix(text: string): IpPrefix | undefined {
  const [, before = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = parseIpAddress(before);
  if (address === undefined) return undefined;
  const length = digits === undefined ? address.bytes.length * 8 : Number(digits);
  return length > address.bytes.length * 8 ? undefined : { ...address, length };
}

/** Whether the first bits of an address are those of the prefix. */
export function isWithin(address: IpAddress, prefix: IpPrefix): boolean {
  return address.family === prefix.family && prefix.bytes.every((byte, at) => ((byte ^ (address.bytes[at] ?? 0)) & maskOfByte(prefix.length - 8 * at)) === 0);
}

function maskOfByte(bits: number): number {
  return bits >= 8 ? 0xff : bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff;
}

function parseIpv4(text: string): readonly number[] | undefined {
  if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return undefined;
  const parts = text.split('.');
  return parts.every((part) => Number(part) < 256 && String(Number(part)) === part) ? parts.map(Number) : undefined;
}

function parseIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [before, behind] = halves.map((half, at) => parseWords(half, at === halves.length - 1));
  if (before === undefined) return undefined;
  if (halves.length === 1) return before.length === 16 ? before : undefined;
  if (behind === undefined || before.length + behind.length > 14) return undefined;
  return [...before, ...new Array<number>(16 - before.length - behind.length).fill(0), ...behind];
}

/** `fd00:1:a` as bytes; the last word of an address may be written as IPv4. */
function parseWords(text: string, isLast: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const words = text.split(':');
  const bytes = words.map((word, at): readonly number[] | undefined => {
    if (/^[\da-f]{1,4}$/i.test(word)) return [parseInt(word, 16) >> 8, parseInt(word, 16) & 0xff];
    return isLast && at === words.length - 1 ? parseIpv4(word) : undefined;
  });
  return bytes.includes(undefined) ? undefined : bytes.flatMap((both) => both ?? []);
}
