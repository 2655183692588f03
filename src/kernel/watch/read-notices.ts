import { KernelError } from '../../errors.ts';
import type { Notice, WatchedKind } from '../../model/watched/notice.ts';
import { parseAddress } from '../netlink/address.ts';
import { malformed, readU16, readU32, readU8 } from '../netlink/bytes.ts';
import { parseForwardingEntry } from '../netlink/forwarding-entry.ts';
import { parseLink } from '../netlink/link.ts';
import { parseNeighbour } from '../netlink/neighbour.ts';
import { parseNexthop } from '../netlink/nexthop.ts';
import { isCloned, parseRoute } from '../netlink/route.ts';
import { parseRule } from '../netlink/rule.ts';

const HEADER = 16; // struct nlmsghdr
const NLM_F_REPLACE = 0x100;
const AF_UNSPEC = 0;
const AF_INET = 2;
const AF_BRIDGE = 7;
const AF_INET6 = 10;
const RTM_NEWNSID = 88;
const RTM_DELNSID = 89;

/** linux/rtnetlink.h: RTM_NEW… of each kind; RTM_DEL… is one more. */
const kinds: ReadonlyMap<number, WatchedKind> = new Map([
  [16, 'link'],
  [20, 'address'],
  [24, 'route'],
  [28, 'neighbour'],
  [32, 'rule'],
  [104, 'nexthop'],
]);

/** Adds what a datagram of multicast groups tells to `notices`; gives whether it tells of nsids. Any bytes give notices or a KernelError. */
export function readNotices(bytes: Uint8Array, length: number, notices: Notice[]): boolean {
  let hasNsids = false;
  for (let at = 0; at + HEADER <= length; ) {
    const size = readU32(bytes, at, length);
    if (size < HEADER || at + size > length) throw malformed('a message is longer than its datagram');
    const end = at + size;
    const type = readU16(bytes, at + 4, end);
    if (type === RTM_NEWNSID || type === RTM_DELNSID) hasNsids = true;
    const kind = kinds.get(type & ~1);
    const notice = kind && readNotice(kind, (type & 1) === 0, readU16(bytes, at + 6, end), bytes, at + HEADER, end);
    if (notice !== undefined) notices.push(notice);
    at += (size + 3) & ~3;
  }
  return hasNsids;
}

/** `undefined` for what is none of ours, such as the routes of multicast. */
function readNotice(kind: WatchedKind, isThere: boolean, flags: number, bytes: Uint8Array, start: number, end: number): Notice | undefined {
  const terms = { is: isThere ? 'there' : 'gone', replaces: (flags & NLM_F_REPLACE) !== 0 } as const;
  try {
    const family = readU8(bytes, start, end);
    if (kind === 'link') return family === AF_UNSPEC ? { kind, ...terms, object: parseLink(bytes, start, end) } : { kind, is: 'unsure' }; // a bridge speaks of its port
    if (kind === 'nexthop') return { kind, ...terms, object: parseNexthop(bytes, start, end) };
    if (kind === 'neighbour' && family === AF_BRIDGE) return { kind: 'fdb', ...terms, object: parseForwardingEntry(bytes, start, end) };
    if (family !== AF_INET && family !== AF_INET6) return undefined;
    if (kind === 'address') return { kind, ...terms, object: parseAddress(bytes, start, end) };
    if (kind === 'rule') return { kind, ...terms, object: parseRule(bytes, start, end) };
    if (kind === 'route') return isCloned(bytes, start, end) ? undefined : { kind, ...terms, object: parseRoute(bytes, start, end) };
    return neighbourNotice(terms, bytes, start, end);
  } catch (error) {
    if (error instanceof KernelError) return { kind, is: 'unsure' };
    throw error;
  }
}

/** The address behind some tunnels reads as one only when the link's type is known, which a reading asks for. */
function neighbourNotice(terms: { readonly is: 'there' | 'gone'; readonly replaces: boolean }, bytes: Uint8Array, start: number, end: number): Notice {
  let isUnsure = false;
  const object = parseNeighbour(bytes, start, end, () => {
    isUnsure = true;
    return undefined;
  });
  return isUnsure ? { kind: 'neighbour', is: 'unsure' } : { kind: 'neighbour', ...terms, object };
}
