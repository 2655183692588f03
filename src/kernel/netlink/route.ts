import type { Route } from '../../model/route.ts';
import { eachAttribute } from './attributes.ts';
import { readU32, readU8 } from './bytes.ts';
import { ipText } from './ip-text.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETROUTE = 26;
const HEADER = 12; // struct rtmsg
const AF_INET = 2;
const AF_INET6 = 10;

// linux/rtnetlink.h
const RTA_DST = 1;
const RTA_OIF = 4;
const RTA_GATEWAY = 5;
const RTA_PRIORITY = 6;
const RTA_PREFSRC = 7;
const RTA_TABLE = 15;
const RTA_VIA = 18; // struct rtvia: two bytes of family, then an address of it
const RTM_F_CLONED = 0x200;

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
      if ((readU32(bytes, start + 8, end) & RTM_F_CLONED) === 0) routes.push(parseRoute(bytes, start, end));
    };
  });
  return routes;
}

/** One RTM_NEWROUTE message of family inet or inet6, from behind the netlink header. */
export function parseRoute(bytes: Uint8Array, start: number, end: number): Route {
  let destination: string | undefined;
  let gateway: string | undefined;
  let linkIndex: number | undefined;
  let preferredSource: string | undefined;
  let metric: number | undefined;
  let table = readU8(bytes, start + 4, end);
  const prefixLength = readU8(bytes, start + 1, end);

  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    if (type === RTA_DST) destination = ipText(bytes, from, to);
    else if (type === RTA_OIF) linkIndex = readU32(bytes, from, to);
    else if (type === RTA_GATEWAY) gateway = ipText(bytes, from, to);
    else if (type === RTA_VIA) gateway = ipText(bytes, from + 2, to);
    else if (type === RTA_PRIORITY) metric = readU32(bytes, from, to);
    else if (type === RTA_PREFSRC) preferredSource = ipText(bytes, from, to);
    else if (type === RTA_TABLE) table = readU32(bytes, from, to);
  });

  return {
    family: readU8(bytes, start, end) === AF_INET6 ? 'inet6' : 'inet',
    destination: destination === undefined ? 'default' : `${destination}/${prefixLength}`,
    gateway,
    linkIndex,
    table,
    protocol: readU8(bytes, start + 5, end),
    scope: readU8(bytes, start + 6, end),
    type: readU8(bytes, start + 7, end),
    preferredSource,
    metric,
  };
}
