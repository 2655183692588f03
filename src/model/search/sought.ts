import { parseIpPrefix, type IpPrefix } from '../ip-address.ts';

/** What somebody looks for, read in every way that it can be read. */
export interface Sought {
  readonly text: string;
  /** An address is a prefix of its whole length. */
  readonly prefix: IpPrefix | undefined;
  /** Whether `prefix` is one address. */
  readonly isAddress: boolean;
  /** A hardware address, in the kernel's spelling. */
  readonly mac: string | undefined;
  /** A pid, a port, an inode or an nsid. */
  readonly number: number | undefined;
}

/** Reads `10.0.0.2`, `10.0.0.0/24`, `02:42:AC-11-00-02`, `8080`, `net:[4026532178]`, or any part of a name. */
export function parseSought(text: string): Sought {
  const prefix = parseIpPrefix(text);
  const isAddress = prefix !== undefined && prefix.length === prefix.bytes.length * 8;
  const number = /^(?:net:\[)?(\d{1,15})\]?$/.exec(text)?.[1];
  return { text, prefix, isAddress, mac: parseMac(text), number: number === undefined ? undefined : Number(number) };
}

/** With colons, hyphens or dots between: `02-42-ac-11-00-02`, `0242.ac11.0002`. */
function parseMac(text: string): string | undefined {
  const isMac = /^[\da-f]{2}(?:[:-][\da-f]{2}){5}$|^[\da-f]{4}(?:\.[\da-f]{4}){2}$/i.test(text);
  return isMac ? text.toLowerCase().replaceAll(/[:.-]/g, '').replaceAll(/..(?=.)/g, '$&:') : undefined;
}
