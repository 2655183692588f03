import { KernelError } from '../../errors.ts';
import { attempt, errnoOf } from '../errno.ts';
import { errnoName, libc } from '../libc.ts';
import { eachAttribute, readString } from './attributes.ts';
import { malformed, readI32, readU16, readU32, readU64 } from './bytes.ts';

const AF_NETLINK = 16;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0x8_0000;
const SOL_SOCKET = 1;
const SO_NETNS_COOKIE = 71;
const SOL_NETLINK = 270;
const NETLINK_EXT_ACK = 11;
const MSG_TRUNC = 0x20;
const MSG_DONTWAIT = 0x40;

const NLM_F_REQUEST = 0x1;
const NLM_F_ACK = 0x4;
const NLM_F_DUMP_INTR = 0x10;
const NLM_F_CAPPED = 0x100;
const NLM_F_ACK_TLVS = 0x200;
const NLM_F_DUMP = 0x300;
const NLMSG_NOOP = 1;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const NLMSGERR_ATTR_MSG = 1;
const HEADER = 16;
const SEQUENCE = 8; // where it stands in the header

const MAX_TRIES = 10;

/** Netlink's families (linux/netlink.h), each with messages of its own: devices and routes, sockets, packet filters, everything that registers itself. */
export const protocols = { route: 0, diag: 4, netfilter: 12, generic: 16 } as const;
export type Protocol = keyof typeof protocols;

/** Takes one message's body: what follows the netlink header, by offsets into a buffer that is used again afterwards. */
export type TakeMessage = (bytes: Uint8Array, start: number, end: number, type: number) => void;

/** Where datagrams are received; it grows when one is longer. */
export interface ReceiveBuffer {
  bytes: Buffer;
}

// One for all sockets: reading is synchronous. A dump's datagrams are at most 32 KiB unless one message alone is longer
// (kernel, net/netlink/af_netlink.c, netlink_dump).
const shared: ReceiveBuffer = { bytes: Buffer.alloc(64 * 1024) };

/** A netlink socket. It stays in the namespace in which it was made, wherever the thread goes. */
export class NetlinkSocket {
  readonly #descriptor: number;
  readonly #buffer: ReceiveBuffer;
  #sequence = 0;

  /** A new one of a protocol, or one that is there already, by its descriptor; an answer that nobody has taken from that is thrown away. */
  constructor(from: Protocol | number = 'route', buffer = shared) {
    this.#buffer = buffer;
    this.#descriptor = typeof from === 'number' ? from : openSocket(from);
    if (typeof from === 'number') this.#drain();
  }

