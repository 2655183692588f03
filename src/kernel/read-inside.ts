import { setImmediate } from 'node:timers/promises';
import { KernelError, ShellError } from '../errors.ts';
import { isSameNamespace, type NamespaceId, type Target } from '../model/namespace.ts';
import { inNetworkNamespace } from './enter.ts';
import { dumpAddresses } from './netlink/address.ts';
import { dumpLinks } from './netlink/link.ts';
import { dumpRoutes } from './netlink/route.ts';
import { NetlinkSocket } from './netlink/socket.ts';
import { requestNsid } from './netlink/nsid.ts';
import { withNamespace } from './held.ts';
import { readOwnId } from './own-namespace.ts';
import type { Inside, Reading } from './port.ts';

/** So long may the event loop wait: a key must be answered while a thousand namespaces are read. */
const STRETCH_MS = 20;

const dumps: { readonly [Kind in keyof Inside]: (socket: NetlinkSocket) => Inside[Kind] } = {
  links: dumpLinks,
  addresses: dumpAddresses,
  routes: dumpRoutes,
};

/** @see Kernel.readInside */
export async function readInside<Kind extends keyof Inside>(targets: readonly Target[], kinds: readonly Kind[]): Promise<readonly Reading<Kind>[]> {
  const readings: Reading<Kind>[] = [];
  let pauseAt = performance.now() + STRETCH_MS;
  for (const target of targets) {
    readings.push(readOne(target, kinds));
    if (performance.now() > pauseAt) {
      await setImmediate();
      pauseAt = performance.now() + STRETCH_MS;
    }
  }
  return readings;
}

function readOne<Kind extends keyof Inside>(target: Target, kinds: readonly Kind[]): Reading<Kind> {
  try {
    return { inside: withSocketIn(target, (socket) => readKinds(socket, kinds)) };
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return { failure: error };
    throw error;
  }
}

function readKinds<Kind extends keyof Inside>(socket: NetlinkSocket, kinds: readonly Kind[]): Pick<Inside, Kind> {
  const inside: Partial<Inside> = Object.fromEntries(kinds.map((kind) => [kind, dumps[kind](socket)]));
  return inside as Pick<Inside, Kind>; // every kind has just been put there
}

/** @see Kernel.readNsids */
export async function readNsids(observer: Target, others: readonly Target[]): Promise<readonly (number | undefined)[]> {
  return withSocketIn(observer, (socket) => others.map((other) => nsidOrNone(socket, other)));
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

function withSocketIn<T>(target: Target, use: (socket: NetlinkSocket) => T): T {
  const socket = openSocketIn(target);
  try {
    return use(socket);
  } finally {
    socket.close();
  }
}

/** One's own namespace anybody may read. */
function openSocketIn(target: Target): NetlinkSocket {
  home ??= readOwnId();
  if (isSameNamespace(target.id, home)) return new NetlinkSocket();
  return withNamespace(target, (descriptor) => inNetworkNamespace(descriptor, () => new NetlinkSocket()));
}

/** Of the one thread that ever reads; looked up once, since it costs as much as a small dump. */
let home: NamespaceId | undefined;
