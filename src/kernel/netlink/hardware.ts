import { ipText } from './ip-text.ts';

/** The words of iproute2 (lib/ll_types.c) for linux/if_arp.h, as far as a Linux kernel of today makes such links. */
const typeNames: ReadonlyMap<number, string> = new Map([
  [0, 'generic'],
  [1, 'ether'],
  [3, 'ax25'],
  [24, 'ieee1394'],
  [32, 'infiniband'],
  [256, 'slip'],
  [270, 'rose'],
  [271, 'x25'],
  [280, 'can'],
  [512, 'ppp'],
  [513, 'hdlc'],
  [768, 'ipip'],
  [769, 'tunnel6'],
  [770, 'frad'],
  [772, 'loopback'],
  [774, 'fddi'],
  [776, 'sit'],
  [778, 'gre'],
  [779, 'pimreg'],
  [801, 'ieee802.11'],
  [802, 'ieee802.11/prism'],
  [803, 'ieee802.11/radiotap'],
  [804, 'ieee802.15.4'],
  [820, 'phonet'],
  [823, 'gre6'],
  [824, 'netlink'],
  [825, '6lowpan'],
  [65534, 'none'],
  [65535, 'void'],
]);

/** Hardware types whose address is an IP address (iproute2, lib/ll_addr.c). */
const ipTypes: ReadonlySet<number> = new Set([768, 769, 776, 778, 823]);

export function hardwareTypeName(type: number): string {
  return typeNames.get(type) ?? `[${type}]`;
}

/** A hardware address as `ip link` writes it; none for no bytes. */
export function hardwareAddressText(type: number, bytes: Uint8Array, start: number, end: number): string | undefined {
  if (start === end) return undefined;
  if (ipTypes.has(type) && (end - start === 4 || end - start === 16)) return ipText(bytes, start, end);
  let text = hexByte(bytes[start]!);
  for (let at = start + 1; at < end; at++) text += `:${hexByte(bytes[at]!)}`;
  return text;
}

const hexBytes = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

export function hexByte(value: number): string {
  return hexBytes[value]!;
}
