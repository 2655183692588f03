import { eachAttribute, u32Bytes, writeAttribute } from './attributes.ts';
import { readI32 } from './bytes.ts';
import type { NetlinkSocket } from './socket.ts';

const RTM_GETNSID = 90;
const HEADER = 4; // struct rtgenmsg and padding

// linux/net_namespace.h
const NETNSA_NSID = 1;
const NETNSA_FD = 3;

/**
 * By which nsid the namespace of `socket` knows the namespace behind `descriptor`; `undefined` when by none. Unlike dumping links
 * this allocates no nsid (rtnetlink(7), RTM_GETNSID).
 */
export function requestNsid(socket: NetlinkSocket, descriptor: number): number | undefined {
  const body = new Uint8Array([...new Uint8Array(HEADER), ...writeAttribute(NETNSA_FD, u32Bytes(descriptor))]);
  let nsid = -1; // NETNSA_NSID_NOT_ASSIGNED
  socket.request('read nsid', RTM_GETNSID, body, (bytes, start, end) =>
    eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
      if (type === NETNSA_NSID) nsid = readI32(bytes, from, to);
    }),
  );
  return nsid < 0 ? undefined : nsid;
}
