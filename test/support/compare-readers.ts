import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Inside } from '../../src/model/inside.ts';
import { readInside } from '../../src/kernel/read-inside.ts';
import type { Address } from '../../src/model/address.ts';
import type { LinkPort } from '../../src/model/link-port.ts';
import type { Route } from '../../src/model/route.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import { asFarAsTheyKnow } from './newer-than-iproute2.ts';
import { askIproute2, type Testimony } from './oracle.ts';

type Compared = Pick<Inside, 'links' | 'addresses' | 'routes'>;

/** Expects that what we read in the namespace is what iproute2 reads there: every link, address, route and port, field by field. */
export async function compareReaders(namespace: Namespace): Promise<void> {
  const { ours, theirs } = await readInAQuietMoment(namespace);
  expect(asFarAsTheyKnow(ours.links, theirs.links)).toEqual(theirs.links);
  expect(ours.addresses.map((address, at) => withLifetimesOf(address, theirs.addresses[at]))).toEqual(theirs.addresses);
  expect(ours.routes.map((route, at) => withoutLocks(withExpiryOf(route, theirs.routes[at])))).toEqual(theirs.routes);
  expect(new Map(ours.links.flatMap(({ index, port }) => (port?.of === 'bridge' ? [[index, asFarAsTold(port, theirs.ports.get(index))]] : [])))).toEqual(theirs.ports);
}

/**
 * Duplicate address detection, spanning tree and carriers go on by themselves: what is the same before and after iproute2 has read
 * was the same meanwhile.
 */
async function readInAQuietMoment(namespace: Namespace): Promise<{ readonly ours: Compared; readonly theirs: Testimony }> {
  for (let tries = 0; tries < 50; tries++) {
    const before = await read(namespace);
    const theirs = askIproute2(namespace.label);
    const ours = await read(namespace);
    if (isDeepStrictEqual(withoutLifetimes(before), withoutLifetimes(ours))) return { ours, theirs };
  }
  throw new Error(`${namespace.label} never stood still`);
}

async function read(namespace: Namespace): Promise<Compared> {
  const [reading] = await readInside([namespace], ['links', 'addresses', 'routes']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return reading.inside;
}

function withoutLifetimes(inside: Compared): Compared {
  return {
    ...inside,
    addresses: inside.addresses.map((address) => ({ ...address, validLifetime: undefined, preferredLifetime: undefined })),
    routes: inside.routes.map((route) => ({ ...route, expires: undefined })),
  };
}

/** A second or two may pass between two readings. */
function withLifetimesOf(address: Address, theirs: Address | undefined): Address {
  return {
    ...address,
    validLifetime: near(address.validLifetime, theirs?.validLifetime),
    preferredLifetime: near(address.preferredLifetime, theirs?.preferredLifetime),
  };
}

function withExpiryOf(route: Route, theirs: Route | undefined): Route {
  return { ...route, expires: near(route.expires, theirs?.expires) };
}

/** JSON does not say which metrics are locked. */
function withoutLocks(route: Route): Route {
  return route.metrics === undefined ? route : { ...route, metrics: { ...route.metrics, locked: [] } };
}

function near(one: number | undefined, other: number | undefined): number | undefined {
  return one !== undefined && other !== undefined && Math.abs(one - other) <= 2 ? other : one;
}

/** `bridge` says less of a port than `ip`. */
function asFarAsTold(port: LinkPort, theirs: object | undefined): object {
  return Object.fromEntries(Object.entries(port).filter(([field]) => theirs === undefined || field in theirs));
}
