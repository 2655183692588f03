import type { PacketDetails, PacketRing, Socket, SocketMemory } from '../../../model/socket.ts';
import { eachAttribute, u32Bytes } from '../attributes.ts';
import { readU16, readU32, readU8 } from '../bytes.ts';
import type { DumpRequest, NetlinkSocket } from '../socket.ts';
import { parseMemory } from './memory.ts';
import { AF_PACKET, diagRequest, readCookie } from './request.ts';

const REQUEST = 20; // struct packet_diag_req
const HEADER = 16; // struct packet_diag_msg
const SOCK_RAW = 3;

// linux/packet_diag.h
const PACKET_DIAG_INFO = 0;
const PACKET_DIAG_RX_RING = 2;
const PACKET_DIAG_TX_RING = 3;
const PACKET_DIAG_FANOUT = 4;
const PACKET_DIAG_UID = 5;
const PACKET_DIAG_MEMINFO = 6;
const PACKET_SHOW = 0x01 | 0x04 | 0x08 | 0x10; // info, rings, fanout, memory

const flagNames = ['running', 'auxdata', 'origdev', 'vnethdr', 'loss'];
const fanoutModes = ['hash', 'lb', 'cpu', 'roll', 'random', 'qm', 'cbpf', 'ebpf']; // linux/if_packet.h, in the words of ss

/** A question for all packet sockets; they have no states. */
export function packetRequest(): DumpRequest {
  const body = new Uint8Array(REQUEST);
  body[0] = AF_PACKET;
  body.set(u32Bytes(PACKET_SHOW), 8);
  return diagRequest(body);
}

export function dumpPacketSockets(socket: NetlinkSocket, request: DumpRequest): readonly Socket[] {
  let sockets: Socket[] = [];
  socket.dump('read packet sockets', request, () => {
    sockets = [];
    return (bytes, start, end) => void sockets.push(parsePacketSocket(bytes, start, end));
  });
  return sockets;
}

/** One struct packet_diag_msg and its attributes. */
export function parsePacketSocket(bytes: Uint8Array, start: number, end: number): Socket {
  let linkIndex = 0;
  let receiveQueue = 0;
  let version = 0;
  let flagBits = 0;
  let receiveRing: PacketRing | undefined;
  let transmitRing: PacketRing | undefined;
  let fanout: PacketDetails['fanout'];
  let uid: number | undefined;
  let memory: SocketMemory | undefined;

  eachAttribute(bytes, start + HEADER, end, (attribute, from, to) => {
    if (attribute === PACKET_DIAG_RX_RING) receiveRing = parseRing(bytes, from, to);
    else if (attribute === PACKET_DIAG_TX_RING) transmitRing = parseRing(bytes, from, to);
    else if (attribute === PACKET_DIAG_FANOUT) fanout = parseFanout(readU32(bytes, from, to));
    else if (attribute === PACKET_DIAG_UID) uid = readU32(bytes, from, to);
    else if (attribute === PACKET_DIAG_MEMINFO) {
      memory = parseMemory(bytes, from, to);
      receiveQueue = readU32(bytes, from, to); // there is no other count; ss does the same
    } else if (attribute === PACKET_DIAG_INFO) {
      linkIndex = readU32(bytes, from, to);
      version = readU32(bytes, from + 4, to);
      flagBits = readU32(bytes, from + 20, to);
    }
  });

  return {
    type: 'packet',
    netid: readU8(bytes, start + 1, end) === SOCK_RAW ? 'p_raw' : 'p_dgr',
    family: 'packet',
    state: 'UNCONN',
    localAddress: undefined,
    localPort: undefined,
    peerAddress: undefined,
    peerPort: undefined,
    protocol: readU16(bytes, start + 2, end),
    linkIndex: linkIndex === 0 ? undefined : linkIndex,
    receiveQueue,
    sendQueue: 0,
    uid,
    inode: readU32(bytes, start + 4, end),
    peerInode: undefined,
    isAbstract: undefined,
    cookie: readCookie(bytes, start + 8, end),
    mark: undefined,
    v6only: undefined,
    timer: undefined,
    shutdown: undefined,
    memory,
    congestionControl: undefined,
    tcp: undefined,
    packet: { version, flags: flagNames.filter((_, bit) => (flagBits & (1 << bit)) !== 0), receiveRing, transmitRing, fanout },
  };
}

/** struct packet_diag_ring. */
function parseRing(bytes: Uint8Array, start: number, end: number): PacketRing {
  return { blockSize: readU32(bytes, start, end), blocks: readU32(bytes, start + 4, end), frameSize: readU32(bytes, start + 8, end), frames: readU32(bytes, start + 12, end) };
}

/** The group's number, and above it how packets are shared out; the highest byte holds flags. */
function parseFanout(word: number): PacketDetails['fanout'] {
  const mode = (word >>> 16) & 0xff;
  return { id: word & 0xffff, mode: fanoutModes[mode] ?? String(mode) };
}
