import type { Address } from './address.ts';
import { isWithin, parseIpAddress, parseIpPrefix, type IpAddress } from './ip-address.ts';
import type { Link } from './link.ts';
import { waysOf, type Nexthop } from './nexthop.ts';
import { applies, type RulePacket } from './route-choice/rule-match.ts';
import { chooseSource } from './route-choice/source.ts';
import type { RouteAnswer, RouteQuery } from './route-lookup.ts';
import type { Route, RouteNexthop } from './route.ts';
import type { Rule } from './rule.ts';

/** What decides where packets of a namespace go. */
export interface Routing {
  readonly links: readonly Link[];
  readonly addresses: readonly Address[];
  readonly routes: readonly Route[];
  readonly nexthops: readonly Nexthop[];
  readonly rules: readonly Rule[];
}

/**
 * Which way a packet goes, by the rules and tables alone, as the kernel would say it (net/core/fib_rules.c, net/ipv4/fib_trie.c,
 * net/ipv6/ip6_fib.c): for a namespace that is not there to be asked. Of several ways of equal worth it takes the first, where the kernel
 * takes one by a hash; and it knows nothing of settings such as ignore_routes_with_linkdown.
 */
export function chooseRoute(routing: Routing, query: RouteQuery): RouteAnswer {
  const destination = parseIpAddress(query.destination);
  if (destination === undefined) return refused('EINVAL');
  const rules = routing.rules.filter(({ family }) => family === destination.family).sort((a, b) => a.priority - b.priority);
  const packet: RulePacket = { ...query, query: query.destination, family: destination.family, destination, source: query.source === undefined ? undefined : parseIpAddress(query.source), links: routing.links };

  for (let at = 0, steps = 0; at < rules.length && steps <= rules.length; at++, steps++) {
    const rule = rules[at];
    if (rule === undefined || !applies(rule, packet)) continue;
    const jump = rule.action === 'goto' ? rules.findIndex(({ priority }) => priority === rule.goto) : -1;
    if (jump > at) at = jump - 1; // a goto only leads onward
    const errno = errnoOfRule[rule.action];
    if (errno !== undefined) return refused(errno);
    const answer = rule.action === 'lookup' ? lookIn(tableOf(rule, packet), rule, packet, routing) : undefined;
    if (answer !== undefined) return answer;
  }
  return refused('ENETUNREACH');
}

/** net/ipv4/fib_rules.c, fib4_rule_action. */
const errnoOfRule: Readonly<Record<string, string>> = { unreachable: 'ENETUNREACH', prohibit: 'EACCES', blackhole: 'EINVAL' };
/** net/ipv4/fib_semantics.c, fib_props. */
const errnoOfRoute: Readonly<Record<string, string>> = { unreachable: 'EHOSTUNREACH', prohibit: 'EACCES', blackhole: 'EINVAL' };

function refused(errno: string): RouteAnswer {
  return { is: 'refused', errno, kernelText: undefined };
}

/** A rule of a VRF looks up the table of the VRF that the packet comes from or goes to. */
function tableOf(rule: Rule, { links, inputLinkIndex, outputLinkIndex }: RulePacket): number | undefined {
  if (!rule.l3mdev) return rule.table;
  const device = links.find(({ index }) => index === (outputLinkIndex ?? inputLinkIndex));
  const vrf = device?.kind === 'vrf' ? device : links.find(({ index, kind }) => kind === 'vrf' && index === device?.masterIndex);
  return vrf?.details?.of === 'vrf' ? vrf.details.table : undefined;
}

