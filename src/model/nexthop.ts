import type { Family } from './address.ts';
import type { Encapsulation } from './encapsulation.ts';
import type { Route, RouteNexthop } from './route.ts';

/** A nexthop object: where routes that name its id lead (ip-nexthop(8), RTM_NEWNEXTHOP). */
export interface Nexthop {
  readonly id: number;
  /** `undefined` for a group. */
  readonly family: Family | undefined;
  readonly gateway: string | undefined;
  readonly linkIndex: number | undefined;
  readonly scope: number;
  readonly protocol: number;
  /** As those of a route. */
  readonly flags: readonly string[];
  /** What takes it is dropped. */
  readonly isBlackhole: boolean;
  /** It is for the forwarding table of a bridge, and not for routes. */
  readonly isFdb: boolean;
  readonly encapsulation: Encapsulation | undefined;
  /** Several others; empty for one that leads somewhere itself. */
  readonly group: readonly NexthopShare[];
  /** `mpath` or `resilient`, for a group. */
  readonly groupType: string | undefined;
}

export interface NexthopShare {
  readonly id: number;
  readonly weight: number;
}

/**
 * All ways that a route leads, whether it states one or several, or names a nexthop object that does. None for a route without a
 * link, such as `unreachable`. Older kernels and `nexthop_compat_mode=0` name the object alone: then `nexthops` tells.
 */
export function waysOf(route: Route, nexthops: ReadonlyMap<number, Nexthop>): readonly RouteNexthop[] {
  if (route.nexthops.length > 0) return route.nexthops;
  if (route.gateway !== undefined || route.linkIndex !== undefined) return [onlyWayOf(route)];
  const named = route.nexthopId === undefined ? undefined : nexthops.get(route.nexthopId);
  if (named === undefined) return [];
  return named.group.length > 0 ? named.group.flatMap(({ id, weight }) => wayThrough(nexthops.get(id), weight)) : wayThrough(named, 1);
}

/** Of one of many thousands of routes, so nothing is copied that is not wanted. */
function onlyWayOf({ gateway, linkIndex, flags, encapsulation, realms }: Route): RouteNexthop {
  return { gateway, linkIndex, weight: 1, flags, encapsulation, realms };
}

function wayThrough(nexthop: Nexthop | undefined, weight: number): readonly RouteNexthop[] {
  return nexthop === undefined || nexthop.isBlackhole ? [] : [toWay({ ...nexthop, weight, realms: undefined })];
}

function toWay({ gateway, linkIndex, weight, flags, encapsulation, realms }: RouteNexthop): RouteNexthop {
  return { gateway, linkIndex, weight, flags, encapsulation, realms };
}