  close(): void {
    libc().close(this.#descriptor);
  }

  /** Of the namespace that the socket is in. */
  readNamespaceCookie(): bigint | undefined {
    const cookie = new Uint8Array(8);
    try {
      libc().getsockopt(this.#descriptor, SOL_SOCKET, SO_NETNS_COOKIE, cookie);
    } catch (error) {
      if (errnoOf(error) === 'ENOPROTOOPT') return undefined;
      throw error;
    }
    return readU64(cookie, 0, 8);
  }

  /**
   * Asks for all objects of a kind. `start` is called before the first message, and again whenever the kernel says that the list
   * changed underneath (NLM_F_DUMP_INTR) or that the buffer was too small: then the whole is read anew.
   */
  dump(operation: string, request: DumpRequest, start: () => TakeMessage): void {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      this.#send(request.bytes);
      const take = start();
      let seen = 0;
      while ((seen & (DONE | TRUNCATED)) === 0) seen |= this.#receive(operation, take);
      if (seen === DONE) return;
      if ((seen & TRUNCATED) !== 0) this.#drain();
    }
    throw new KernelError(operation, 'EAGAIN', { kernelText: `the list changed during each of ${MAX_TRIES} readings` });
  }

  /** Asks for one object. */
  request(operation: string, type: number, body: Uint8Array, take: TakeMessage): void {
    this.#send(writeRequest(type, NLM_F_REQUEST, body));
    if ((this.#receive(operation, take) & TRUNCATED) !== 0) this.request(operation, type, body, take);
  }

  /** Asks for a change, and hears whether it was made. */
  change(operation: string, type: number, body: Uint8Array): void {
    this.#send(writeRequest(type, NLM_F_REQUEST | NLM_F_ACK, body));
    this.#receive(operation, () => {});
  }

  /** Lets errors carry the kernel's own words. */
  wantExplanations(): void {
    libc().setsockopt(this.#descriptor, SOL_NETLINK, NETLINK_EXT_ACK, new Uint8Array([1, 0, 0, 0]));
  }

  #send(request: Buffer): void {
    this.#sequence += 1;
    request.writeUInt32LE(this.#sequence, SEQUENCE);
    libc().send(this.#descriptor, request);
  }

  #receive(operation: string, take: TakeMessage): number {
    const { bytes } = this.#buffer;
    const length = libc().recv(this.#descriptor, bytes, MSG_TRUNC);
    if (length <= bytes.length) return readDatagram(operation, bytes, length, this.#sequence, take);
    this.#buffer.bytes = Buffer.alloc(length * 2);
    return TRUNCATED;
  }

  /** Throws away the rest of an answer. What was cut off may have held its end, so there may be nothing to wait for. */
  #drain(): void {
    while (attempt(() => libc().recv(this.#descriptor, this.#buffer.bytes, MSG_DONTWAIT)) !== undefined);
  }
}

/** The descriptor of a new socket. */
export function openSocket(protocol: Protocol): number {
  return libc().socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocols[protocol]);
}

/** A question for all objects of a kind. It is put together once and asked of every socket. */
export interface DumpRequest {
  readonly bytes: Buffer;
}

export function dumpRequest(type: number, body: Uint8Array): DumpRequest {
  return { bytes: writeRequest(type, NLM_F_REQUEST | NLM_F_DUMP, body) };
}

/** struct nlmsghdr and a body; the sequence number is filled in when it is sent. */
function writeRequest(type: number, flags: number, body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(HEADER + body.length);
  bytes.writeUInt32LE(bytes.length, 0);
  bytes.writeUInt16LE(type, 4);
  bytes.writeUInt16LE(flags, 6);
  bytes.set(body, HEADER);
  return bytes;
}

/** What was seen of an answer, as bits. */
const DONE = 1;
const INTERRUPTED = 2;
const TRUNCATED = 4;

/**
 * Splits a datagram into messages and hands those that answer `sequence` to `take`; gives the bits of what was seen.
 * Any bytes give messages or a KernelError.
 */
export function readDatagram(operation: string, bytes: Uint8Array, length: number, sequence: number, take: TakeMessage): number {
  let seen = 0;
  for (let at = 0; at + HEADER <= length; ) {
    const size = readU32(bytes, at, length);
    if (size < HEADER || at + size > length) throw malformed('a message is longer than its datagram');
    const end = at + size;
    const type = readU16(bytes, at + 4, end);
    const flags = readU16(bytes, at + 6, end);
    if (readU32(bytes, at + 8, end) === sequence) {
      if ((flags & NLM_F_DUMP_INTR) !== 0) seen |= INTERRUPTED;
      if (type === NLMSG_ERROR) throwError(operation, bytes, at + HEADER, end, flags);
      else if (type === NLMSG_DONE) return seen | finish(operation, bytes, at + HEADER, end);
      else if (type !== NLMSG_NOOP) take(bytes, at + HEADER, end, type);
    }
    at += (size + 3) & ~3;
  }
  return seen;
}

/** NLMSG_DONE carries the dump's result: 0, or a negative errno. */
function finish(operation: string, bytes: Uint8Array, start: number, end: number): number {
  const result = end - start >= 4 ? readI32(bytes, start, end) : 0;
  if (result < 0) throw new KernelError(operation, errnoName(-result));
  return DONE;
}

/** struct nlmsgerr: errno, the request (its header alone when CAPPED), then attributes with the kernel's own words. */
function throwError(operation: string, bytes: Uint8Array, start: number, end: number, flags: number): void {
  const errno = -readI32(bytes, start, end);
  if (errno === 0) return;
  let kernelText: string | undefined;
  if ((flags & NLM_F_ACK_TLVS) !== 0) {
    const requestLength = (flags & NLM_F_CAPPED) === 0 ? readU32(bytes, start + 4, end) : HEADER;
    eachAttribute(bytes, start + 4 + ((requestLength + 3) & ~3), end, (type, from, to) => {
      if (type === NLMSGERR_ATTR_MSG) kernelText = readString(bytes, from, to);
    });
  }
  throw new KernelError(operation, errnoName(errno), { kernelText });
}