/** The answer of one table; `undefined` sends the packet on to the next rule. */
function lookIn(table: number | undefined, rule: Rule, packet: RulePacket, routing: Routing): RouteAnswer | undefined {
  const nexthops = new Map(routing.nexthops.map((one) => [one.id, one]));
  for (const match of candidates(table, packet, routing.routes)) {
    const errno = errnoOfRoute[match.type];
    const way = errno === undefined && match.type !== 'throw' ? usableWay(match, packet, nexthops, routing.links) : undefined;
    if (errno === undefined && match.type !== 'throw' && way === undefined) continue;
    if (isSuppressed(rule, match, way, routing.links)) return undefined;
    if (match.type === 'throw') return undefined;
    if (errno !== undefined) return refused(errno);
    if (way !== undefined) return answerOf(match, way, packet, routing);
  }
  return undefined;
}

/** The longest prefix first, then a type of service of its own, then the lowest metric. */
function candidates(table: number | undefined, { destination, source, family, tos = 0 }: RulePacket, routes: readonly Route[]): readonly Route[] {
  return routes
    .filter((route) => route.table === table && route.family === family && fits(route.destination, destination))
    .filter((route) => (route.tos === 0 || route.tos === tos) && (route.source === undefined || (source !== undefined && fits(route.source, source))))
    .sort((a, b) => lengthOf(b) - lengthOf(a) || b.tos - a.tos || lengthOfText(b.source) - lengthOfText(a.source) || (a.metric ?? 0) - (b.metric ?? 0));
}

function fits(prefix: string, address: IpAddress): boolean {
  if (prefix === 'default') return true;
  const parsed = parseIpPrefix(prefix);
  return parsed !== undefined && isWithin(address, parsed);
}

function lengthOf({ destination }: Route): number {
  return lengthOfText(destination);
}

function lengthOfText(prefix: string | undefined): number {
  return prefix === undefined || prefix === 'default' ? 0 : (parseIpPrefix(prefix)?.length ?? 0);
}

/** The first way whose link is there and up, and is the one that is asked for. */
function usableWay(route: Route, { outputLinkIndex, links }: RulePacket, nexthops: ReadonlyMap<number, Nexthop>, all: readonly Link[]): RouteNexthop | undefined {
  const wanted = links.find(({ index }) => index === outputLinkIndex);
  return waysOf(route, nexthops).find(({ linkIndex, flags }) => {
    const link = all.find(({ index }) => index === linkIndex);
    const isRight = wanted === undefined || linkIndex === wanted.index || (wanted.kind === 'vrf' && link?.masterIndex === wanted.index) || route.type === 'local';
    return isRight && !flags.includes('dead');
  });
}

function isSuppressed({ suppressPrefixLength, suppressGroup }: Rule, match: Route, way: RouteNexthop | undefined, links: readonly Link[]): boolean {
  if (suppressPrefixLength !== undefined && suppressPrefixLength >= 0 && lengthOf(match) <= suppressPrefixLength) return true;
  return suppressGroup !== undefined && way !== undefined && links.find(({ index }) => index === way.linkIndex)?.group === suppressGroup;
}

/** What is for this machine itself goes through the loopback (net/ipv4/route.c, ip_route_output_key_hash_rcu; net/ipv6/route.c, ip6_rt_get_dev_rcu). */
function answerOf(match: Route, way: RouteNexthop, packet: RulePacket, { addresses, links }: Routing): RouteAnswer {
  const { destination } = packet;
  const bits = destination.bytes.length * 8;
  const isStated = packet.source !== undefined && packet.family === 'inet'; // IPv4 says nothing of a source that the packet has already
  const preferredSource = isStated ? undefined : match.type === 'local' ? packet.query : (match.preferredSource ?? chooseSource(destination, way, addresses));
  const route: Route = {
    ...match,
    destination: `${packet.query}/${bits}`,
    gateway: way.gateway,
    linkIndex: match.type === 'local' ? (links.find(({ flags }) => flags.includes('LOOPBACK'))?.index ?? way.linkIndex) : way.linkIndex,
    encapsulation: way.encapsulation ?? match.encapsulation,
    flags: way.flags,
    nexthops: [],
    preferredSource,
  };
  return { is: 'route', route, match };
}
