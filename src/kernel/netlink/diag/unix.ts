import type { Socket, SocketMemory } from '../../../model/socket.ts';
import { decodeBytes } from '../../text.ts';
import { eachAttribute, u32Bytes } from '../attributes.ts';
import { readU32, readU8 } from '../bytes.ts';
import type { DumpRequest, NetlinkSocket } from '../socket.ts';
import { parseMemory, parseShutdown } from './memory.ts';
import { AF_UNIX, diagRequest, readCookie } from './request.ts';
import { stateName } from './states.ts';

const REQUEST = 24; // struct unix_diag_req
const HEADER = 16; // struct unix_diag_msg

// linux/unix_diag.h
const UNIX_DIAG_NAME = 0;
const UNIX_DIAG_PEER = 2;
const UNIX_DIAG_RQLEN = 4;
const UNIX_DIAG_MEMINFO = 5;
const UNIX_DIAG_SHUTDOWN = 6;
const UNIX_DIAG_UID = 7;
const UDIAG_SHOW = 0x01 | 0x04 | 0x10 | 0x20 | 0x40; // name, peer, queues, memory, uid

const netids: ReadonlyMap<number, string> = new Map([[1, 'u_str'], [2, 'u_dgr'], [5, 'u_seq']]); // by SOCK_*

const unnamed = new Uint8Array();

/** A question for the unix sockets that are in one of `states`, as bits. */
export function unixRequest(states: number): DumpRequest {
  const body = new Uint8Array(REQUEST);
  body[0] = AF_UNIX;
  body.set(u32Bytes(states), 4);
  body.set(u32Bytes(UDIAG_SHOW), 12);
  return diagRequest(body);
}

/** The unix sockets that were made in the namespace; those among them that are connected know each other's names. */
export function dumpUnixSockets(socket: NetlinkSocket, request: DumpRequest): readonly Socket[] {
  let sockets: Socket[] = [];
  socket.dump('read unix sockets', request, () => {
    sockets = [];
    return (bytes, start, end) => void sockets.push(parseUnixSocket(bytes, start, end));
  });
  const names = new Map(sockets.map(({ inode, localAddress }) => [inode, localAddress]));
  return sockets.map((one) => (one.peerInode === undefined ? one : { ...one, peerAddress: names.get(one.peerInode) }));
}

/** One struct unix_diag_msg and its attributes. */
export function parseUnixSocket(bytes: Uint8Array, start: number, end: number): Socket {
  let name: Uint8Array = unnamed;
  let peerInode: number | undefined;
  let receiveQueue = 0;
  let sendQueue = 0;
  let memory: SocketMemory | undefined;
  let shutdown: Socket['shutdown'];
  let uid: number | undefined;

  eachAttribute(bytes, start + HEADER, end, (attribute, from, to) => {
    if (attribute === UNIX_DIAG_NAME) name = bytes.subarray(from, to);
    else if (attribute === UNIX_DIAG_PEER) peerInode = readU32(bytes, from, to);
    else if (attribute === UNIX_DIAG_MEMINFO) memory = parseMemory(bytes, from, to);
    else if (attribute === UNIX_DIAG_SHUTDOWN) shutdown = parseShutdown(bytes, from, to);
    else if (attribute === UNIX_DIAG_UID) uid = readU32(bytes, from, to);
    else if (attribute === UNIX_DIAG_RQLEN) {
      receiveQueue = readU32(bytes, from, to);
      sendQueue = readU32(bytes, from + 4, to);
    }
  });

  const type = readU8(bytes, start + 1, end);
  return {
    type: 'unix',
    netid: netids.get(type) ?? `u_${type}`,
    family: 'unix',
    state: stateName(readU8(bytes, start + 2, end)),
    localAddress: name.length === 0 ? undefined : nameText(name),
    localPort: undefined,
    peerAddress: undefined,
    peerPort: undefined,
    protocol: undefined,
    linkIndex: undefined,
    receiveQueue,
    sendQueue,
    uid,
    inode: readU32(bytes, start + 4, end),
    peerInode: peerInode === 0 ? undefined : peerInode,
    isAbstract: name.length === 0 ? undefined : name[0] === 0,
    cookie: readCookie(bytes, start + 8, end),
    mark: undefined,
    v6only: undefined,
    timer: undefined,
    shutdown,
    memory,
    congestionControl: undefined,
    tcp: undefined,
    packet: undefined,
  };
}

/** A path ends at its NUL. An abstract name begins with one and may hold others; ss and /proc/net/unix write `@` for each. */
function nameText(name: Uint8Array): string {
  if (name[0] === 0) return decodeBytes(name.map((byte) => (byte === 0 ? 0x40 : byte)));
  const stop = name.indexOf(0);
  return decodeBytes(stop === -1 ? name : name.subarray(0, stop));
}
