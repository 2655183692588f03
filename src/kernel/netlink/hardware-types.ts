import { u32Bytes, writeAttribute } from './attributes.ts';
import { readI32, readU16 } from './bytes.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETLINK = 18;
const HEADER = 16; // struct ifinfomsg
const IFLA_EXT_MASK = 29;
const RTEXT_FILTER_SKIP_STATS = 8;

const request = dumpRequest(RTM_GETLINK, Uint8Array.from([...new Uint8Array(HEADER), ...writeAttribute(IFLA_EXT_MASK, u32Bytes(RTEXT_FILTER_SKIP_STATS))]));

/** The number of linux/if_arp.h for each link, by its ifindex. */
export function readHardwareTypes(socket: NetlinkSocket): ReadonlyMap<number, number> {
  const types = new Map<number, number>();
  socket.dump('read links', request, () => {
    types.clear();
    return (bytes, start, end) => void types.set(readI32(bytes, start + 4, end), readU16(bytes, start + 2, end));
  });
  return types;
}
