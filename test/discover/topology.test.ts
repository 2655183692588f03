import { expect, test } from 'vitest';
import { discoverNamespaces } from '../../src/discover/discover.ts';
import { readTopology } from '../../src/discover/topology.ts';
import type { Topology } from '../../src/model/topology.ts';
import type { FakeKernel } from '../support/fake-kernel.ts';
import { theLab } from '../support/the-lab.ts';

async function topologyOf(kernel: FakeKernel): Promise<Topology> {
  const home = await kernel.readOwnNamespace();
  const { namespaces } = await discoverNamespaces(kernel, { homeId: home.id });
  return await readTopology(kernel, namespaces);
}

test('the lab: every namespace with its links and addresses, every wire once', async () => {
  const { namespaces, wires } = await topologyOf(theLab());
  expect(namespaces.map(({ namespace, links }) => [namespace.label, ...links.map(({ name, addresses }) => [name, ...addresses.map(({ address }) => address)].join(' '))])).toEqual([
    ['host', 'lo 127.0.0.1 ::1', 'br0 fe80::1', 'veth-b', 'veth-s'],
    ['beijing', 'lo 127.0.0.1 ::1', 'eth0-b 10.0.0.1 fe80::b'],
    ['shanghai', 'lo 127.0.0.1 ::1', 'eth0-s 10.0.0.2 fe80::5'],
  ]);
  expect(wires).toEqual([
    { is: 'peer', from: { namespace: 'host', name: 'veth-b', index: 3 }, to: { is: 'found', namespace: 'beijing', name: 'eth0-b', index: 3 } },
    { is: 'master', from: { namespace: 'host', name: 'veth-b', index: 3 }, to: { is: 'found', namespace: 'host', name: 'br0', index: 2 } },
    { is: 'peer', from: { namespace: 'host', name: 'veth-s', index: 4 }, to: { is: 'found', namespace: 'shanghai', name: 'eth0-s', index: 4 } },
    { is: 'master', from: { namespace: 'host', name: 'veth-s', index: 4 }, to: { is: 'found', namespace: 'host', name: 'br0', index: 2 } },
  ]);
});

test('a macvlan is wired to the device below it, in another namespace', async () => {
  const kernel = theLab({ namespaces: { inner: { links: [{ name: 'mac0', kind: 'macvlan' }] } }, stands: [['inner', 'mac0', 'host', 'br0']] });
  const { wires } = await topologyOf(kernel);
  expect(wires.filter(({ is }) => is === 'lower')).toEqual([
    { is: 'lower', from: { namespace: 'inner', name: 'mac0', index: 2 }, to: { is: 'found', namespace: 'host', name: 'br0', index: 2 } },
  ]);
});

test('a namespace that can not be entered keeps its place, with the reason; the wire into it is unseen', async () => {
  const kernel = theLab({ namespaces: { locked: { links: [{ name: 'eth0' }], access: 'forbidden' } }, wires: [['host', 'veth-l', 'locked', 'eth0']] });
  const { namespaces, wires } = await topologyOf(kernel);
  expect(namespaces.map(({ namespace, failure }) => [namespace.label, failure?.message])).toEqual([
    ['host', undefined],
    ['beijing', undefined],
    ['locked', 'enter locked: this needs CAP_SYS_ADMIN, there and here (EPERM)'],
    ['shanghai', undefined],
  ]);
  expect(wires.filter(({ to }) => to.is !== 'found')).toEqual([{ is: 'peer', from: { namespace: 'host', name: 'veth-l', index: 5 }, to: { is: 'unseen', index: 2, nsid: 2 } }]);
});
