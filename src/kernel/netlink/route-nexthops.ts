import type { Realms, RouteNexthop } from '../../model/route.ts';
import { eachAttribute } from './attributes.ts';
import { malformed, readI32, readU16, readU32, readU8 } from './bytes.ts';
import { parseEncapsulation } from './encapsulation.ts';
import { ipText } from './ip-text.ts';
import { routeFlags } from './route-words.ts';

const HEADER = 8; // struct rtnexthop: length, flags, hops, ifindex

// linux/rtnetlink.h
const RTA_GATEWAY = 5;
const RTA_FLOW = 11;
const RTA_VIA = 18;
const RTA_ENCAP_TYPE = 21;
const RTA_ENCAP = 22;

/** What RTA_MULTIPATH holds: each way with attributes of its own (rtnetlink(7)). */
export function parseRouteNexthops(bytes: Uint8Array, start: number, end: number): readonly RouteNexthop[] {
  const nexthops: RouteNexthop[] = [];
  for (let at = start; at + HEADER <= end; ) {
    const length = readU16(bytes, at, end);
    if (length < HEADER || at + length > end) throw malformed('a nexthop is longer than what holds it');
    nexthops.push(parseNexthop(bytes, at, at + length));
    at += (length + 3) & ~3;
  }
  return nexthops;
}

function parseNexthop(bytes: Uint8Array, start: number, end: number): RouteNexthop {
  let gateway: string | undefined;
  let realms: Realms | undefined;
  let encapsulation: RouteNexthop['encapsulation'];
  let encapsulationType = 0;
  let nest: readonly [start: number, end: number] | undefined;
  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    if (type === RTA_GATEWAY) gateway = ipText(bytes, from, to);
    else if (type === RTA_VIA) gateway = ipText(bytes, from + 2, to);
    else if (type === RTA_FLOW) realms = parseRealms(bytes, from, to);
    else if (type === RTA_ENCAP_TYPE) encapsulationType = readU16(bytes, from, to);
    else if (type === RTA_ENCAP) nest = [from, to];
  });
  if (nest !== undefined) encapsulation = parseEncapsulation(encapsulationType, bytes, ...nest);
  const index = readI32(bytes, start + 4, end);
  return {
    gateway,
    linkIndex: index === 0 ? undefined : index,
    weight: readU8(bytes, start + 3, end) + 1,
    flags: routeFlags(readU8(bytes, start + 2, end)),
    encapsulation,
    realms,
  };
}

/** RTA_FLOW: the realm of the source in the upper half, that of the destination in the lower. */
export function parseRealms(bytes: Uint8Array, start: number, end: number): Realms {
  const both = readU32(bytes, start, end);
  return { from: both >>> 16, to: both & 0xffff };
}
