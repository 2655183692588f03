import type { KernelError, ShellError } from '../errors.ts';
import type { Address } from './address.ts';
import type { LinkEnd } from './link.ts';
import type { Namespace } from './namespace.ts';
import type { FarEnd, WiredLink } from './wired-link.ts';

/** The network of the machine: every namespace with its links, and every wire between links once. */
export interface Topology {
  readonly namespaces: readonly TopologyNamespace[];
  readonly wires: readonly Wire[];
}

export interface TopologyNamespace {
  readonly namespace: Namespace;
  /** In the order of their indexes; empty where they could not be read. */
  readonly links: readonly TopologyLink[];
  /** Why they could not be read. */
  readonly failure: KernelError | ShellError | undefined;
}

export interface TopologyLink extends WiredLink {
  readonly addresses: readonly Address[];
}

/**
 * What connects two links. `peer`: the two ends of a veth or netkit, of which the one that comes first is `from`. `lower`: a vlan, macvlan,
 * vxlan or tunnel and the device that it stands on. `master`: a port and its bridge, bond or VRF.
 */
export interface Wire {
  readonly is: 'peer' | 'lower' | 'master';
  readonly from: LinkEnd;
  readonly to: FarEnd;
}

/** Puts the parts together. The wires follow from the links, in the order of the links that they begin at. */
export function makeTopology(namespaces: readonly TopologyNamespace[]): Topology {
  const drawn = new Set<string>();
  const found: Wire[] = [];
  const open: Wire[] = [];
  for (const { namespace, links } of namespaces) {
    const names = new Map(links.map(({ index, name }) => [index, name]));
    for (const link of links) {
      const from: LinkEnd = { namespace: namespace.label, name: link.name, index: link.index };
      for (const wire of wiresOf(from, link, names)) {
        if (wire.to.is !== 'found') open.push(wire);
        else if (wire.is !== 'peer' || !drawn.has(`${endKey(wire.to)} ${endKey(from)}`)) {
          drawn.add(`${endKey(from)} ${endKey(wire.to)}`);
          found.push(wire);
        }
      }
    }
  }
  // One end may be told apart where the other could not be: then the wire is known.
  const reached = new Set(found.flatMap(({ is, to }) => (is === 'peer' && to.is === 'found' ? [endKey(to)] : [])));
  return { namespaces, wires: [...found, ...open.filter(({ is, from }) => is !== 'peer' || !reached.has(endKey(from)))] };
}

/** A string that is equal for equal ends, for use as a map's key. A label stands for one namespace, and can not hold U+0000. */
export function endKey({ namespace, index }: Pick<LinkEnd, 'namespace' | 'index'>): string {
  return `${index}\0${namespace}`;
}

/** `names` are those of the links beside it, by their indexes. */
function wiresOf(from: LinkEnd, { peer, lower, masterIndex }: TopologyLink, names: ReadonlyMap<number, string>): readonly Wire[] {
  const master = masterIndex === undefined ? undefined : names.get(masterIndex);
  return [
    ...(peer === undefined ? [] : [{ is: 'peer' as const, from, to: peer }]),
    ...(lower === undefined ? [] : [{ is: 'lower' as const, from, to: lower }]),
    ...(master === undefined || masterIndex === undefined ? [] : [{ is: 'master' as const, from, to: { is: 'found' as const, namespace: from.namespace, name: master, index: masterIndex } }]),
  ];
}
