import type { Sighting } from '../../model/path/followed.ts';
import type { HeardPacket, Held } from './heard-packet.ts';

/** What one link heard. */
export interface Heard extends Pick<Sighting, 'at' | 'linkIndex' | 'direction'> {
  readonly packet: HeardPacket;
}

/** By what the packets of a probe are known, also where NAT has given them other addresses and ports. */
export type ProbeIdentity =
  /** `id`: only for errors that quote too little. */
  | { readonly protocol: 'icmp'; readonly mark: string; readonly id: number | undefined }
  | { readonly protocol: 'udp'; readonly mark: string }
  /** A connection begins with a number that stays the same on its way. */
  | { readonly protocol: 'tcp'; readonly localPort: number; readonly sequence: number | undefined };

const FIN = 0x01;
const SYN = 0x02;
const RST = 0x04;
const ACK = 0x10;

/** Those that belong to the probe, and every question who has an address; in the order in which they were heard. */
export function recognise(heard: readonly Heard[], known: ProbeIdentity): readonly Sighting[] {
  const identity = known.protocol === 'tcp' ? { ...known, sequence: known.sequence ?? firstSequence(heard, known.localPort) } : known;
  const ways = new Set(heard.flatMap(({ packet }) => (packet.holds.is === 'udp' && isOurs(packet.holds, identity) ? [wayOf(packet, packet.holds)] : [])));
  return heard.flatMap(({ at, linkIndex, direction, packet }): readonly Sighting[] => {
    const what = whatIs(packet, identity, ways);
    if (what === undefined) return [];
    const { source, holds } = packet;
    const destination = holds.is === 'question' || holds.is === 'reply' ? holds.address : packet.destination;
    return [{ at, linkIndex, direction, what, source, destination, says: holds.is === 'error' ? holds.says : undefined }];
  });
}

function whatIs(packet: HeardPacket, identity: ProbeIdentity, ways: ReadonlySet<string>): Sighting['what'] | undefined {
  const { holds } = packet;
  switch (holds.is) {
    case 'question':
      return isUnspecified(packet.source) || packet.source === holds.address ? undefined : 'question'; // whether an address is there twice is asked by others
    case 'reply':
      return 'reply';
    case 'error':
      return holds.about !== undefined && isOurs(holds.about.holds, identity) ? 'error' : undefined;
    case 'echo':
      return isOurs({ ...holds, isRequest: true }, identity) ? (holds.isRequest ? 'packet' : 'answer') : undefined;
    case 'udp':
      if (isOurs(holds, identity)) return 'packet';
      return ways.has(wayBack(packet, holds)) ? 'answer' : undefined;
    case 'tcp':
      if (isOurs(holds, identity)) return 'packet';
      return identity.protocol === 'tcp' && isAnswer(holds, identity.sequence) ? 'answer' : undefined;
  }
}

/** Whether the probe itself is that. */
function isOurs(holds: Held, identity: ProbeIdentity): boolean {
  if (holds.is === 'echo' && identity.protocol === 'icmp') {
    return holds.isRequest && (holds.mark === identity.mark || (holds.mark.length < identity.mark.length && holds.id === identity.id && holds.sequence === 0));
  }
  if (holds.is === 'udp' && identity.protocol === 'udp') return holds.mark === identity.mark;
  return holds.is === 'tcp' && identity.protocol === 'tcp' && holds.sequence === identity.sequence && (holds.flags === undefined || isFirst(holds.flags));
}

function isFirst(flags: number): boolean {
  return (flags & (SYN | ACK | RST | FIN)) === SYN;
}

function isAnswer({ flags = 0, acknowledgement }: Extract<Held, { is: 'tcp' }>, sequence: number | undefined): boolean {
  return sequence !== undefined && (flags & ACK) !== 0 && (flags & (SYN | RST)) !== 0 && acknowledgement === (sequence + 1) % 0x1_0000_0000;
}

/** Of the connection that began at this port. */
function firstSequence(heard: readonly Heard[], localPort: number): number | undefined {
  for (const { packet: { holds } } of heard) {
    if (holds.is === 'tcp' && holds.flags !== undefined && isFirst(holds.flags) && holds.sourcePort === localPort) return holds.sequence;
  }
  return undefined;
}

function wayOf({ source, destination }: HeardPacket, { sourcePort, destinationPort }: Extract<Held, { is: 'udp' }>): string {
  return `${source} ${sourcePort} ${destination} ${destinationPort}`;
}

function wayBack({ source, destination }: HeardPacket, { sourcePort, destinationPort }: Extract<Held, { is: 'udp' }>): string {
  return `${destination} ${destinationPort} ${source} ${sourcePort}`;
}

function isUnspecified(address: string): boolean {
  return address === '::' || address === '0.0.0.0';
}
