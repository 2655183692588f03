import { KernelError } from '../../errors.ts';
import type { LinkStatistics, ReceiveCounters, TransmitCounters } from '../../model/link-statistics.ts';
import { eachAttribute } from './attributes.ts';
import { malformed, readI32, readU32, readU64 } from './bytes.ts';
import { dumpRequest, type DumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETLINK = 18;
const RTM_GETSTATS = 94;
const LINK_HEADER = 16; // struct ifinfomsg
const STATS_HEADER = 12; // struct if_stats_msg
const IFLA_STATS64 = 23;
const IFLA_STATS_LINK_64 = 1;

const statsRequest = dumpRequest(RTM_GETSTATS, Uint8Array.from([...new Uint8Array(8), 1 << (IFLA_STATS_LINK_64 - 1), 0, 0, 0]));
const linkRequest = dumpRequest(RTM_GETLINK, new Uint8Array(LINK_HEADER));

/** The counters of all links (RTM_GETSTATS, Linux 4.7), or as their links tell them where the kernel does not know that question. */
export function dumpLinkStatistics(socket: NetlinkSocket): readonly LinkStatistics[] {
  try {
    return dump(socket, statsRequest, parseStatistics);
  } catch (error) {
    if (error instanceof KernelError && (error.errno === 'EOPNOTSUPP' || error.errno === 'EINVAL')) return dump(socket, linkRequest, parseStatisticsOfLink);
    throw error;
  }
}

function dump(socket: NetlinkSocket, request: DumpRequest, parse: typeof parseStatistics): readonly LinkStatistics[] {
  let all: LinkStatistics[] = [];
  socket.dump('read counters of links', request, () => {
    all = [];
    return (bytes, start, end) => {
      const statistics = parse(bytes, start, end);
      if (statistics !== undefined) all.push(statistics);
    };
  });
  return all;
}

/** One RTM_NEWSTATS message, from behind the netlink header; `undefined` when it holds other statistics. */
export function parseStatistics(bytes: Uint8Array, start: number, end: number): LinkStatistics | undefined {
  return find(IFLA_STATS_LINK_64, readU32(bytes, start + 4, end), bytes, start + STATS_HEADER, end);
}

/** One RTM_NEWLINK message, from behind the netlink header. */
export function parseStatisticsOfLink(bytes: Uint8Array, start: number, end: number): LinkStatistics | undefined {
  return find(IFLA_STATS64, readI32(bytes, start + 4, end), bytes, start + LINK_HEADER, end);
}

function find(wanted: number, index: number, bytes: Uint8Array, start: number, end: number): LinkStatistics | undefined {
  let found: LinkStatistics | undefined;
  eachAttribute(bytes, start, end, (attribute, from, to) => {
    if (attribute === wanted) found = parseCounters(index, bytes, from, to);
  });
  return found;
}

const FIRST_LENGTH = 23 * 8; // as of Linux 2.6.35; newer kernels add counters at the end

/** struct rtnl_link_stats64 (linux/if_link.h). */
function parseCounters(index: number, bytes: Uint8Array, start: number, end: number): LinkStatistics {
  if (end - start < FIRST_LENGTH) throw malformed('the counters of a link are missing');
  const at = (place: number): bigint => readU64(bytes, start + 8 * place, end);
  const added = (place: number): bigint | undefined => (end - start >= 8 * (place + 1) ? at(place) : undefined);
  const receive: ReceiveCounters = {
    bytes: at(2),
    packets: at(0),
    errors: at(4),
    dropped: at(6),
    multicast: at(8),
    lengthErrors: at(10),
    overErrors: at(11),
    crcErrors: at(12),
    frameErrors: at(13),
    fifoErrors: at(14),
    missedErrors: at(15),
    compressed: at(21),
    noHandler: added(23),
    otherHost: added(24),
  };
  const transmit: TransmitCounters = {
    bytes: at(3),
    packets: at(1),
    errors: at(5),
    dropped: at(7),
    collisions: at(9),
    abortedErrors: at(16),
    carrierErrors: at(17),
    fifoErrors: at(18),
    heartbeatErrors: at(19),
    windowErrors: at(20),
    compressed: at(22),
  };
  return { index, receive, transmit };
}
