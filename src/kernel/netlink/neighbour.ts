import type { Neighbour } from '../../model/neighbour.ts';
import { eachAttribute } from './attributes.ts';
import { malformed, readI32, readU16, readU32, readU8 } from './bytes.ts';
import { hardwareAddressText } from './hardware.ts';
import { readHardwareTypes } from './hardware-types.ts';
import { ipText } from './ip-text.ts';
import {
  NDA_CACHEINFO,
  NDA_DST,
  NDA_FLAGS_EXT,
  NDA_LLADDR,
  NDA_PROBES,
  NDA_PROTOCOL,
  NDA_VLAN,
  NEIGHBOUR_HEADER,
  NTF_PROXY,
  RTM_GETNEIGH,
  neighbourFlags,
  statesOf,
  ticksToSeconds,
} from './neighbour-message.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const AF_INET = 2;
const AF_INET6 = 10;
const FLAGS_AT = 10; // struct ndmsg, ndm_flags

const request = dumpRequest(RTM_GETNEIGH, new Uint8Array(NEIGHBOUR_HEADER));
const proxyRequest = dumpRequest(RTM_GETNEIGH, Uint8Array.from({ length: NEIGHBOUR_HEADER }, (_, at) => (at === FLAGS_AT ? NTF_PROXY : 0)));

/** By an ifindex, the number of linux/if_arp.h; `undefined` for a link that is gone. */
export type HardwareTypeOf = (linkIndex: number) => number | undefined;

/**
 * All neighbours of both families, then what is answered for others, each in the kernel's order (rtnetlink(7), RTM_GETNEIGH). The
 * kernel tells either of them, never both at once (net/core/neighbour.c, neigh_dump_info).
 */
export function dumpNeighbours(socket: NetlinkSocket): readonly Neighbour[] {
  let types: ReadonlyMap<number, number> | undefined;
  // Only the links of some tunnels have addresses that need it: most namespaces are read without that further question.
  const entries = [...dump(socket, request), ...dump(socket, proxyRequest)];
  return entries.map((parse) => parse((linkIndex) => (types ??= readHardwareTypes(socket)).get(linkIndex)));
}

function dump(socket: NetlinkSocket, which: typeof request): readonly ParseLater[] {
  let entries: ParseLater[] = [];
  socket.dump('read neighbours', which, () => {
    entries = [];
    return (bytes, start, end) => {
      const family = readU8(bytes, start, end);
      if (family !== AF_INET && family !== AF_INET6) return;
      const copy = Uint8Array.from(bytes.subarray(start, end)); // the buffer is used again
      entries.push((typeOf) => parseNeighbour(copy, 0, copy.length, typeOf));
    };
  });
  return entries;
}

/** The hardware type is another question, which the socket takes only when this answer has ended. */
type ParseLater = (typeOf: HardwareTypeOf) => Neighbour;

/** One RTM_NEWNEIGH message of family inet or inet6, from behind the netlink header. */
export function parseNeighbour(bytes: Uint8Array, start: number, end: number, typeOf: HardwareTypeOf = () => undefined): Neighbour {
  const linkIndex = readI32(bytes, start + 4, end);
  let address: string | undefined;
  let mac: string | undefined;
  let protocol: number | undefined;
  let probes: number | undefined;
  let vlan: number | undefined;
  let moreFlags = 0;
  let times: Pick<Neighbour, 'used' | 'confirmed' | 'updated' | 'references'> = unknownTimes;

  eachAttribute(bytes, start + NEIGHBOUR_HEADER, end, (type, from, to) => {
    if (type === NDA_DST) address = ipText(bytes, from, to);
    else if (type === NDA_LLADDR) mac = macText(bytes, from, to, () => typeOf(linkIndex));
    else if (type === NDA_PROTOCOL) protocol = readU8(bytes, from, to);
    else if (type === NDA_PROBES) probes = readU32(bytes, from, to);
    else if (type === NDA_VLAN) vlan = readU16(bytes, from, to);
    else if (type === NDA_FLAGS_EXT) moreFlags = readU32(bytes, from, to);
    else if (type === NDA_CACHEINFO) {
      times = {
        confirmed: ticksToSeconds(readU32(bytes, from, to)),
        used: ticksToSeconds(readU32(bytes, from + 4, to)),
        updated: ticksToSeconds(readU32(bytes, from + 8, to)),
        references: readU32(bytes, from + 12, to),
      };
    }
  });

  if (address === undefined) throw malformed('a neighbour without an address');
  return {
    linkIndex: linkIndex === 0 ? undefined : linkIndex,
    family: readU8(bytes, start, end) === AF_INET6 ? 'inet6' : 'inet',
    address,
    mac,
    states: statesOf(readU16(bytes, start + 8, end)),
    flags: neighbourFlags(readU8(bytes, start + FLAGS_AT, end), moreFlags),
    protocol,
    probes,
    ...times,
    vlan,
  };
}

const unknownTimes = { used: undefined, confirmed: undefined, updated: undefined, references: undefined };
const ETHER = 1;

/** Only addresses as long as an IP address can be one: nobody is asked about others. */
function macText(bytes: Uint8Array, start: number, end: number, type: () => number | undefined): string | undefined {
  const mayBeIp = end - start === 4 || end - start === 16;
  return hardwareAddressText(mayBeIp ? (type() ?? ETHER) : ETHER, bytes, start, end);
}
