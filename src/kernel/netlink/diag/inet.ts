import type { Socket, SocketMemory, SocketTimer } from '../../../model/socket.ts';
import type { TcpInfo } from '../../../model/tcp-info.ts';
import { eachAttribute, readString, u32Bytes, writeAttribute } from '../attributes.ts';
import { malformed, readBigEndianU16, readU32, readU8 } from '../bytes.ts';
import { ipText } from '../ip-text.ts';
import type { DumpRequest, NetlinkSocket } from '../socket.ts';
import { parseMemory, parseShutdown } from './memory.ts';
import { AF_INET, AF_INET6, diagRequest, readCookie } from './request.ts';
import { stateName } from './states.ts';
import { parseTcpInfo } from './tcp-info.ts';

export type InetType = 'tcp' | 'udp' | 'raw' | 'mptcp';
export type InetFamily = 'inet' | 'inet6';

const IPPROTO: Readonly<Record<InetType, number>> = { tcp: 6, udp: 17, raw: 255, mptcp: 262 };

const REQUEST = 56; // struct inet_diag_req_v2
const HEADER = 72; // struct inet_diag_msg

// linux/inet_diag.h
const INET_DIAG_REQ_PROTOCOL = 3;
const INET_DIAG_INFO = 2;
const INET_DIAG_CONG = 4;
const INET_DIAG_SKMEMINFO = 7;
const INET_DIAG_SHUTDOWN = 8;
const INET_DIAG_SKV6ONLY = 11;
const INET_DIAG_MARK = 15;

const wanted = [INET_DIAG_INFO, INET_DIAG_CONG, INET_DIAG_SKMEMINFO, INET_DIAG_SHUTDOWN].reduce((bits, each) => bits | (1 << (each - 1)), 0);

/** A question for the sockets of one protocol and family that are in one of `states`, as bits. */
export function inetRequest(type: InetType, family: InetFamily, states: number): DumpRequest {
  const body = new Uint8Array(REQUEST);
  body.set([family === 'inet' ? AF_INET : AF_INET6, IPPROTO[type] & 0xff, wanted]);
  body.set(u32Bytes(states), 4);
  // One byte is too small for the number of MPTCP.
  return diagRequest(IPPROTO[type] > 0xff ? new Uint8Array([...body, ...writeAttribute(INET_DIAG_REQ_PROTOCOL, u32Bytes(IPPROTO[type]))]) : body);
}

/** All sockets that a question finds, in the kernel's order. */
export function dumpInetSockets(socket: NetlinkSocket, type: InetType, request: DumpRequest): readonly Socket[] {
  let sockets: Socket[] = [];
  socket.dump(`read ${type} sockets`, request, () => {
    sockets = [];
    return (bytes, start, end) => void sockets.push(parseInetSocket(type, bytes, start, end));
  });
  return sockets;
}

/** One struct inet_diag_msg and its attributes. */
export function parseInetSocket(type: InetType, bytes: Uint8Array, start: number, end: number): Socket {
  const family = readFamily(bytes, start, end);
  if (end - start < HEADER) throw malformed('a socket message is too short');
  let memory: SocketMemory | undefined;
  let shutdown: Socket['shutdown'];
  let congestionControl: string | undefined;
  let tcp: TcpInfo | undefined;
  let mark: number | undefined;
  let v6only: boolean | undefined;

  eachAttribute(bytes, start + HEADER, end, (attribute, from, to) => {
    if (attribute === INET_DIAG_SKMEMINFO) memory = parseMemory(bytes, from, to);
    else if (attribute === INET_DIAG_SHUTDOWN) shutdown = parseShutdown(bytes, from, to);
    else if (attribute === INET_DIAG_CONG) congestionControl = readString(bytes, from, to);
    else if (attribute === INET_DIAG_INFO && type === 'tcp' && to > from) tcp = parseTcpInfo(bytes, from, to);
    else if (attribute === INET_DIAG_MARK) mark = readU32(bytes, from, to);
    else if (attribute === INET_DIAG_SKV6ONLY) v6only = readU8(bytes, from, to) !== 0;
  });

  const addressLength = family === 'inet' ? 4 : 16;
  const linkIndex = readU32(bytes, start + 40, end);
  const inode = readU32(bytes, start + 68, end);
  const localPort = readBigEndianU16(bytes, start + 4, end);
  return {
    type,
    netid: type,
    family,
    state: stateName(readU8(bytes, start + 1, end)),
    localAddress: ipText(bytes, start + 8, start + 8 + addressLength),
    localPort: type === 'raw' ? undefined : localPort,
    peerAddress: ipText(bytes, start + 24, start + 24 + addressLength),
    peerPort: type === 'raw' ? undefined : readBigEndianU16(bytes, start + 6, end),
    protocol: type === 'raw' ? localPort : undefined, // the kernel puts it where the others have their port
    linkIndex: linkIndex === 0 ? undefined : linkIndex,
    receiveQueue: readU32(bytes, start + 56, end),
    sendQueue: readU32(bytes, start + 60, end),
    uid: readU32(bytes, start + 64, end),
    inode: inode === 0 ? undefined : inode,
    peerInode: undefined,
    isAbstract: undefined,
    cookie: readCookie(bytes, start + 44, end),
    mark,
    v6only,
    timer: parseTimer(bytes, start, end),
    shutdown,
    memory,
    congestionControl,
    tcp,
    packet: undefined,
  };
}

function readFamily(bytes: Uint8Array, start: number, end: number): InetFamily {
  const family = readU8(bytes, start, end);
  if (family === AF_INET) return 'inet';
  if (family === AF_INET6) return 'inet6';
  throw malformed(`a socket of family ${family} among those of IP`);
}

const timerKinds = ['on', 'keepalive', 'timewait', 'persist'] as const;

/** 0 is no timer (kernel, net/ipv4/inet_diag.c). */
function parseTimer(bytes: Uint8Array, start: number, end: number): SocketTimer | undefined {
  const timer = readU8(bytes, start + 2, end);
  if (timer === 0) return undefined;
  return { kind: timerKinds[timer - 1] ?? 'unknown', expiresMs: readU32(bytes, start + 52, end), retransmits: readU8(bytes, start + 3, end) };
}
