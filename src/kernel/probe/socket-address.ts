import { ShellError } from '../../errors.ts';
import type { Family } from '../../model/address.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import { ipText } from '../netlink/ip-text.ts';

/** AF_INET and AF_INET6 (bits/socket.h). */
export const AF = { inet: 2, inet6: 10 } as const;

const LENGTHS = { inet: 16, inet6: 28 } as const;
const ADDRESS_AT = { inet: 4, inet6: 8 } as const;
const ADDRESS_LENGTH = { inet: 4, inet6: 16 } as const;

/** struct sockaddr_in or sockaddr_in6 (ip(7), ipv6(7)). */
export function writeSocketAddress(address: string, port: number): Uint8Array {
  const parsed = parseIpAddress(address);
  if (parsed === undefined) throw new ShellError(`${address} is no IP address`, { word: address });
  const bytes = new Uint8Array(LENGTHS[parsed.family]);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, AF[parsed.family], true);
  view.setUint16(2, port);
  bytes.set(parsed.bytes, ADDRESS_AT[parsed.family]);
  return bytes;
}

/** Room for the address of a sender. */
export function roomForSocketAddress(family: Family): Uint8Array {
  return new Uint8Array(LENGTHS[family]);
}

export function readSocketAddress(family: Family, bytes: Uint8Array): string {
  return ipText(bytes, ADDRESS_AT[family], ADDRESS_AT[family] + ADDRESS_LENGTH[family]);
}
