import type { Family } from '../address.ts';
import type { PathProtocol } from '../path.ts';

/** A packet on its way. */
export interface Packet {
  readonly family: Family;
  readonly source: string;
  readonly destination: string;
  readonly protocol: PathProtocol;
  /** `undefined` is one that the kernel chooses. */
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
  /** Bytes, with the header of IP. */
  readonly size: number;
  /** The answer to one that went the other way. */
  readonly isReply: boolean;
}

export function answerTo(packet: Packet): Packet {
  const { source, destination, sourcePort, destinationPort } = packet;
  return { ...packet, source: destination, destination: source, sourcePort: destinationPort, destinationPort: sourcePort, isReply: true };
}

/** The number in the header of IP (linux/in.h). */
export function protocolNumber({ protocol, family }: Pick<Packet, 'protocol' | 'family'>): number {
  if (protocol === 'icmp') return family === 'inet' ? 1 : 58;
  return protocol === 'tcp' ? 6 : 17;
}
