import type { Kernel, Reading } from '../kernel/port.ts';
import type { Address } from '../model/address.ts';
import type { Namespace } from '../model/namespace.ts';
import { makeTopology, type Topology, type TopologyNamespace } from '../model/topology.ts';
import { wireNamespaces, type LinksRead, type Wired } from './wiring.ts';

type Reader = Pick<Kernel, 'readInside' | 'readNsids'>;

/**
 * The network of these namespaces, each read once. A far end in a namespace that is not among them is unseen: give all of the machine, and
 * leave out afterwards what is not wanted.
 */
export async function readTopology(kernel: Reader, namespaces: readonly Namespace[]): Promise<Topology> {
  const readings = await kernel.readInside(namespaces, ['links', 'addresses']);
  const near = namespaces.map((namespace, at) => linksOf(namespace, readings[at]));
  const wired = await wireNamespaces(kernel, near);
  return makeTopology(wired.map((one, at) => withAddresses(one, readings[at])));
}

function linksOf(namespace: Namespace, reading: Reading<'links' | 'addresses'> | undefined): LinksRead {
  if (reading === undefined) return { namespace, links: [] };
  return 'inside' in reading ? { namespace, links: reading.inside.links } : { namespace, failure: reading.failure };
}

function withAddresses(wired: Wired, reading: Reading<'links' | 'addresses'> | undefined): TopologyNamespace {
  const { namespace } = wired;
  if ('failure' in wired) return { namespace, links: [], failure: wired.failure };
  const addresses = new Map<number, Address[]>();
  for (const address of reading !== undefined && 'inside' in reading ? reading.inside.addresses : []) {
    const ofLink = addresses.get(address.linkIndex);
    if (ofLink === undefined) addresses.set(address.linkIndex, [address]);
    else ofLink.push(address);
  }
  return { namespace, links: wired.links.map((link) => ({ ...link, addresses: addresses.get(link.index) ?? [] })), failure: undefined };
}
