import type { Connection } from '../../model/path/connection.ts';
import type { Packet } from '../../model/path/packet.ts';
import type { TopologyLink, TopologyNamespace } from '../../model/topology.ts';
import { addStep, lose, type Trail, type Walked, type Walker } from './trail.ts';

/** Where the packet is meant to arrive. */
export interface Goal {
  /** A label. */
  readonly namespace: string | undefined;
  readonly address: string;
}

/** The packet has come to a namespace that has its address. */
export async function arrive(
  walker: Walker,
  place: TopologyNamespace,
  link: TopologyLink | undefined,
  packet: Packet,
  before: Trail,
  goal: Goal | undefined,
  memory: { readonly connections: readonly Connection[]; readonly lastRouter: string | undefined },
): Promise<Walked> {
  const namespace = place.namespace.label;
  if (before.lost !== undefined) return { trail: before, place: undefined, packet, ...memory };
  const wanted = goal?.namespace;
  if (wanted !== undefined && wanted !== namespace && goal?.address === packet.destination) return { trail: lose(before, wrongPlace(walker, place, link, packet, wanted)), place: undefined, packet, ...memory };
  const trail = addStep(before, { is: 'arrival', namespace, link: link?.name, address: packet.destination });
  const listened = await isListenedTo(walker, place, packet);
  if (listened === false && packet.protocol !== 'icmp' && packet.destinationPort !== undefined) {
    return { trail: lose(trail, { is: 'nobody-listens', namespace, protocol: packet.protocol, port: packet.destinationPort }), place: undefined, packet, ...memory };
  }
  return { trail, place, packet, ...memory };
}

function wrongPlace(walker: Walker, place: TopologyNamespace, link: TopologyLink | undefined, { destination }: Packet, wanted: string) {
  const has = ({ addresses }: TopologyLink): boolean => addresses.some(({ address }) => address === destination);
  const other = walker.world.placeOf(wanted);
  const rightful = other?.links.find(has);
  const here = place.links.find(has) ?? link;
  const namespace = place.namespace.label;
  if (rightful === undefined || here === undefined || other === undefined) return { is: 'elsewhere', namespace, address: destination, wanted } as const;
  const holders = [{ namespace, name: here.name, index: here.index }, { namespace: wanted, name: rightful.name, index: rightful.index }];
  return { is: 'duplicate-address', namespace, link: here.name, address: destination, holders } as const;
}

/** `undefined` where it is no matter of listening. */
async function isListenedTo(walker: Walker, { namespace }: TopologyNamespace, { protocol, destination, destinationPort, isReply }: Packet): Promise<boolean | undefined> {
  if (protocol === 'icmp' || isReply || destinationPort === undefined) return undefined;
  const [reading] = await walker.world.kernel.readSockets([namespace], { types: [protocol], states: 'listening' });
  if (reading === undefined || 'failure' in reading) return undefined;
  const wanted: ReadonlySet<string | undefined> = new Set(['0.0.0.0', '::', '*', destination, `::ffff:${destination}`, undefined]);
  return reading.sockets.some(({ localPort, localAddress }) => localPort === destinationPort && wanted.has(localAddress));
}
