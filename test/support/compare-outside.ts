import { inspect, isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { readOutside } from '../../src/kernel/outside/read-outside.ts';
import type { Inside } from '../../src/model/inside.ts';
import { readInside } from '../../src/kernel/read-inside.ts';
import { waysOf } from '../../src/model/nexthop.ts';
import type { Link } from '../../src/model/link.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { Outside } from '../../src/model/outside.ts';
import type { Route } from '../../src/model/route.ts';

const kinds = ['links', 'linkStatistics', 'addresses', 'routes', 'nexthops', 'neighbours'] as const;
type Within = Pick<Inside, (typeof kinds)[number]>;

/** Expects that what the files of the process's /proc/PID/net tell is what rtnetlink says inside, field by field, as far as they tell it. */
export async function compareWithOutside(namespace: Namespace, pid: number): Promise<Outside> {
  const { inside, outside } = await readInAQuietMoment(namespace, pid);
  compareLinks(inside, outside);
  compareAddresses(inside, outside);
  expect(sorted(outside.routes.filter(({ family }) => family === 'inet6').map(({ type, ...route }) => ({ ...route, type: type ?? 'any' })))).toEqual(ipv6RoutesAsFiled(inside));
  compareIpv4Routes(inside, outside);
  expect(sorted(outside.neighbours)).toEqual(neighboursAsFiled(inside));
  return outside;
}

/** Duplicate address detection and neighbour discovery go on by themselves. */
async function readInAQuietMoment(namespace: Namespace, pid: number): Promise<{ readonly inside: Within; readonly outside: Outside }> {
  for (let tries = 0; tries < 100; tries++) {
    const before = await readWithin(namespace);
    const outside = readOutside({ id: namespace.id, pids: [pid] }, ['links', 'addresses', 'routes', 'neighbours', 'sockets']);
    const inside = await readWithin(namespace);
    if (outside === undefined) throw new Error(`process ${pid} tells nothing`);
    if (isDeepStrictEqual(withoutTimes(before), withoutTimes(inside))) return { inside, outside };
  }
  throw new Error(`${namespace.label} never stood still`);
}

async function readWithin(namespace: Namespace): Promise<Within> {
  const [reading] = await readInside([namespace], kinds);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return reading.inside;
}

function withoutTimes(inside: Within): object {
  return {
    ...inside,
    addresses: inside.addresses.map((address) => ({ ...address, validLifetime: undefined, preferredLifetime: undefined })),
    routes: inside.routes.map((route) => ({ ...route, expires: undefined })),
    neighbours: inside.neighbours.map(({ linkIndex, address, mac, flags, states }) => ({ linkIndex, address, mac, flags, isAsked: states.includes('noarp'), isKnown: mac !== undefined })),
  };
}

function compareLinks({ links, linkStatistics }: Within, outside: Outside): void {
  const counters = new Map(linkStatistics.map((one) => [one.index, one]));
  const expected = links.map(({ name, index }) => {
    const { receive, transmit } = counters.get(index) ?? {};
    return {
      name,
      statistics: receive && transmit && {
        receive: { bytes: receive.bytes, packets: receive.packets, errors: receive.errors, dropped: receive.dropped + receive.missedErrors, fifoErrors: receive.fifoErrors, compressed: receive.compressed, multicast: receive.multicast },
        transmit: { bytes: transmit.bytes, packets: transmit.packets, errors: transmit.errors, dropped: transmit.dropped, fifoErrors: transmit.fifoErrors, collisions: transmit.collisions, compressed: transmit.compressed },
      },
    };
  });
  expect(sorted(outside.links.map(({ name, statistics }) => ({ name, statistics })))).toEqual(sorted(expected));
  const indexes = new Map(links.map(({ name, index }) => [name, index]));
  for (const { name, index } of outside.links) if (index !== undefined) expect([name, index]).toEqual([name, indexes.get(name)]);
}

/**
 * Of IPv6 the lowest eight flags. Of IPv4 the addresses of links that are up, and of those that have not been up since (fib_add_ifaddr makes
 * the local route all the same); what is said of their link and length is right.
 */
/** linux/rtnetlink.h */
const RTPROT_KERNEL = 2;

function compareAddresses({ links, addresses, routes }: Within, outside: Outside): void {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const hasRoom = new Set(['temporary', 'nodad', 'optimistic', 'dadfailed', 'home', 'deprecated', 'tentative', 'permanent']);
  const ipv6 = addresses.filter(({ family }) => family === 'inet6').map(({ family, address, linkIndex, prefixLength, scope, flags }) => ({ family, address, linkIndex, linkName: names.get(linkIndex), prefixLength, scope, flags: flags.filter((flag) => hasRoom.has(flag)) }));
  expect(sorted(outside.addresses.filter(({ family }) => family === 'inet6'))).toEqual(sorted(ipv6));

  const vrfs = new Set(links.filter(({ kind }) => kind === 'vrf').map(({ index }) => index));
  const isInVrf = ({ index, masterIndex }: Link): boolean => vrfs.has(index) || (masterIndex !== undefined && vrfs.has(masterIndex));
  const up = new Set(links.filter((link) => link.flags.includes('UP') && !isInVrf(link)).map(({ index }) => index));
  const ipv4 = addresses.filter(({ family }) => family === 'inet');
  const found = outside.addresses.filter(({ family }) => family === 'inet');
  const seen = new Set(found.map(({ address }) => address));
  const byHand = new Set(routes.filter(({ type, table, protocol }) => type === 'local' && table === 255 && protocol !== RTPROT_KERNEL).map(({ destination }) => destination.replace(/\/32$/, ''))); // looks like an address's
  expect([...seen].filter((address) => !byHand.has(address) && !ipv4.some((one) => one.address === address))).toEqual([]);
  expect(ipv4.filter(({ linkIndex, address }) => up.has(linkIndex) && !seen.has(address))).toEqual([]);
  for (const { address, prefixLength, linkName } of found) {
    if (prefixLength === undefined) continue;
    const same = ipv4.filter((one) => one.address === address);
    expect(same.map((one) => one.prefixLength)).toContain(prefixLength);
    if (linkName !== undefined) expect(same.map((one) => names.get(one.linkIndex))).toContain(linkName);
  }
}

/** A line for each way, but for one of a nexthop object: a group of those has a line for its first. */
function ipv6RoutesAsFiled({ links, routes, nexthops }: Within): readonly object[] {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const byId = new Map(nexthops.map((one) => [one.id, one]));
  return sorted(
    routes
      .filter(({ family }) => family === 'inet6')
      .flatMap((route) => {
        const [type, isRefusal] = [route.type, ['unreachable', 'blackhole', 'prohibit', 'throw'].includes(route.type)];
        const all = waysOf(route, byId);
        const ways = route.nexthopId === undefined ? all : all.slice(0, 1);
        return (ways.length === 0 ? [{ gateway: undefined, linkIndex: undefined }] : ways).map(({ gateway, linkIndex }) => ({
          family: 'inet6',
          type: isRefusal || route.destination.startsWith('ff') ? 'any' : type,
          destination: route.destination,
          source: route.source,
          gateway,
          linkName: names.get(linkIndex ?? -1),
          table: type === 'local' ? 255 : undefined,
          scope: 0,
          tos: 0,
          metric: route.metric,
        }));
      }),
  );
}

function compareIpv4Routes({ links, routes, nexthops }: Within, outside: Outside): void {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const byId = new Map(nexthops.map((one) => [one.id, one]));
  const ours = outside.routes.filter(({ family }) => family === 'inet');
  const theirs = routes.filter(({ family }) => family === 'inet');
  expect(ours.map(({ destination }) => destination).sort()).toEqual(theirs.map(({ destination }) => destination).sort());
  const known = (route: { readonly table: number | undefined; readonly type: string | undefined; readonly scope: number | undefined; readonly tos: number | undefined; readonly destination: string }): string => JSON.stringify([route.destination, route.table, route.type, route.scope, route.tos]);
  const asFiled = (route: Route): Route => ({ ...route, type: route.nexthopId !== undefined && route.type === 'blackhole' ? 'unicast' : route.type }); // of a nexthop object it is not told
  const all = new Set(theirs.map(asFiled).map(known));
  for (const route of ours) if (route.type !== undefined && route.table !== undefined) expect(all).toContain(known(route));

  const filed = theirs
    .filter(({ table, type }) => table === 254 && type !== 'broadcast' && type !== 'multicast')
    .map((route) => {
      const [way] = waysOf(route, byId);
      return { destination: route.destination, gateway: way?.gateway?.includes(':') === true ? undefined : way?.gateway, linkName: names.get(way?.linkIndex ?? -1), metric: route.metric ?? 0 };
    });
  const main = ours.filter(({ table, metric }) => table === 254 && metric !== undefined).map(({ destination, gateway, linkName, metric }) => ({ destination, gateway, linkName, metric }));
  expect(sorted(main)).toEqual(sorted(filed));
}

/** Of IPv4, and nothing for which nothing is asked (net/ipv4/arp.c, arp_seq_start). */
function neighboursAsFiled({ links, neighbours }: Within): readonly object[] {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const filed = neighbours.filter(({ family, states, flags }) => family === 'inet' && (flags.includes('proxy') || !states.every((state) => state === 'noarp' || state === 'none')));
  return sorted(
    filed.map(({ linkIndex, address, mac, states, flags }) => {
      const isProxy = flags.includes('proxy');
      const state = isProxy ? 'none' : states.includes('permanent') ? 'permanent' : undefined;
      return { linkName: names.get(linkIndex ?? -1), address, mac: isProxy ? undefined : mac, state, isProxy };
    }),
  );
}

/** By their fields in the order of the alphabet, so that both sides come out alike. */
function sorted<T extends object>(all: readonly T[]): readonly T[] {
  return all.map((one) => ({ one, key: inspect(one, { sorted: true, depth: 5, breakLength: Infinity }) })).sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ one }) => one);
}
