import type { Encapsulation } from '../../model/encapsulation.ts';
import type { Route, RouteNexthop } from '../../model/route.ts';
import { eachAttribute } from './attributes.ts';
import { readI32, readU16, readU32, readU8 } from './bytes.ts';
import { parseEncapsulation } from './encapsulation.ts';
import { ipText } from './ip-text.ts';
import { parseRouteMetrics } from './route-metrics.ts';
import { parseRealms, parseRouteNexthops } from './route-nexthops.ts';
import { routeFlags, routePreference, routeType } from './route-words.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETROUTE = 26;
const HEADER = 12; // struct rtmsg
const AF_INET = 2;
const AF_INET6 = 10;

// linux/rtnetlink.h
const RTA_DST = 1;
const RTA_SRC = 2;
const RTA_OIF = 4;
const RTA_GATEWAY = 5;
const RTA_PRIORITY = 6;
const RTA_PREFSRC = 7;
const RTA_METRICS = 8;
const RTA_MULTIPATH = 9;
const RTA_FLOW = 11;
const RTA_CACHEINFO = 12; // struct rta_cacheinfo: what is left of its life is at 8
const RTA_TABLE = 15;
const RTA_VIA = 18; // struct rtvia: two bytes of family, then an address of it
const RTA_PREF = 20;
const RTA_ENCAP_TYPE = 21;
const RTA_ENCAP = 22;
const RTA_NH_ID = 30;
const RTM_F_CLONED = 0x200;

const USER_HZ = 100; // of every architecture that has binaries for us (kernel, include/asm-generic/param.h)
const nowhere: readonly RouteNexthop[] = [];
const request = dumpRequest(RTM_GETROUTE, new Uint8Array(HEADER));

/**
 * All routes of both families and all tables, in the kernel's order (rtnetlink(7), RTM_GETROUTE). The kernel also lists what it has
 * learnt about single destinations, such as a path MTU; those are marked as cloned and are no routes.
 */
export function dumpRoutes(socket: NetlinkSocket): readonly Route[] {
  let routes: Route[] = [];
  socket.dump('read routes', request, () => {
    routes = [];
    return (bytes, start, end) => {
      const family = readU8(bytes, start, end);
      if (family !== AF_INET && family !== AF_INET6) return;
      if (!isCloned(bytes, start, end)) routes.push(parseRoute(bytes, start, end));
    };
  });
  return routes;
}

/** Whether a message tells of a single destination, and of no entry of a table. */
export function isCloned(bytes: Uint8Array, start: number, end: number): boolean {
  return (readU32(bytes, start + 8, end) & RTM_F_CLONED) !== 0;
}

/** What few routes have; made only for those. */
interface Rare {
  source?: string;
  metrics?: Route['metrics'];
  nexthops?: readonly RouteNexthop[];
  realms?: Route['realms'];
  nexthopId?: number;
  expires?: number;
  encapsulationType?: number;
  nest?: readonly [start: number, end: number];
}

/** One RTM_NEWROUTE message of family inet or inet6, from behind the netlink header. */
export function parseRoute(bytes: Uint8Array, start: number, end: number): Route {
  let destination: string | undefined;
  let gateway: string | undefined;
  let linkIndex: number | undefined;
  let preferredSource: string | undefined;
  let metric: number | undefined;
  let preference: string | undefined;
  let rare: Rare | undefined;
  let table = readU8(bytes, start + 4, end);

  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    if (type === RTA_DST) destination = ipText(bytes, from, to);
    else if (type === RTA_OIF) linkIndex = readU32(bytes, from, to);
    else if (type === RTA_GATEWAY) gateway = ipText(bytes, from, to);
    else if (type === RTA_VIA) gateway = ipText(bytes, from + 2, to);
    else if (type === RTA_PRIORITY) metric = readU32(bytes, from, to);
    else if (type === RTA_PREFSRC) preferredSource = ipText(bytes, from, to);
    else if (type === RTA_TABLE) table = readU32(bytes, from, to);
    else if (type === RTA_PREF) preference = routePreference(readU8(bytes, from, to));
    else if (type !== RTA_CACHEINFO || readI32(bytes, from + 8, to) !== 0) readRare((rare ??= {}), type, bytes, start, from, to);
  });

  const isIpv6 = readU8(bytes, start, end) === AF_INET6;
  const flags = readU32(bytes, start + 8, end);
  return {
    family: isIpv6 ? 'inet6' : 'inet',
    type: routeType(readU8(bytes, start + 7, end)),
    destination: prefixText(destination, readU8(bytes, start + 1, end), isIpv6),
    source: rare?.source,
    tos: readU8(bytes, start + 3, end),
    gateway,
    linkIndex,
    table,
    protocol: readU8(bytes, start + 5, end),
    scope: readU8(bytes, start + 6, end),
    preferredSource,
    metric,
    // What was asked for has bits of another meaning above (RTCF_*, linux/in_route.h).
    flags: routeFlags((flags & RTM_F_CLONED) === 0 ? flags : flags & 0xffff & ~RTM_F_CLONED),
    nexthops: rare?.nexthops ?? nowhere,
    nexthopId: rare?.nexthopId,
    encapsulation: rare && encapsulationOf(rare, bytes),
    metrics: rare?.metrics,
    realms: rare?.realms,
    preference,
    expires: rare?.expires,
  };
}

function readRare(rare: Rare, type: number, bytes: Uint8Array, start: number, from: number, to: number): void {
  if (type === RTA_SRC) rare.source = `${ipText(bytes, from, to)}/${bytes[start + 2]!}`;
  else if (type === RTA_METRICS) rare.metrics = parseRouteMetrics(bytes, from, to);
  else if (type === RTA_MULTIPATH) rare.nexthops = parseRouteNexthops(bytes, from, to);
  else if (type === RTA_FLOW) rare.realms = parseRealms(bytes, from, to);
  else if (type === RTA_NH_ID) rare.nexthopId = readU32(bytes, from, to);
  else if (type === RTA_CACHEINFO) rare.expires = Math.trunc(readI32(bytes, from + 8, to) / USER_HZ);
  else if (type === RTA_ENCAP_TYPE) rare.encapsulationType = readU16(bytes, from, to);
  else if (type === RTA_ENCAP) rare.nest = [from, to];
}

/** The kernel writes what the encapsulation holds before its type. */
function encapsulationOf({ encapsulationType, nest }: Rare, bytes: Uint8Array): Encapsulation | undefined {
  return encapsulationType === undefined || nest === undefined ? undefined : parseEncapsulation(encapsulationType, bytes, ...nest);
}

function prefixText(address: string | undefined, length: number, isIpv6: boolean): string {
  if (address !== undefined) return `${address}/${length}`;
  return length === 0 ? 'default' : `${isIpv6 ? '::' : '0.0.0.0'}/${length}`;
}
