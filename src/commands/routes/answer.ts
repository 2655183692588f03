import { ShellError } from '../../errors.ts';
import type { Kernel } from '../../kernel/port.ts';
import { isWithin, parseIpPrefix } from '../../model/ip-address.ts';
import type { Link } from '../../model/link.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Neighbour } from '../../model/neighbour.ts';
import { numberName } from '../../model/number-names.ts';
import type { RouteAnswer, RouteQuery } from '../../model/route-lookup.ts';
import type { Route } from '../../model/route.ts';
import { encapsulationRow, linkName, toRouteRow, unknownRoute, type Meanings, type NeighbourEnd, type RouteRow } from './row.ts';

/** What is known inside a namespace, to explain the kernel's answer with. */
export interface Surroundings {
  readonly meanings: Meanings;
  readonly routes: readonly Route[];
  readonly neighbours: readonly Neighbour[];
}

/** A query with links by their names, as people write them. */
export interface Question extends Omit<RouteQuery, 'inputLinkIndex' | 'outputLinkIndex'> {
  readonly inputLink: string | undefined;
  readonly outputLink: string | undefined;
}

/** Asks the kernel which way a packet would go. Where it goes none, that is the row's `problem`. */
export async function answerQuestion(kernel: Kernel, namespace: Namespace, { inputLink, outputLink, ...query }: Question, { meanings, routes, neighbours }: Surroundings): Promise<RouteRow> {
  const indexOf = (name: string | undefined): number | undefined => (name === undefined ? undefined : findLink(meanings, name).index);
  const answer = await kernel.lookupRoute(namespace, { ...query, inputLinkIndex: indexOf(inputLink), outputLinkIndex: indexOf(outputLink) });
  if (answer.is === 'refused') return { ...blankRow(meanings.namespace, query.destination), problem: refusalText(answer, query, routes, meanings) };
  const { route } = answer;
  const match = entryBehind(answer, query.destination, routes);
  const destination = route.destination.replace(/\/\d+$/, '');
  const link = route.linkIndex === undefined ? undefined : meanings.links.get(route.linkIndex);
  const all = toRouteRow({ ...match, table: tableOf(match, routes) }, meanings);
  return {
    ...all,
    asked: destination,
    type: route.type,
    gateway: route.gateway,
    link: linkName(meanings.links, route.linkIndex),
    linkIndex: route.linkIndex,
    encapsulation: encapsulationRow(meanings.links, route.encapsulation),
    preferredSource: route.preferredSource ?? match.preferredSource,
    flags: route.flags,
    metrics: route.metrics,
    expires: route.expires,
    neighbour: route.type === 'unicast' ? neighbourEnd(route.gateway ?? destination, link, neighbours) : undefined,
    mtu: route.metrics?.mtu ?? link?.mtu,
  };
}

/**
 * IPv6 routes that share a nexthop object share what each CPU remembers of it, and the kernel may name another of them, even one to
 * elsewhere (net/ipv6/route.c, rt6_get_pcpu_route). The longest prefix that leads through the same object is meant.
 */
function entryBehind({ route, match = route }: Extract<RouteAnswer, { is: 'route' }>, asked: string, routes: readonly Route[]): Route {
  if (contains(match, asked)) return match;
  const [best] = routes.filter((one) => one.nexthopId === match.nexthopId && contains(one, asked)).sort((a, b) => lengthOf(b) - lengthOf(a));
  return best ?? route;
}

/**
 * While nobody has made rules, the kernel keeps `local` and `main` in one tree and says main for both (net/ipv4/fib_trie.c,
 * fib_trie_unmerge); the list of routes tells them apart.
 */
function tableOf(match: Route, routes: readonly Route[]): number {
  const same = routes.filter(({ destination, type, family }) => destination === match.destination && type === match.type && family === match.family);
  return same.some(({ table }) => table === match.table) ? match.table : (same[0]?.table ?? match.table);
}

function findLink({ links, namespace }: Meanings, name: string): Link {
  const link = [...links.values()].find((one) => one.name === name || one.alternativeNames.includes(name));
  if (link === undefined) throw new ShellError(`no link named ${name} in ${namespace}`, { word: name, hint: 'links shows what there is' });
  return link;
}

/** A link without ARP, such as a tunnel or the loopback, has nobody to ask for. */
function neighbourEnd(address: string, link: Link | undefined, neighbours: readonly Neighbour[]): NeighbourEnd | undefined {
  if (link === undefined || link.flags.includes('NOARP') || link.flags.includes('LOOPBACK')) return undefined;
  const found = neighbours.find((one) => one.linkIndex === link.index && one.address === address && !one.flags.includes('proxy'));
  return { address, mac: found?.mac, states: found?.states ?? [] };
}

/** What the errors of a lookup mean (kernel, net/ipv4/fib_semantics.c, fib_props), with the type of route that brings them about. */
const refusals: Readonly<Record<string, readonly [words: string, type: string]>> = {
  ENETUNREACH: ['network is unreachable', 'throw'],
  EHOSTUNREACH: ['no route to host', 'unreachable'],
  EACCES: ['permission denied', 'prohibit'],
  EINVAL: ['invalid argument', 'blackhole'],
};

function refusalText(answer: Extract<RouteAnswer, { is: 'refused' }>, query: RouteQuery, routes: readonly Route[], { names }: Meanings): string {
  const [words = answer.errno, type] = refusals[answer.errno] ?? [];
  const culprit = type === 'throw' ? undefined : longestOf(type, query.destination, routes);
  const because = culprit === undefined ? '' : `, because of the route ${culprit.type} ${culprit.destination} in table ${numberName(names.tables, culprit.table)}`;
  return `${answer.kernelText ?? words} (${answer.errno})${because}`;
}

/** The kernel does not say which route refuses; the longest prefix of that type is it, unless rules keep it out. */
function longestOf(type: string | undefined, destination: string, routes: readonly Route[]): Route | undefined {
  return routes.filter((route) => route.type === type && contains(route, destination)).sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}

function contains(route: Route, address: string): boolean {
  const asked = parseIpPrefix(address);
  const prefix = parseIpPrefix(route.destination);
  return asked !== undefined && route.family === asked.family && (prefix === undefined || isWithin(asked, prefix));
}

function lengthOf(route: Route): number {
  return parseIpPrefix(route.destination)?.length ?? 0;
}

function blankRow(namespace: string, asked: string): RouteRow {
  return { ...unknownRoute, namespace, asked, family: asked.includes(':') ? 'inet6' : 'inet' };
}
