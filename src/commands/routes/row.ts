import type { Encapsulation } from '../../model/encapsulation.ts';
import type { Link } from '../../model/link.ts';
import type { Neighbour } from '../../model/neighbour.ts';
import { waysOf, type Nexthop } from '../../model/nexthop.ts';
import { dsfieldName, numberName, type NumberNames } from '../../model/number-names.ts';
import type { Realms, Route, RouteMetrics, RouteNexthop } from '../../model/route.ts';

/** One route as JSON gives it (docs/json.md): one of those that there are, or the one that a packet would take. */
export interface RouteRow {
  readonly namespace: string;
  /** The address that was asked for. */
  readonly asked: string | undefined;
  readonly family: Route['family'] | undefined;
  readonly type: string | undefined;
  readonly destination: string | undefined;
  readonly source: string | undefined;
  readonly tos: string | undefined;
  readonly gateway: string | undefined;
  readonly link: string | undefined;
  readonly linkIndex: number | undefined;
  readonly nexthops: readonly NexthopRow[];
  readonly nexthopId: number | undefined;
  readonly table: string | undefined;
  readonly tableId: number | undefined;
  readonly protocol: string | undefined;
  readonly scope: string | undefined;
  readonly preferredSource: string | undefined;
  readonly metric: number | undefined;
  readonly flags: readonly string[];
  readonly realms: RealmsRow | undefined;
  readonly metrics: RouteMetrics | undefined;
  readonly encapsulation: EncapsulationRow | undefined;
  readonly preference: string | undefined;
  readonly expires: number | undefined;
  readonly neighbour: NeighbourEnd | undefined;
  readonly mtu: number | undefined;
  readonly problem: string | undefined;
}

/** What is told of a route of which nothing else is known. */
export const unknownRoute: RouteRow = {
  namespace: '',
  asked: undefined,
  family: undefined,
  type: undefined,
  destination: undefined,
  source: undefined,
  tos: undefined,
  gateway: undefined,
  link: undefined,
  linkIndex: undefined,
  nexthops: [],
  nexthopId: undefined,
  table: undefined,
  tableId: undefined,
  protocol: undefined,
  scope: undefined,
  preferredSource: undefined,
  metric: undefined,
  flags: [],
  realms: undefined,
  metrics: undefined,
  encapsulation: undefined,
  preference: undefined,
  expires: undefined,
  neighbour: undefined,
  mtu: undefined,
  problem: undefined,
};

interface NexthopRow extends Omit<RouteNexthop, 'realms' | 'encapsulation'> {
  readonly link: string | undefined;
  readonly encapsulation: EncapsulationRow | undefined;
  readonly realms: RealmsRow | undefined;
}

/** With the links that it names. */
export interface EncapsulationRow extends Encapsulation {
  readonly inputLink: string | undefined;
  readonly outputLink: string | undefined;
}

export interface RealmsRow {
  readonly from: string | undefined;
  readonly to: string;
}

/** Whom the packet is handed to. */
export interface NeighbourEnd {
  readonly address: string;
  readonly mac: string | undefined;
  /** Empty while nobody has asked for it. */
  readonly states: readonly Neighbour['states'][number][];
}

/** What the numbers of one namespace mean. */
export interface Meanings {
  readonly namespace: string;
  readonly names: NumberNames;
  readonly links: ReadonlyMap<number, Link>;
  readonly nexthops: ReadonlyMap<number, Nexthop>;
}

/** A route among others. Where a nexthop object says where it leads, that is told as if the route said so itself. */
export function toRouteRow(route: Route, meanings: Meanings): RouteRow {
  const { names, links, namespace } = meanings;
  const ways = waysOf(route, meanings.nexthops);
  const [way] = ways;
  const only = ways.length === 1 ? way : undefined;
  const named = route.nexthopId === undefined ? undefined : meanings.nexthops.get(route.nexthopId);
  return {
    namespace,
    asked: undefined,
    family: route.family,
    type: named?.isBlackhole === true ? 'blackhole' : route.type,
    destination: route.destination,
    source: route.source,
    tos: route.tos === 0 ? undefined : dsfieldName(names.dsfields, route.tos),
    gateway: only?.gateway,
    link: linkName(links, only?.linkIndex),
    linkIndex: only?.linkIndex,
    nexthops: ways.length > 1 ? ways.map((one) => ({ ...one, link: linkName(links, one.linkIndex), realms: realmsRow(names, one.realms), encapsulation: encapsulationRow(links, one.encapsulation) })) : [],
    nexthopId: route.nexthopId,
    table: route.table === 0 ? undefined : numberName(names.tables, route.table),
    tableId: route.table === 0 ? undefined : route.table,
    protocol: numberName(names.protocols, route.protocol),
    scope: numberName(names.scopes, route.scope),
    preferredSource: route.preferredSource,
    metric: route.metric,
    flags: route.flags,
    realms: realmsRow(names, route.realms),
    metrics: route.metrics,
    encapsulation: encapsulationRow(links, only?.encapsulation ?? route.encapsulation),
    preference: route.preference,
    expires: route.expires,
    neighbour: undefined,
    mtu: undefined,
    problem: undefined,
  };
}

/** A link that is gone, or has not been seen, keeps its number. */
export function linkName(links: ReadonlyMap<number, Link>, index: number | undefined): string | undefined {
  return index === undefined ? undefined : (links.get(index)?.name ?? `#${index}`);
}

export function encapsulationRow(links: ReadonlyMap<number, Link>, encapsulation: Encapsulation | undefined): EncapsulationRow | undefined {
  return encapsulation && { ...encapsulation, inputLink: linkName(links, encapsulation.inputLinkIndex), outputLink: linkName(links, encapsulation.outputLinkIndex) };
}

function realmsRow({ realms: names }: NumberNames, realms: Realms | undefined): RealmsRow | undefined {
  return realms && { from: realms.from === 0 ? undefined : numberName(names, realms.from), to: numberName(names, realms.to) };
}

const MAIN = 254;

/** Main first, then the tables that somebody made by their numbers, then `default`, and at the end what the kernel keeps in `local`. */
export function compareTables(a: number, b: number): number {
  return Number(b === MAIN) - Number(a === MAIN) || Number(a > MAIN - 2 && a < 256) - Number(b > MAIN - 2 && b < 256) || a - b;
}
