import { KernelError } from '../../errors.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import type { RouteAnswer, RouteQuery } from '../../model/route-lookup.ts';
import type { Route } from '../../model/route.ts';
import { u32Bytes, writeAttribute } from './attributes.ts';
import { malformed } from './bytes.ts';
import { isCloned, parseRoute } from './route.ts';
import type { NetlinkSocket } from './socket.ts';

const RTM_GETROUTE = 26;
const AF_INET = 2;
const AF_INET6 = 10;

// linux/rtnetlink.h
const RTM_F_LOOKUP_TABLE = 0x1000; // else IPv4 says main, whichever it was
const RTM_F_FIB_MATCH = 0x2000; // the entry of the table; Linux 4.13
const RTA_DST = 1;
const RTA_SRC = 2;
const RTA_IIF = 3;
const RTA_OIF = 4;
const RTA_MARK = 16;
const RTA_UID = 25;
const RTA_IP_PROTO = 27;
const RTA_SPORT = 28;
const RTA_DPORT = 29;

/** Asks which way a packet would go (rtnetlink(7), RTM_GETROUTE for one destination), and for the entry of the table behind it. */
export function requestRoute(socket: NetlinkSocket, query: RouteQuery): RouteAnswer {
  try {
    const route = ask(socket, query, RTM_F_LOOKUP_TABLE);
    if (route === undefined) throw malformed('no route in the answer');
    return { is: 'route', route, match: lookupMatch(socket, query) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { is: 'refused', errno: error.errno, kernelText: error.kernelText };
  }
}

/** A packet that is told its link goes out there without any route; then there is no entry behind it. */
function lookupMatch(socket: NetlinkSocket, query: RouteQuery): Route | undefined {
  try {
    return ask(socket, query, RTM_F_LOOKUP_TABLE | RTM_F_FIB_MATCH);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

function isRefusal(error: unknown): error is KernelError {
  return error instanceof KernelError && error.errno !== 'EBADMSG';
}

/** A kernel that does not know RTM_F_FIB_MATCH answers it like any other question, for IPv4 with a route that is marked as cloned. */
function ask(socket: NetlinkSocket, query: RouteQuery, flags: number): Route | undefined {
  let answer: Route | undefined;
  socket.request('look up a route', RTM_GETROUTE, writeQuery(query, flags), (bytes, start, end) => {
    if ((flags & RTM_F_FIB_MATCH) === 0 || !isCloned(bytes, start, end)) answer = parseRoute(bytes, start, end);
  });
  return answer;
}

/** struct rtmsg and attributes. */
function writeQuery(query: RouteQuery, flags: number): Uint8Array {
  const destination = addressBytes(query.destination);
  const source = query.source === undefined ? undefined : addressBytes(query.source);
  const header = [destination.length === 4 ? AF_INET : AF_INET6, destination.length * 8, (source?.length ?? 0) * 8, query.tos ?? 0, 0, 0, 0, 0, ...u32Bytes(flags)];
  const number = (type: number, value: number | undefined): Iterable<number> => (value === undefined ? [] : writeAttribute(type, u32Bytes(value)));
  const port = (type: number, value: number | undefined): Iterable<number> => (value === undefined ? [] : writeAttribute(type, new Uint8Array([value >> 8, value & 0xff])));
  return new Uint8Array([
    ...header,
    ...writeAttribute(RTA_DST, destination),
    ...(source === undefined ? [] : writeAttribute(RTA_SRC, source)),
    ...number(RTA_IIF, query.inputLinkIndex),
    ...number(RTA_OIF, query.outputLinkIndex),
    ...number(RTA_MARK, query.mark),
    ...number(RTA_UID, query.uid),
    ...(query.protocol === undefined ? [] : writeAttribute(RTA_IP_PROTO, new Uint8Array([query.protocol]))),
    ...port(RTA_SPORT, query.sourcePort),
    ...port(RTA_DPORT, query.destinationPort),
  ]);
}

function addressBytes(text: string): Uint8Array {
  const address = parseIpAddress(text);
  if (address === undefined) throw new KernelError('look up a route', 'EINVAL', { kernelText: `${text} is no IP address` });
  return new Uint8Array(address.bytes);
}
