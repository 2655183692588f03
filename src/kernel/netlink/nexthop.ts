import { KernelError } from '../../errors.ts';
import type { Nexthop, NexthopShare } from '../../model/nexthop.ts';
import { eachAttribute } from './attributes.ts';
import { malformed, readU16, readU32, readU8 } from './bytes.ts';
import { parseEncapsulation } from './encapsulation.ts';
import { ipText } from './ip-text.ts';
import { routeFlags } from './route-words.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETNEXTHOP = 106;
const HEADER = 8; // struct nhmsg
const AF_INET = 2;
const AF_INET6 = 10;

// linux/nexthop.h
const NHA_ID = 1;
const NHA_GROUP = 2; // struct nexthop_grp: id, weight less one, its upper byte
const NHA_GROUP_TYPE = 3;
const NHA_BLACKHOLE = 4;
const NHA_OIF = 5;
const NHA_GATEWAY = 6;
const NHA_ENCAP_TYPE = 7;
const NHA_ENCAP = 8;
const NHA_FDB = 11;
const SHARE = 8;

const groupTypes: readonly string[] = ['mpath', 'resilient'];
const request = dumpRequest(RTM_GETNEXTHOP, new Uint8Array(HEADER));

/** All nexthop objects, in the order of their ids. Kernels before 5.3 have none. */
export function dumpNexthops(socket: NetlinkSocket): readonly Nexthop[] {
  let nexthops: Nexthop[] = [];
  try {
    socket.dump('read nexthops', request, () => {
      nexthops = [];
      return (bytes, start, end) => void nexthops.push(parseNexthop(bytes, start, end));
    });
  } catch (error) {
    if (error instanceof KernelError && error.errno === 'EOPNOTSUPP') return [];
    throw error;
  }
  return nexthops;
}

/** One RTM_NEWNEXTHOP message, from behind the netlink header. */
export function parseNexthop(bytes: Uint8Array, start: number, end: number): Nexthop {
  let id: number | undefined;
  let gateway: string | undefined;
  let linkIndex: number | undefined;
  let isBlackhole = false;
  let isFdb = false;
  let group: readonly NexthopShare[] = [];
  let groupType = 0;
  let encapsulationType = 0;
  let nest: readonly [start: number, end: number] | undefined;
  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    if (type === NHA_ID) id = readU32(bytes, from, to);
    else if (type === NHA_GROUP) group = parseGroup(bytes, from, to);
    else if (type === NHA_GROUP_TYPE) groupType = readU16(bytes, from, to);
    else if (type === NHA_BLACKHOLE) isBlackhole = true;
    else if (type === NHA_OIF) linkIndex = readU32(bytes, from, to);
    else if (type === NHA_GATEWAY) gateway = ipText(bytes, from, to);
    else if (type === NHA_ENCAP_TYPE) encapsulationType = readU16(bytes, from, to);
    else if (type === NHA_ENCAP) nest = [from, to];
    else if (type === NHA_FDB) isFdb = true;
  });
  if (id === undefined) throw malformed('a nexthop without an id');
  const family = readU8(bytes, start, end);
  return {
    id,
    family: family === AF_INET ? 'inet' : family === AF_INET6 ? 'inet6' : undefined,
    gateway,
    linkIndex,
    scope: readU8(bytes, start + 1, end),
    protocol: readU8(bytes, start + 2, end),
    flags: routeFlags(readU32(bytes, start + 4, end)),
    isBlackhole,
    isFdb,
    encapsulation: nest && parseEncapsulation(encapsulationType, bytes, ...nest),
    group,
    groupType: group.length === 0 ? undefined : (groupTypes[groupType] ?? String(groupType)),
  };
}

function parseGroup(bytes: Uint8Array, start: number, end: number): readonly NexthopShare[] {
  const shares: NexthopShare[] = [];
  for (let at = start; at + SHARE <= end; at += SHARE) {
    shares.push({ id: readU32(bytes, at, end), weight: (readU8(bytes, at + 4, end) | (readU8(bytes, at + 5, end) << 8)) + 1 });
  }
  return shares;
}
