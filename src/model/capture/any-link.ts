import type { PcapPacket } from './pcap.ts';

/** What the packets of all links together begin with, and those of most links (pcap-linktype(7)). */
export const LINUX_SLL2 = 276;
export const ETHERNET = 1;

const HEADER = 20;

/** On which link a packet was seen where all were listened to, as its ifindex; `undefined` where the packet does not say (LINKTYPE_LINUX_SLL2). */
export function linkIndexOf({ linkType, bytes }: PcapPacket): number | undefined {
  if (linkType !== LINUX_SLL2 || bytes.length < HEADER) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4);
}
