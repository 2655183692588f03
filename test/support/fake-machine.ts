import type { Holder } from '../../src/model/holder.ts';
import type { Address } from '../../src/model/address.ts';
import type { Link } from '../../src/model/link.ts';
import type { Nexthop } from '../../src/model/nexthop.ts';
import type { Route } from '../../src/model/route.ts';
import { namespaceKey, type NamespaceId, type OwnerName } from '../../src/model/namespace.ts';
import { anId } from './builders.ts';
import { makeRoute } from './fake-routes.ts';
import { makeAddress, makeLink, makeLinks } from './world-parts.ts';
import type { QueueingPlan } from './queueing-parts.ts';
import { type FakeSocket, makeSockets } from './socket-parts.ts';
import { makeTables, type Tables } from './world-tables.ts';
import type { NamespacePlan, ProcessPlan, Wire, WorldPlan } from './world-plan.ts';

/** One namespace of the machine, which changes as commands change it. */
export interface FakeNamespace {
  readonly id: NamespaceId;
  /** What a fake program is told about where it runs. */
  readonly title: string;
  readonly number: number;
  readonly isHome: boolean;
  readonly access: NamespacePlan['access'];
  names: readonly string[];
  links: readonly Link[];
  readonly addresses: readonly Address[];
  readonly tables: Tables;
  readonly routes: readonly Route[];
  readonly nexthops: readonly Nexthop[];
  readonly sockets: readonly FakeSocket[];
  readonly queueing: QueueingPlan;
  readonly processes: readonly ProcessPlan[];
  readonly holders: readonly Holder['by'][];
  readonly owners: readonly OwnerName[];
  readonly netFiles: Readonly<Record<string, string>>;
  readonly sysctls: Readonly<Record<string, string>>;
  /** By which number this namespace knows others: private to it, in the order in which it came to know them. */
  readonly nsids: Map<string, number>;
  holds: number;
}

/** netnsh itself, as far as the machine knows. */
export const OWN_PID = 4000;

const FIRST_INODE = 4026532200;
const home: NamespacePlan = { inode: 4026531840, names: [] };

/** The machine that a plan describes. */
export function buildMachine({ namespaces = {}, wires = [], stands = [] }: WorldPlan): FakeNamespace[] {
  const plans: Readonly<Record<string, NamespacePlan>> = { host: { ...home, ...namespaces['host'] }, ...withoutHost(namespaces) };
  const machine = Object.entries(plans).map(([title, plan], number) => buildNamespace(title, plan, number));
  const find = (title: string): FakeNamespace => {
    const found = machine.find((namespace) => namespace.title === title);
    if (found === undefined) throw new Error(`the plan has no namespace ${title}`);
    return found;
  };
  for (const wire of wires) connect(wire, find, true);
  for (const stand of stands) connect(stand, find, false);
  for (const namespace of machine) {
    const plan = plans[namespace.title] ?? {};
    const addresses = (plan.addresses ?? []).map((address) => makeAddress(address, linkOf(namespace, address.link).index));
    const routes = (plan?.routes ?? []).map((route) => makeRoute(route, route.link === undefined ? undefined : linkOf(namespace, route.link).index));
    machine[namespace.number] = { ...namespace, routes, addresses, tables: makeTables(plan, (name) => linkOf(namespace, name)) };
  }
  return machine;
}

/** A namespace as `ip netns add` makes it: its lo is down. */
export function newNamespace(name: string, machine: readonly FakeNamespace[]): FakeNamespace {
  const number = Math.max(...machine.map((namespace) => namespace.number)) + 1;
  return buildNamespace(name, { names: [name], links: [{ name: 'lo', state: 'down', flags: ['LOOPBACK'] }] }, number);
}

/** By which nsid `observer` knows `other`; a new number if it did not know it yet. */
function nsidFor(observer: FakeNamespace, other: FakeNamespace): number {
  const key = namespaceKey(other.id);
  const nsid = observer.nsids.get(key) ?? observer.nsids.size;
  observer.nsids.set(key, nsid);
  return nsid;
}

function buildNamespace(title: string, plan: NamespacePlan, number: number): FakeNamespace {
  const isHome = title === 'host';
  const own: ProcessPlan = { pid: OWN_PID, command: 'netnsh', parent: 900 };
  return {
    id: anId(plan.inode ?? FIRST_INODE + number),
    title,
    number,
    isHome,
    access: plan.access,
    names: plan.names ?? [title],
    links: makeLinks(plan.links ?? [], number),
    addresses: [],
    tables: makeTables({}),
    routes: [],
    nexthops: plan.nexthops ?? [],
    queueing: plan.queueing ?? {},
    sockets: makeSockets(plan.sockets ?? [], number),
    processes: [...(plan.processes ?? []), ...(isHome ? [own] : [])],
    holders: plan.holders ?? [],
    owners: plan.owners ?? [],
    netFiles: plan.netFiles ?? {},
    sysctls: plan.sysctls ?? {},
    nsids: new Map(),
    holds: 0,
  };
}

/** Both ends of a wire point at each other; what stands on a device points at it alone. */
function connect([upper, upperLink, under, underLink]: Wire, find: (title: string) => FakeNamespace, isMutual: boolean): void {
  const [near, far] = [find(upper), find(under)];
  const [nearLink, farLink] = [addUnlessThere(near, upperLink), addUnlessThere(far, underLink)];
  pointAt(near, nearLink, far, farLink);
  if (isMutual) pointAt(far, farLink, near, nearLink);
}

function pointAt(from: FakeNamespace, link: Link, to: FakeNamespace, target: Link): void {
  const linkNsid = from === to ? undefined : nsidFor(from, to);
  from.links = from.links.map((one) => (one.index === link.index ? { ...one, linkIndex: target.index, linkNsid } : one));
}

function addUnlessThere(namespace: FakeNamespace, name: string): Link {
  const found = namespace.links.find((link) => link.name === name);
  if (found !== undefined) return found;
  const index = Math.max(...namespace.links.map((link) => link.index)) + 1;
  const link = makeLink({ name }, { index, masterIndex: undefined, namespaceNumber: namespace.number });
  namespace.links = [...namespace.links, link];
  return link;
}

function linkOf({ title, links }: FakeNamespace, name: string): Link {
  const found = links.find((link) => link.name === name);
  if (found === undefined) throw new Error(`${title} has no link ${name}`);
  return found;
}

function withoutHost({ host: _, ...others }: Readonly<Record<string, NamespacePlan>>): Readonly<Record<string, NamespacePlan>> {
  return others;
}
