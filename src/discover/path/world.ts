import type { Kernel } from '../../kernel/port.ts';
import type { Inside } from '../../model/inside.ts';
import type { FirewallTable } from '../../model/firewall.ts';
import type { LinkEnd } from '../../model/link.ts';
import { isSameNamespace, type Namespace } from '../../model/namespace.ts';
import type { NumberNames } from '../../model/number-names.ts';
import { endKey, type Topology, type TopologyLink, type TopologyNamespace } from '../../model/topology.ts';
import { readTopology } from '../topology.ts';

export type PathKernel = Pick<Kernel, 'readInside' | 'readNsids' | 'lookupRoute' | 'readSysctl' | 'readSockets' | 'readNumberNames'>;

/** What a walk reads, each thing once, and only where the walk comes by. */
export interface PathWorld {
  readonly kernel: PathKernel;
  readonly topology: Topology;
  readonly numberNames: NumberNames;
  placeOf(label: string): TopologyNamespace | undefined;
  placeOfNamespace(namespace: Namespace): TopologyNamespace | undefined;
  /** `undefined` where the link went away, or its namespace could not be read. */
  find(end: Pick<LinkEnd, 'namespace' | 'index'>): Spot | undefined;
  /** What stands on a link, wherever that is: vlans, macvlans. */
  uppersOf(end: Pick<LinkEnd, 'namespace' | 'index'>): readonly Spot[];
  tablesOf(place: TopologyNamespace): Promise<Tables>;
  rulesOf(place: TopologyNamespace): Promise<readonly FirewallTable[]>;
  sysctlOf(place: TopologyNamespace, path: string): Promise<string | undefined>;
}

/** A link and the namespace in which it is. */
export interface Spot {
  readonly place: TopologyNamespace;
  readonly link: TopologyLink;
}

const kinds = ['neighbours', 'routes', 'rules', 'forwardingEntries', 'portVlans'] as const;
export type Tables = Pick<Inside, (typeof kinds)[number]>;

/** Reads links and addresses of all namespaces at once; `readRules` reads the firewall of one. */
export async function readPathWorld(kernel: PathKernel, namespaces: readonly Namespace[], readRules: (namespace: Namespace) => Promise<readonly FirewallTable[]>): Promise<PathWorld> {
  const topology = await readTopology(kernel, namespaces);
  const places = new Map(topology.namespaces.map((place) => [place.namespace.label, place]));
  const find = ({ namespace, index }: Pick<LinkEnd, 'namespace' | 'index'>): Spot | undefined => {
    const place = places.get(namespace);
    const link = place?.links.find((one) => one.index === index);
    return place === undefined || link === undefined ? undefined : { place, link };
  };
  const uppers = new Map<string, Spot[]>();
  for (const { is, from, to } of topology.wires) {
    const upper = is === 'lower' && to.is === 'found' ? find(from) : undefined;
    if (upper !== undefined && to.is === 'found') uppers.set(endKey(to), [...(uppers.get(endKey(to)) ?? []), upper]);
  }
  return {
    kernel,
    topology,
    numberNames: await kernel.readNumberNames(),
    find,
    placeOf: (label) => places.get(label),
    placeOfNamespace: ({ id }) => topology.namespaces.find(({ namespace }) => isSameNamespace(namespace.id, id)),
    uppersOf: (end) => uppers.get(endKey(end)) ?? [],
    tablesOf: once(async ({ namespace }) => {
      const [reading] = await kernel.readInside([namespace], kinds);
      if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('a reading for each namespace');
      return reading.inside;
    }),
    rulesOf: once(async ({ namespace }) => await readRules(namespace)),
    sysctlOf: async ({ namespace }, path) => await kernel.readSysctl(namespace, path),
  };
}

export function endOf({ place, link }: Spot): LinkEnd {
  return { namespace: place.namespace.label, name: link.name, index: link.index };
}

/** One reading for each namespace, also when several ask while it is on its way. */
function once<T>(read: (place: TopologyNamespace) => Promise<T>): (place: TopologyNamespace) => Promise<T> {
  const readings = new Map<TopologyNamespace, Promise<T>>();
  return (place) => {
    const reading = readings.get(place) ?? read(place);
    readings.set(place, reading);
    return reading;
  };
}
