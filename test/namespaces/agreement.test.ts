import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { readWiring } from '../../src/discover/wiring.ts';
import type { Inside } from '../../src/kernel/port.ts';
import { readInside, readNsids } from '../../src/kernel/read-inside.ts';
import type { Address } from '../../src/model/address.ts';
import type { BridgePort } from '../../src/model/link.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { FarEnd, WiredLink } from '../../src/model/wired-link.ts';
import { probeKinds } from '../support/kinds.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { askIproute2, type Testimony } from '../support/oracle.ts';
import { seeds } from '../support/random.ts';
import { buildRandomWorld, type RandomWorld } from '../support/random-world.ts';
import type { Place, PlannedLink } from '../support/random-world-plan.ts';
import { worldRing } from '../support/world.ts';

const { has: kinds, lacks } = probeKinds();
const without = lacks.length === 0 ? '' : ` (this kernel has no ${lacks.join(', ')})`;

worldRing(
  `in random worlds${without}`,
  () => {
    // NETNSH_SEED=… builds the world of a failure again.
    for (const seed of seeds(24)) {
      test(`world ${seed}: what we read is what iproute2 reads, and every wire leads where it was laid`, async () => {
        const world = buildRandomWorld(seed, kinds);
        try {
          for (const name of world.namespaces) await compareReaders(namedNamespace(name));
          await compareWires(world);
        } finally {
          world.remove();
        }
      });
    }
  },
  ['bridge'],
);

async function compareReaders(namespace: Namespace): Promise<void> {
  const { ours, theirs } = await readInAQuietMoment(namespace);
  expect(ours.links).toEqual(theirs.links);
  expect(ours.addresses.map((address, at) => withLifetimesOf(address, theirs.addresses[at]))).toEqual(theirs.addresses);
  expect(ours.routes).toEqual(theirs.routes);
  expect(new Map(ours.links.flatMap(({ index, port }) => (port === undefined ? [] : [[index, withoutIds(port)]])))).toEqual(theirs.ports);
}

/**
 * Duplicate address detection, spanning tree and carriers go on by themselves: what is the same before and after iproute2 has read
 * was the same meanwhile.
 */
async function readInAQuietMoment(namespace: Namespace): Promise<{ readonly ours: Inside; readonly theirs: Testimony }> {
  for (let tries = 0; tries < 50; tries++) {
    const before = await read(namespace);
    const theirs = askIproute2(namespace.label);
    const ours = await read(namespace);
    if (isDeepStrictEqual(withoutLifetimes(before), withoutLifetimes(ours))) return { ours, theirs };
  }
  throw new Error(`${namespace.label} never stood still`);
}

async function read(namespace: Namespace): Promise<Inside> {
  const [reading] = await readInside([namespace], ['links', 'addresses', 'routes']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return reading.inside;
}

function withoutLifetimes(inside: Inside): Inside {
  return { ...inside, addresses: inside.addresses.map((address) => ({ ...address, validLifetime: undefined, preferredLifetime: undefined })) };
}

/** A second or two may pass between two readings. */
function withLifetimesOf(address: Address, theirs: Address | undefined): Address {
  const near = (one: number | undefined, other: number | undefined): number | undefined =>
    one !== undefined && other !== undefined && Math.abs(one - other) <= 2 ? other : one;
  return {
    ...address,
    validLifetime: near(address.validLifetime, theirs?.validLifetime),
    preferredLifetime: near(address.preferredLifetime, theirs?.preferredLifetime),
  };
}

function withoutIds({ id, number, ...rest }: BridgePort): Omit<BridgePort, 'id' | 'number'> {
  return rest;
}

async function compareWires(world: RandomWorld): Promise<void> {
  const namespaces = world.namespaces.map(namedNamespace);
  const kernel = { readInside, readNsids };
  const [first, ...others] = namespaces;
  if (first === undefined) throw new Error('a world without namespaces');
  expect(wiresIn(await readWiring(kernel, namespaces, async () => namespaces))).toEqual(wiresLaid(world, () => true));
  // From one namespace alone, and then without it among those that are known.
  expect(wiresIn(await readWiring(kernel, [first], async () => namespaces))).toEqual(wiresLaid(world, ({ namespace }) => namespace === first.label));
  const unseen = wiresLaid(world, ({ namespace }) => namespace !== first.label, first.label);
  expect(wiresIn(await readWiring(kernel, others, async () => others))).toEqual(unseen);
}

type Wires = Readonly<Record<string, { readonly peer: string | undefined; readonly lower: string | undefined; readonly master: string | undefined }>>;

function wiresIn(wired: Awaited<ReturnType<typeof readWiring>>): Wires {
  const links = wired.flatMap((one) => {
    if ('failure' in one) throw one.failure;
    return one.links.filter(({ kind }) => kind !== 'loopback').map((link) => ({ namespace: one.namespace.label, link }));
  });
  const describe = ({ peer, lower, master }: WiredLink): Wires[string] => ({ peer: nameOf(peer), lower: nameOf(lower), master });
  return Object.fromEntries(links.map(({ namespace, link }) => [`${namespace} ${link.name}`, describe(link)]));
}

function nameOf(end: FarEnd | undefined): string | undefined {
  if (end === undefined) return undefined;
  return end.is === 'found' ? `${end.namespace} ${end.name}` : end.is;
}

function wiresLaid(world: RandomWorld, isAsked: (link: PlannedLink) => boolean, unseen?: string): Wires {
  const nameAt = (place: Place | undefined): string | undefined => (place?.namespace === unseen && place !== undefined ? 'unseen' : place && `${place.namespace} ${place.name}`);
  return Object.fromEntries(
    world.links.filter(isAsked).map(({ namespace, name, peer, lower, master }) => [`${namespace} ${name}`, { peer: nameAt(peer), lower: nameAt(lower), master }]),
  );
}
