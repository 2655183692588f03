import { ipText } from '../netlink/ip-text.ts';
import { decodeBytes } from '../text.ts';

/** The lines of a file of /proc as words, one character for each byte: the name of a link has no blank (kernel, net/core/dev.c, dev_valid_name). */
export function wordsOfLines(latin1: string): readonly (readonly string[])[] {
  return latin1.split('\n').map((line) => line.split(/[ \t\r]+/).filter((word) => word !== ''));
}

/** The name of a link, or any other word whose bytes may be anything. */
export function decodeWord(latin1: string): string {
  return decodeBytes(Buffer.from(latin1, 'latin1'));
}

/** 32 hexadecimal digits; `undefined` for anything else. */
export function parseIpv6Digits(digits: string | undefined): string | undefined {
  return /^[0-9a-f]{32}$/i.test(digits ?? '') ? ipText(Buffer.from(digits ?? '', 'hex'), 0, 16) : undefined;
}

/** `0A01020A`: the four bytes as one number of this machine, which is written with its highest byte first. */
export function parseIpv4Digits(digits: string | undefined): string | undefined {
  if (!/^[0-9a-f]{8}$/i.test(digits ?? '')) return undefined;
  const bytes = new Uint8Array(new Uint32Array([Number.parseInt(digits ?? '', 16)]).buffer);
  return ipText(bytes, 0, 4);
}

/** A number in hexadecimal; `undefined` for anything else. */
export function parseHex(text: string | undefined): number | undefined {
  return /^[0-9a-f]{1,8}$/i.test(text ?? '') ? Number.parseInt(text ?? '', 16) : undefined;
}

/** A number in decimal; `undefined` for anything else. */
export function parseDecimal(text: string | undefined): number | undefined {
  return /^\d{1,10}$/.test(text ?? '') ? Number(text) : undefined;
}
