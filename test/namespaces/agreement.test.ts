import { expect, test } from 'vitest';
import { readWiring } from '../../src/discover/wiring.ts';
import { readInside, readNsids } from '../../src/kernel/read-inside.ts';
import type { FarEnd, WiredLink } from '../../src/model/wired-link.ts';
import { compareReaders } from '../support/compare-readers.ts';
import { probeKinds } from '../support/kinds.ts';
import { namedNamespace } from '../support/named-namespace.ts';
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

async function compareWires(world: RandomWorld): Promise<void> {
  const namespaces = world.namespaces.map(namedNamespace);
  const kernel = { readInside, readNsids };
  const [first, ...others] = namespaces;
  if (first === undefined) throw new Error('a world without namespaces');
  expect(wiresIn(world, await readWiring(kernel, namespaces, async () => namespaces))).toEqual(wiresLaid(world, () => true));
  // From one namespace alone, and then without it among those that are known.
  expect(wiresIn(world, await readWiring(kernel, [first], async () => namespaces))).toEqual(wiresLaid(world, ({ namespace }) => namespace === first.label));
  const unseen = wiresLaid(world, ({ namespace }) => namespace !== first.label, first.label);
  expect(wiresIn(world, await readWiring(kernel, others, async () => others))).toEqual(unseen);
}

/** Modules of tunnels make links of their own in every namespace: tunl0, sit0, …. */
function isPlanned(world: RandomWorld, namespace: string, name: string): boolean {
  return world.links.some((link) => link.namespace === namespace && link.name === name);
}

type Wires = Readonly<Record<string, { readonly peer: string | undefined; readonly lower: string | undefined; readonly master: string | undefined }>>;

function wiresIn(world: RandomWorld, wired: Awaited<ReturnType<typeof readWiring>>): Wires {
  const links = wired.flatMap((one) => {
    if ('failure' in one) throw one.failure;
    return one.links.filter(({ name }) => isPlanned(world, one.namespace.label, name)).map((link) => ({ namespace: one.namespace.label, link }));
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
