import type { ForwardingEntry } from '../forwarding-entry.ts';
import type { Route } from '../route.ts';
import type { WatchedKind, WatchedObjects } from './notice.ts';

/** A text that is the same for one thing at two times, and another one for every other thing of its kind in the namespace. */
export function identify<Kind extends WatchedKind>(kind: Kind, object: WatchedObjects[Kind]): string {
  return identifiers[kind](object);
}

const identifiers: { readonly [Kind in WatchedKind]: (object: WatchedObjects[Kind]) => string } = {
  link: ({ index }) => String(index),
  address: ({ linkIndex, family, address, prefixLength, peerAddress }) => join(linkIndex, family, address, prefixLength, peerAddress),
  route: (route) => join(selectorOf(route), routeWay(route)),
  neighbour: ({ linkIndex, family, address, flags }) => join(linkIndex, family, address, flags.includes('proxy')),
  rule: ({ isUnresolved: _, iifDetached: __, oifDetached: ___, ...rule }) => JSON.stringify(rule),
  nexthop: ({ id }) => String(id),
  fdb: (entry) => join(placeOf(entry), entry.destination, entry.port, entry.vni, entry.sourceVni, entry.viaIndex),
};

/** What decides whether a packet may take the route: several routes may have the same. */
export function selectorOf({ family, table, destination, source, tos, metric }: Route): string {
  return join(family, table, destination, source, tos, metric);
}

function routeWay({ type, gateway, linkIndex, nexthops, nexthopId, protocol, scope, preferredSource, encapsulation }: Route): string {
  const ways = nexthops.map((way) => [way.gateway, way.linkIndex, way.weight]);
  return JSON.stringify([type, gateway, linkIndex, ways, nexthopId, protocol, scope, preferredSource, encapsulation]);
}

/** Where in which table a hardware address stands: an address that is learnt anew at another port stays in its place. */
export function placeOf({ masterIndex, linkIndex, mac, vlan }: ForwardingEntry): string {
  return join(masterIndex === undefined ? `self ${linkIndex}` : `master ${masterIndex}`, mac, vlan);
}

function join(...parts: readonly (string | number | boolean | undefined)[]): string {
  return parts.join(' ');
}
