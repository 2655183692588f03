import type { PcapPacket } from './pcap.ts';
import { interfaceBlock, packetBlock, sectionHeaderBlock, statisticsBlock } from './pcapng.ts';

/** One pcapng as it grows; each call gives the bytes that come next. */
export interface PcapngWriter {
  begin(): Uint8Array;
  /** A packet, and before it the description of its interface where that is new. */
  packet(interfaceName: string, packet: PcapPacket): readonly Uint8Array[];
  /** What was counted for an interface; `linkType` is for one that has seen nothing. */
  statistics(interfaceName: string, linkType: number, counts: { readonly nanoseconds: bigint; readonly received: number; readonly dropped: number }): readonly Uint8Array[];
}

export function createPcapngWriter(application: string): PcapngWriter {
  const interfaces = new Map<string, { readonly at: number; readonly linkType: number }>();
  let count = 0;
  /** Its number, and what is to be written so that it has one. */
  const describe = (name: string, linkType: number, snapLength: number): { readonly at: number; readonly blocks: readonly Uint8Array[] } => {
    const known = interfaces.get(name);
    if (known?.linkType === linkType) return { at: known.at, blocks: [] };
    const at = count++;
    interfaces.set(name, { at, linkType });
    return { at, blocks: [interfaceBlock({ name, linkType, snapLength })] };
  };
  return {
    begin: () => sectionHeaderBlock(application),
    packet: (name, { linkType, snapLength, nanoseconds, bytes, length }) => {
      const { at: interfaceAt, blocks } = describe(name, linkType, snapLength);
      return [...blocks, packetBlock({ interfaceAt, nanoseconds, bytes, length })];
    },
    statistics: (name, linkType, counts) => {
      const { at: interfaceAt, blocks } = describe(name, interfaces.get(name)?.linkType ?? linkType, 0);
      return [...blocks, statisticsBlock({ interfaceAt, ...counts })];
    },
  };
}
