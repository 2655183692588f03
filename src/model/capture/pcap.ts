import { ShellError } from '../../errors.ts';

/** One packet of a file or stream of tcpdump (pcap-savefile(5)). */
export interface PcapPacket {
  /** What its bytes begin with: LINKTYPE_ETHERNET is 1. */
  readonly linkType: number;
  /** Bytes that are kept of a packet at most. */
  readonly snapLength: number;
  /** Since 1970. */
  readonly nanoseconds: bigint;
  readonly bytes: Uint8Array;
  /** Of the packet on the wire, which may be more than was kept. */
  readonly length: number;
}

export interface PcapReader {
  /** The packets that are whole with these bytes. Throws a ShellError for what is no pcap. */
  push(chunk: Uint8Array): readonly PcapPacket[];
}

const FILE_HEADER = 24;
const PACKET_HEADER = 16;
/** Longer ones libpcap does not make either (pcap-int.h, MAXIMUM_SNAPLEN is 262144; for USB it is 128 MiB). */
const LONGEST = 128 * 1024 * 1024;

interface Form {
  readonly isLittleEndian: boolean;
  readonly nanosecondsPerTick: bigint;
  readonly linkType: number;
  readonly snapLength: number;
}

/** Reads a stream of pcap, of either byte order and precision, in whatever pieces it comes. */
export function createPcapReader(): PcapReader {
  let rest: Uint8Array = new Uint8Array(0);
  let form: Form | undefined;
  return {
    push: (chunk) => {
      const bytes = joined(rest, chunk);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const packets: PcapPacket[] = [];
      let at = 0;
      if (form === undefined && bytes.length >= FILE_HEADER) {
        form = readForm(view);
        at = FILE_HEADER;
      }
      for (let packet = form && readPacket(view, at, form); packet !== undefined; packet = form && readPacket(view, at, form)) {
        packets.push(packet);
        at += PACKET_HEADER + packet.bytes.length;
      }
      rest = bytes.slice(at);
      return packets;
    },
  };
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after;
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}

function readForm(view: DataView): Form {
  const isLittleEndian = magics.has(view.getUint32(0, true));
  const nanosecondsPerTick = magics.get(view.getUint32(0, isLittleEndian));
  if (nanosecondsPerTick === undefined) throw new ShellError('tcpdump wrote something that is no pcap');
  return { isLittleEndian, nanosecondsPerTick, snapLength: view.getUint32(16, isLittleEndian), linkType: view.getUint32(20, isLittleEndian) & 0xffff };
}

/** Microseconds, and nanoseconds. */
const magics: ReadonlyMap<number, bigint> = new Map([
  [0xa1b2c3d4, 1000n],
  [0xa1b23c4d, 1n],
]);

function readPacket(view: DataView, at: number, { isLittleEndian, nanosecondsPerTick, linkType, snapLength }: Form): PcapPacket | undefined {
  if (view.byteLength - at < PACKET_HEADER) return undefined;
  const number = (offset: number): number => view.getUint32(at + offset, isLittleEndian);
  const kept = number(8);
  if (kept > LONGEST) throw new ShellError(`tcpdump wrote a packet of ${kept} bytes, which can not be`);
  if (view.byteLength - at < PACKET_HEADER + kept) return undefined;
  return {
    linkType,
    snapLength,
    nanoseconds: BigInt(number(0)) * 1_000_000_000n + BigInt(number(4)) * nanosecondsPerTick,
    bytes: new Uint8Array(view.buffer, view.byteOffset + at + PACKET_HEADER, kept).slice(),
    length: number(12),
  };
}
