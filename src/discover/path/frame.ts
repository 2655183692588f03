import { lose, type Branch, type Frame, type Trail, type Walker } from './trail.ts';
import type { Spot } from './world.ts';

/** Only frames for its own address, or for everybody, mean the link itself (eth_type_trans, PACKET_OTHERHOST). */
export function take(to: Spot, { destination }: Frame, trail: Trail): Branch {
  if (destination === 'all' || destination === to.link.mac) return { trail, at: to };
  return { trail: lose(trail, { is: 'other-mac', namespace: to.place.namespace.label, link: to.link.name, mac: destination }), at: undefined };
}

/** The kernel leaves room for a tag (include/linux/netdevice.h, __is_skb_forwardable). */
export function fits(size: number, mtu: number): boolean {
  return size <= mtu + 4;
}

/** The device on which a vlan or macvlan stands. */
export function lowerOf(walker: Walker, { link }: Spot): Spot | undefined {
  return link.lower?.is === 'found' ? walker.world.find(link.lower) : undefined;
}
