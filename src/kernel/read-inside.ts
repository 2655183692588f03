import { KernelError, ShellError } from '../errors.ts';
import type { Inside } from '../model/inside.ts';
import { isSameNamespace, type NamespaceId, type Target } from '../model/namespace.ts';
import { inNetworkNamespace } from './enter.ts';
import { dumpAddresses } from './netlink/address.ts';
import { dumpForwardingEntries } from './netlink/forwarding-entry.ts';
import { dumpLinkExtras } from './netlink/link-extras.ts';
import { dumpLinkStatistics } from './netlink/link-statistics.ts';
import { dumpLinks } from './netlink/link.ts';
import { dumpNeighbours } from './netlink/neighbour.ts';
import { dumpNexthops } from './netlink/nexthop.ts';
import { dumpPortVlans } from './netlink/port-vlans.ts';
import { dumpAllQdiscs, dumpQdiscs, dumpTrafficClasses } from './netlink/qdisc.ts';
import { dumpRoutes } from './netlink/route.ts';
import { dumpRules } from './netlink/rule.ts';
import { NetlinkSocket, type Protocol } from './netlink/socket.ts';
import { requestNsid } from './netlink/nsid.ts';
import { withNamespace } from './held.ts';
import { readOwnId } from './own-namespace.ts';
import type { Reading } from './port.ts';
import { readEach } from './read-each.ts';
import { copySocket, lookupDoor } from './rootless/doors.ts';
import { orOtherwise } from './rootless/otherwise.ts';

/** How each kind is read: over which protocol's socket, by which dump. */
const readers: { readonly [Kind in keyof Inside]: { readonly over: Protocol; readonly dump: (socket: NetlinkSocket) => Inside[Kind] } } = {
  cookie: { over: 'route', dump: (socket) => socket.readNamespaceCookie() },
  links: { over: 'route', dump: dumpLinks },
  linkExtras: { over: 'route', dump: dumpLinkExtras },
  linkStatistics: { over: 'route', dump: dumpLinkStatistics },
  qdiscs: { over: 'route', dump: dumpQdiscs },
  qdiscsWithInvisible: { over: 'route', dump: dumpAllQdiscs },
  trafficClasses: { over: 'route', dump: dumpTrafficClasses },
  addresses: { over: 'route', dump: dumpAddresses },
  routes: { over: 'route', dump: dumpRoutes },
  nexthops: { over: 'route', dump: dumpNexthops },
  neighbours: { over: 'route', dump: dumpNeighbours },
  rules: { over: 'route', dump: dumpRules },
  forwardingEntries: { over: 'route', dump: dumpForwardingEntries },
  portVlans: { over: 'route', dump: dumpPortVlans },
};

/** @see Kernel.readInside */
export async function readInside<Kind extends keyof Inside>(targets: readonly Target[], kinds: readonly Kind[]): Promise<readonly Reading<Kind>[]> {
  return await readEach(targets, (target) => readOne(target, kinds));
}

function readOne<Kind extends keyof Inside>(target: Target, kinds: readonly Kind[]): Reading<Kind> {
  try {
    const protocols = new Set(kinds.map((kind) => readers[kind].over));
    return { inside: withSocketsIn(target, [...protocols], (socketOf) => readKinds(socketOf, kinds)) };
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return { failure: error };
    throw error;
  }
}

type SocketOf = (protocol: Protocol) => NetlinkSocket;

function readKinds<Kind extends keyof Inside>(socketOf: SocketOf, kinds: readonly Kind[]): Pick<Inside, Kind> {
  const inside: Partial<Inside> = Object.fromEntries(kinds.map((kind) => [kind, readers[kind].dump(socketOf(readers[kind].over))]));
  return inside as Pick<Inside, Kind>; // every kind has just been put there
}

/** @see Kernel.readNsids */
export async function readNsids(observer: Target, others: readonly Target[]): Promise<readonly (number | undefined)[]> {
  return await orOtherwise(observer, () => withSocketIn(observer, (socket) => others.map((other) => nsidOrNone(socket, other))));
}

/** A namespace that vanished has no nsid. */
function nsidOrNone(socket: NetlinkSocket, other: Target): number | undefined {
  try {
    return withNamespace(other, (descriptor) => requestNsid(socket, descriptor));
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return undefined;
    throw error;
  }
}

/** Calls `use` with a socket made inside the namespace for each of the protocols, and closes them. */
export function withSocketsIn<T>(target: Target, protocols: readonly Protocol[], use: (socketOf: SocketOf) => T): T {
  const sockets = new Map<Protocol, NetlinkSocket>();
  try {
    const door = lookupDoor(target.id);
    if (door === undefined) insideNamespace(target, () => protocols.forEach((protocol) => sockets.set(protocol, new NetlinkSocket(protocol))));
    else protocols.forEach((protocol) => sockets.set(protocol, new NetlinkSocket(copySocket(door, protocol))));
    return use((protocol) => sockets.get(protocol)!); // each that is used has been named
  } finally {
    sockets.forEach((socket) => socket.close());
  }
}

function withSocketIn<T>(target: Target, use: (socket: NetlinkSocket) => T): T {
  return withSocketsIn(target, ['route'], (socketOf) => use(socketOf('route')));
}

/** Calls `work` with this thread in the namespace. One's own anybody may read. */
export function insideNamespace(target: Target, work: () => void): void {
  home ??= readOwnId();
  if (isSameNamespace(target.id, home)) work();
  else withNamespace(target, (descriptor) => inNetworkNamespace(descriptor, work));
}

/** Of the one thread that ever reads; looked up once, since it costs as much as a small dump. */
let home: NamespaceId | undefined;
