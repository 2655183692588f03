import type { ForwardingEntry, ForwardingState } from '../../model/forwarding-entry.ts';
import { eachAttribute } from './attributes.ts';
import { malformed, readBigEndianU16, readI32, readU16, readU32, readU8 } from './bytes.ts';
import { hardwareAddressText } from './hardware.ts';
import { ipText } from './ip-text.ts';
import {
  NDA_CACHEINFO,
  NDA_DST,
  NDA_FDB_EXT_ATTRS,
  NDA_FLAGS_EXT,
  NDA_IFINDEX,
  NDA_LINK_NETNSID,
  NDA_LLADDR,
  NDA_MASTER,
  NDA_NH_ID,
  NDA_PORT,
  NDA_SRC_VNI,
  NDA_VLAN,
  NDA_VNI,
  NEIGHBOUR_HEADER,
  neighbourFlags,
  RTM_GETNEIGH,
  ticksToSeconds,
} from './neighbour-message.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const PF_BRIDGE = 7;
const ETHER = 1; // only Ethernet devices have such a table (kernel, net/core/rtnetlink.c, ndo_dflt_fdb_dump)
const NUD_REACHABLE = 0x02;
const NUD_STALE = 0x04;
const NUD_NOARP = 0x40;
const NUD_PERMANENT = 0x80;
const NFEA_ACTIVITY_NOTIFY = 1;
const FDB_NOTIFY = 1;
const FDB_NOTIFY_INACTIVE = 2;

// All devices. The kernel knows this question by its length (net/core/rtnetlink.c, valid_fdb_dump_legacy).
const request = dumpRequest(RTM_GETNEIGH, Uint8Array.from({ length: NEIGHBOUR_HEADER }, (_, at) => (at === 0 ? PF_BRIDGE : 0)));

/** The forwarding databases of all bridges and of all links, in the kernel's order. */
export function dumpForwardingEntries(socket: NetlinkSocket): readonly ForwardingEntry[] {
  let entries: ForwardingEntry[] = [];
  socket.dump('read forwarding databases', request, () => {
    entries = [];
    return (bytes, start, end) => {
      if (readU8(bytes, start, end) === PF_BRIDGE) entries.push(parseForwardingEntry(bytes, start, end));
    };
  });
  return entries;
}

/** One RTM_NEWNEIGH message of family bridge, from behind the netlink header. */
export function parseForwardingEntry(bytes: Uint8Array, start: number, end: number): ForwardingEntry {
  let mac: string | undefined;
  let masterIndex: number | undefined;
  let vlan: number | undefined;
  let destination: string | undefined;
  let port: number | undefined;
  let vni: number | undefined;
  let sourceVni: number | undefined;
  let viaIndex: number | undefined;
  let linkNsid: number | undefined;
  let nexthopId: number | undefined;
  let moreFlags = 0;
  let used: number | undefined;
  let updated: number | undefined;
  let activity: number | undefined;

  eachAttribute(bytes, start + NEIGHBOUR_HEADER, end, (type, from, to) => {
    if (type === NDA_LLADDR) mac = hardwareAddressText(ETHER, bytes, from, to);
    else if (type === NDA_MASTER) masterIndex = readU32(bytes, from, to);
    else if (type === NDA_VLAN) vlan = readU16(bytes, from, to);
    else if (type === NDA_DST) destination = ipText(bytes, from, to);
    else if (type === NDA_PORT) port = readBigEndianU16(bytes, from, to);
    else if (type === NDA_VNI) vni = readU32(bytes, from, to);
    else if (type === NDA_SRC_VNI) sourceVni = readU32(bytes, from, to);
    else if (type === NDA_IFINDEX) viaIndex = readU32(bytes, from, to);
    else if (type === NDA_LINK_NETNSID) linkNsid = readI32(bytes, from, to);
    else if (type === NDA_NH_ID) nexthopId = readU32(bytes, from, to);
    else if (type === NDA_FLAGS_EXT) moreFlags = readU32(bytes, from, to);
    else if (type === NDA_FDB_EXT_ATTRS) activity = parseActivity(bytes, from, to);
    else if (type === NDA_CACHEINFO) {
      used = ticksToSeconds(readU32(bytes, from + 4, to));
      updated = ticksToSeconds(readU32(bytes, from + 8, to));
    }
  });

  if (mac === undefined) throw malformed('a forwarding entry without a hardware address');
  return {
    linkIndex: readI32(bytes, start + 4, end),
    mac,
    masterIndex,
    vlan,
    destination,
    port,
    vni,
    sourceVni,
    viaIndex,
    linkNsid,
    nexthopId,
    state: stateOf(readU16(bytes, start + 8, end)),
    flags: neighbourFlags(readU8(bytes, start + 10, end), moreFlags),
    used,
    updated,
    activityNotify: activity === undefined ? undefined : (activity & FDB_NOTIFY) !== 0,
    inactive: activity === undefined ? undefined : (activity & FDB_NOTIFY_INACTIVE) !== 0,
  };
}

/** bridge/fdb.c, state_n2a. */
function stateOf(bits: number): ForwardingState {
  if ((bits & NUD_PERMANENT) !== 0) return 'permanent';
  if ((bits & NUD_NOARP) !== 0) return 'static';
  if ((bits & NUD_STALE) !== 0) return 'stale';
  if ((bits & NUD_REACHABLE) !== 0) return 'dynamic';
  return `0x${bits.toString(16)}`;
}

function parseActivity(bytes: Uint8Array, start: number, end: number): number | undefined {
  let activity: number | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === NFEA_ACTIVITY_NOTIFY) activity = readU8(bytes, from, to);
  });
  return activity;
}
