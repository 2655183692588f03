import type { Packet } from './packet.ts';

/** What conntrack of one namespace remembers of a connection: how its first packet came in, and how it went on. */
export interface Connection {
  readonly namespace: string;
  readonly original: Packet;
  readonly translated: Packet;
}

/** That of which the packet is an answer, as far as addresses and ports tell. */
export function lookupConnection(connections: readonly Connection[], namespace: string, packet: Packet): Connection | undefined {
  return connections.find(
    ({ translated, namespace: where }) =>
      where === namespace &&
      translated.source === packet.destination &&
      translated.destination === packet.source &&
      translated.protocol === packet.protocol &&
      translated.destinationPort === packet.sourcePort,
  );
}


/** The answer with the address of who asked, as it is before the routing decision. */
export function restoreDestination({ original }: Connection, packet: Packet): Packet {
  return { ...packet, destination: original.source, destinationPort: original.sourcePort };
}

/** The answer with the address that was asked, as it is behind it. */
export function restoreSource({ original }: Connection, packet: Packet): Packet {
  return { ...packet, source: original.destination, sourcePort: original.destinationPort };
}
