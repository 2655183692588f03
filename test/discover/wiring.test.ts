import { expect, test } from 'vitest';
import { readWiring } from '../../src/discover/wiring.ts';
import { KernelError } from '../../src/errors.ts';
import type { Kernel, Reading } from '../../src/kernel/port.ts';
import type { Inside } from '../../src/model/inside.ts';
import type { Link } from '../../src/model/link.ts';
import type { Namespace, Target } from '../../src/model/namespace.ts';
import { aLink } from '../support/a-link.ts';
import { aNamespace } from '../support/builders.ts';

const here = aNamespace({ inode: 1, names: ['here'] });
const there = aNamespace({ inode: 2, names: ['there'] });
const gone = aNamespace({ inode: 3, names: ['gone'] });
const vanished = new KernelError('open net:[3]', 'ENOENT');

const veth = aLink({ index: 2, name: 'eth0', kind: 'veth', linkIndex: 2, linkNsid: 0 });
const found = { is: 'found', namespace: 'there', name: 'eth0', index: 2 } as const;

/** Namespaces with these links, each of which knows every other by the number 0; `gone` can not be read. */
function aKernel(links: ReadonlyMap<Namespace, readonly Link[]>, asked: string[] = []): Pick<Kernel, 'readInside' | 'readNsids'> {
  const linksOf = (label: string): readonly Link[] | undefined => [...links].find(([namespace]) => namespace.label === label)?.[1];
  const labelOf = (inode: number): string => [here, there, gone].find(({ id }) => id.inode === inode)?.label ?? '';
  return {
    async readInside<Kind extends keyof Inside>(targets: readonly Target[]) {
      return targets.map(({ id }): Reading<Kind> => {
        const label = labelOf(id.inode);
        asked.push(label);
        const read = linksOf(label);
        return read === undefined ? { failure: vanished } : { inside: { links: read } as unknown as Pick<Inside, Kind> }; // nothing else is asked for
      });
    },
    async readNsids(observer, others) {
      asked.push(`${labelOf(observer.id.inode)} of ${others.map(({ id }) => labelOf(id.inode)).join()}`);
      if (observer.id.inode === gone.id.inode) throw vanished;
      return others.map(() => 0);
    },
  };
}

const never = async (): Promise<readonly Namespace[]> => {
  throw new Error('nobody asked for all namespaces');
};

test('the far end is looked for in all namespaces of the machine, each read once', async () => {
  const asked: string[] = [];
  const kernel = aKernel(new Map([[here, [veth]], [there, [veth]]]), asked);
  expect(await readWiring(kernel, [here], async () => [here, there])).toEqual([{ namespace: here, links: [{ ...veth, master: undefined, lower: undefined, peer: found }] }]);
  expect(asked).toEqual(['here', 'there', 'here of there']);
});

test('without a link that leads out, nobody else is read', async () => {
  const links = [aLink({ index: 3, name: 'br0', kind: 'bridge' }), aLink({ index: 4, name: 'port', masterIndex: 3 })];
  const [wired] = await readWiring(aKernel(new Map([[here, links]])), [here], never);
  expect(wired).toMatchObject({ links: [{ name: 'br0', master: undefined }, { name: 'port', master: 'br0' }] });
});

test('a namespace that can not be read is a failure, and the others are wired all the same', async () => {
  const wired = await readWiring(aKernel(new Map([[here, [veth]], [there, [veth]]])), [gone, here], async () => [gone, there]);
  expect(wired).toEqual([{ namespace: gone, failure: vanished }, { namespace: here, links: [{ ...veth, master: undefined, lower: undefined, peer: found }] }]);
});

test('a namespace that vanishes before it is asked for its numbers is a failure of its own', async () => {
  const kernel = aKernel(new Map([[gone, [veth]], [here, [veth]], [there, [veth]]]));
  const wired = await readWiring(kernel, [gone, there], async () => [here]);
  expect(wired.map((one) => ('failure' in one ? one.failure : one.links.length))).toEqual([vanished, 1]);
});

test('of the two ends of a wire one is asked, that of the namespace where most wires end', async () => {
  const asked: string[] = [];
  const other = aLink({ index: 3, name: 'eth1', kind: 'veth', linkIndex: 3, linkNsid: 0 });
  const kernel = aKernel(new Map([[here, [veth]], [there, [veth, other]]]), asked);
  expect(await readWiring(kernel, [here, there], async () => [here, there])).toMatchObject([{ links: [{ peer: found }] }, { links: [{ peer: { is: 'found', namespace: 'here', name: 'eth0', index: 2 } }, { peer: { is: 'unseen', index: 3, nsid: 0 } }] }]);
  expect(asked).toEqual(['here', 'there', 'there of here']);
});

test('where that one can not be asked, the other is', async () => {
  const asked: string[] = [];
  const kernel = aKernel(new Map([[gone, [veth, veth]], [here, [veth]]]), asked);
  expect(await readWiring(kernel, [here, gone], async () => [here, gone])).toMatchObject([{ links: [{ name: 'eth0' }] }, { failure: vanished }]);
  expect(asked).toEqual(['here', 'gone', 'gone of here', 'here of gone']);
});
