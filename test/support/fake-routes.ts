import { isWithin, parseIpAddress, parseIpPrefix } from '../../src/model/ip-address.ts';
import { waysOf, type Nexthop } from '../../src/model/nexthop.ts';
import type { RouteAnswer, RouteQuery } from '../../src/model/route-lookup.ts';
import type { Route } from '../../src/model/route.ts';
import type { RoutePlan } from './world-plan.ts';

export function makeRoute({ link: _, ...stated }: RoutePlan, linkIndex: number | undefined): Route {
  const isIpv6 = [stated.destination, stated.gateway, stated.family].some((text) => text?.includes(':') === true || text === 'inet6');
  return {
    family: isIpv6 ? 'inet6' : 'inet',
    type: 'unicast',
    source: undefined,
    tos: 0,
    gateway: undefined,
    linkIndex,
    table: 254,
    protocol: stated.gateway === undefined ? 2 : 3,
    scope: stated.gateway === undefined && !isIpv6 ? 253 : 0,
    preferredSource: undefined,
    metric: isIpv6 ? (stated.gateway === undefined ? 256 : 1024) : undefined,
    flags: [],
    nexthops: [],
    nexthopId: undefined,
    encapsulation: undefined,
    metrics: undefined,
    realms: undefined,
    preference: isIpv6 ? 'medium' : undefined,
    expires: undefined,
    ...stated,
  };
}

/** What a kernel with no rules of its own would answer: the longest prefix of the tables local and main, and the smallest metric. */
export function lookUpFakeRoute(routes: readonly Route[], nexthops: readonly Nexthop[], { destination }: RouteQuery): RouteAnswer {
  const address = parseIpAddress(destination);
  if (address === undefined) throw new Error(`${destination} is no address`);
  const lengthOf = (route: Route): number => (route.destination === 'default' ? 0 : (parseIpPrefix(route.destination)?.length ?? 0));
  const [match] = routes
    .filter((route) => route.family === address.family && route.table >= 254 && (route.destination === 'default' || isWithin(address, parseIpPrefix(route.destination)!)))
    .sort((a, b) => b.table - a.table || lengthOf(b) - lengthOf(a) || (a.metric ?? 0) - (b.metric ?? 0));
  const errno = match === undefined ? 'ENETUNREACH' : errnos[match.type];
  if (match === undefined || errno !== undefined) return { is: 'refused', errno: errno ?? 'ENETUNREACH', kernelText: undefined };
  const [way] = waysOf(match, new Map(nexthops.map((nexthop) => [nexthop.id, nexthop])));
  const { gateway, linkIndex } = way ?? match;
  return { is: 'route', match, route: { ...match, destination: `${destination}/${address.bytes.length * 8}`, gateway, linkIndex, nexthops: [], nexthopId: undefined } };
}

const errnos: Readonly<Record<string, string>> = { unreachable: 'EHOSTUNREACH', prohibit: 'EACCES', blackhole: 'EINVAL', throw: 'ENETUNREACH' };
