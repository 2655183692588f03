import { expect, test } from 'vitest';
import { compareStates } from '../../src/model/compare/compare-states.ts';
import { probeKinds } from '../support/kinds.ts';
import { furnishWorld, nameAgain, perturb } from '../support/perturbations.ts';
import { buildRandomWorld } from '../support/random-world.ts';
import { randomFrom, seeds } from '../support/random.ts';
import { readSettledWorld, readWorld } from '../support/read-state.ts';
import { aNamespace, ip, ipJson, worldRing } from '../support/world.ts';

const { has: kinds } = probeKinds();

worldRing(
  'what differs between then and now',
  () => {
    // NETNSH_SEED=… builds the world of a failure again.
    for (const [at, seed] of seeds(6).entries()) {
      test(`world ${seed}: what was done is told, and nothing else`, async () => {
        const random = randomFrom(seed);
        const world = buildRandomWorld(seed, kinds);
        try {
          const furniture = furnishWorld(random, world.namespaces);
          const before = await readSettledWorld(world.namespaces);
          const done = perturb(random, furniture);
          const found = compareStates(before, await readSettledWorld(world.namespaces)).map(({ namespace, said }) => `${plainLabel(namespace)}: ${said}`);
          const expected = done.map(({ expected: alternatives }) => alternatives.find((lines) => lines.every((line) => found.some((one) => plain(one) === line))) ?? alternatives[0] ?? []).flat();
          const seen = found.map(plain).filter((line) => expected.includes(line) || !/ (?:has a|lost its) carrier/.test(line)); // a carrier that was there before may be told of late
          expect(seen.sort()).toEqual([...expected].sort());
        } finally {
          world.remove();
        }
      });

      test.runIf(at < 2)(`world ${seed}: read twice, nothing differs`, async () => {
        const world = buildRandomWorld(seed, kinds);
        try {
          const before = await readSettledWorld(world.namespaces);
          expect(compareStates(before, await readWorld(world.namespaces))).toEqual([]);
        } finally {
          world.remove();
        }
      });
    }

    test('a namespace that is new, one that is gone, and one with another name', async () => {
      const [old, kept] = [aNamespace('wuhan'), aNamespace('chengdu')];
      const names = [old, kept, 'harbin', 'zhengzhou'];
      const before = await readWorld(names);
      ip(['netns', 'delete', old]);
      aNamespace('harbin');
      const { label, said } = nameAgain(kept, 'zhengzhou');
      const found = compareStates(before, await readWorld(names)).map((one) => [one.namespace, one.change, one.said]);
      expect(found).toEqual([[label, 'changed', said], ['harbin', 'new', 'the namespace is new'], ['wuhan', 'gone', 'the namespace is gone']]);
    });

    test('a lab that was built again is the same lab', async () => {
      const names = ['beijing', 'shanghai'];
      buildLab(names);
      const before = await readWorld(names);
      names.forEach((name) => ip(['netns', 'delete', name]));
      ip('link delete br0');
      aNamespace('between'); // takes the inode number that the first would get again
      ip('link add between1 type veth peer name between2');
      ip('link delete between1');
      buildLab([...names].reverse());
      const after = await readWorld(names);
      const identities = [before, after].map(({ namespaces }) => namespaces.map(({ id, inside }) => [id.inode, inside?.links.map(({ index, mac }) => [index, mac])]));
      expect(identities[0]).not.toEqual(identities[1]);
      expect(compareStates(before, after)).toEqual([]);
    });
  },
  ['tc', 'bridge'],
);

/** As README draws it. */
function buildLab(names: readonly string[]): void {
  ip('link add br0 type bridge');
  ip('link set br0 up');
  for (const name of names) {
    aNamespace(name);
    const end = name[0] ?? '';
    ip(`link add eth0-${end} netns ${name} type veth peer name veth-${end}`);
    ip(`link set veth-${end} master br0 up`);
    ip(`-n ${name} link set lo up`);
    ip(`-n ${name} link set eth0-${end} up`);
    ip(`-n ${name} address add 10.0.0.${name === 'beijing' ? 1 : 2}/24 dev eth0-${end}`);
    ip(`-n ${name} route add default via 10.0.0.254`);
  }
  expect(ipJson('link show master br0')).toHaveLength(2);
}

/** A name that reads as another kind of operand has its prefix. */
function plainLabel(label: string | undefined): string {
  return (label ?? '').replace(/^name:/, '');
}

function plain(text: string): string {
  return text.replaceAll('name:', '');
}
