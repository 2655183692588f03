import { KernelError, ShellError } from '../../errors.ts';
import type { Target } from '../../model/namespace.ts';
import { errnoOf, isForbidden } from '../errno.ts';
import { libc } from '../libc.ts';
import { insideNamespace } from '../read-inside.ts';
import { HEARD_LENGTH, writeEarFilter } from './ear-filter.ts';
import { parseHeard } from './heard-packet.ts';
import type { Heard } from './recognise.ts';
import { findReady, POLLIN } from './run-probes.ts';

/*
 * Packet sockets (packet(7)): they hear what goes through all links of their namespace and change nothing, no link's promiscuous mode either.
 */

const AF_PACKET = 17;
const SOCK_DGRAM = 2; // without the headers of links
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x8_0000;
const SOL_SOCKET = 1;
const SO_RCVBUF = 8;
const SOL_PACKET = 263;
const PACKET_STATISTICS = 6;
const ETH_P_ALL = 3;
const PACKET_OUTGOING = 4;
const MSG_DONTWAIT = 0x40;
const SIOCGSTAMPNS = 0x8010_8907; // _NEW: two numbers of 64 bits on every machine (linux/sockios.h)

// One for all sockets: reading is synchronous.
const received = new Uint8Array(HEARD_LENGTH);
const sender = new Uint8Array(20); // struct sockaddr_ll
const stamp = new Uint8Array(16);

interface Ear {
  readonly at: number;
  readonly descriptor: number;
}

interface Stamped extends Heard {
  readonly stamp: bigint;
}

export class Ears {
  readonly #ears: Ear[] = [];
  readonly #deaf: (KernelError | ShellError | undefined)[];
  readonly #heard: Stamped[] = [];

  /** Where one may not listen, `deaf` says why. */
  constructor(namespaces: readonly Target[], addresses: readonly string[]) {
    const filter = writeEarFilter(addresses);
    this.#deaf = namespaces.map((namespace, at) => {
      try {
        this.#ears.push({ at, descriptor: open(namespace, filter) });
        return undefined;
      } catch (error) {
        if (!(error instanceof KernelError || error instanceof ShellError)) throw error;
        return error;
      }
    });
  }

  /** Takes what has come, before there is no more room for it. */
  drain(): void {
    const ready = new Set(findReady(this.#ears.map(({ descriptor }) => descriptor), POLLIN, 0));
    for (const { at, descriptor } of this.#ears.filter((ear) => ready.has(ear.descriptor))) {
      for (let length = receive(descriptor); length !== undefined; length = receive(descriptor)) this.#take(at, received.slice(0, Math.min(length, HEARD_LENGTH)), readStamp(descriptor));
    }
  }

  /** All that was heard, in the order of time. */
  heard(): readonly Heard[] {
    return this.#heard.toSorted((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0));
  }

  deaf(): readonly (KernelError | ShellError | undefined)[] {
    return this.#deaf.map((failure, at) => failure ?? this.#overrun(at));
  }

  close(): void {
    this.#ears.forEach(({ descriptor }) => libc().close(descriptor));
  }

  #take(at: number, bytes: Uint8Array, when: bigint): void {
    const address = new DataView(sender.buffer);
    const link = { at, linkIndex: address.getInt32(4, true), direction: address.getUint8(10) === PACKET_OUTGOING ? 'out' : 'in', stamp: when } as const;
    for (const packet of parseHeard(address.getUint16(2), bytes)) this.#heard.push({ ...link, packet });
  }

  #overrun(at: number): ShellError | undefined {
    const ear = this.#ears.find((one) => one.at === at);
    if (ear === undefined) return undefined;
    const counts = new Uint8Array(8); // struct tpacket_stats: those that came, and those that were lost
    libc().getsockopt(ear.descriptor, SOL_PACKET, PACKET_STATISTICS, counts);
    const lost = new DataView(counts.buffer).getUint32(4, true);
    return lost === 0 ? undefined : new ShellError(`${lost} packets came faster than they were read`);
  }
}

/** It hears nothing before it has its filter and is bound. */
function open(namespace: Target, filter: Uint8Array): number {
  let descriptor = -1;
  try {
    insideNamespace(namespace, () => (descriptor = libc().socket(AF_PACKET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)));
  } catch (error) {
    if (!(error instanceof KernelError) || error.operation !== 'socket' || !isForbidden(error.errno)) throw error;
    throw new KernelError(`listen in ${namespace.label ?? 'a namespace'}`, error.errno, { kernelText: 'this needs CAP_NET_RAW', cause: error });
  }
  try {
    libc().attachFilter(descriptor, filter);
    libc().setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, new Uint8Array(new Uint32Array([1 << 20]).buffer));
    startStamps(descriptor);
    const address = new Uint8Array(20);
    const view = new DataView(address.buffer);
    view.setUint16(0, AF_PACKET, true);
    view.setUint16(2, ETH_P_ALL);
    libc().bind(descriptor, address);
    return descriptor;
  } catch (error) {
    libc().close(descriptor);
    throw error;
  }
}

function receive(descriptor: number): number | undefined {
  try {
    return libc().recvFrom(descriptor, received, sender, MSG_DONTWAIT);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EAGAIN') return undefined;
    if (errno === 'ENETDOWN') return receive(descriptor); // a link went down, which is told once
    throw error;
  }
}

/** The first question makes the kernel keep the times of packets; there is none of which it could tell yet (socket(7), ENOENT). */
function startStamps(descriptor: number): void {
  try {
    libc().ioctlInto(descriptor, SIOCGSTAMPNS, stamp);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** When the packet that was read last came by, in nanoseconds. */
function readStamp(descriptor: number): bigint {
  libc().ioctlInto(descriptor, SIOCGSTAMPNS, stamp);
  const view = new DataView(stamp.buffer);
  return view.getBigInt64(0, true) * 1_000_000_000n + view.getBigInt64(8, true);
}
