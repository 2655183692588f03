import type { Family } from '../../model/address.ts';
import type { Target } from '../../model/namespace.ts';
import { errnoOf } from '../errno.ts';
import { libc } from '../libc.ts';
import { insideNamespace } from '../read-inside.ts';
import { type EchoAnswer, type EchoNumber, parseEchoAnswer, writeEcho } from './icmp.ts';
import { AF, readSocketAddress, roomForSocketAddress } from './socket-address.ts';

const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x8_0000;
const IPPROTO_ICMP = 1;
const IPPROTO_ICMPV6 = 58;
const SOL_SOCKET = 1;
const SO_RCVBUF = 8;
const SOL_RAW = 255;
const ICMP_FILTER = 1;
const ICMP6_FILTER = 1;
const MSG_DONTWAIT = 0x40;

// One for all sockets: reading is synchronous.
const received = new Uint8Array(2048);

/** A raw ICMP socket. It stays in the namespace in which it was made, wherever the thread goes. */
export class EchoSocket {
  readonly descriptor: number;
  #isOpen = true;
  readonly #family: Family;
  readonly #sender: Uint8Array;

  constructor(inside: Target, family: Family) {
    this.#family = family;
    this.#sender = roomForSocketAddress(family);
    let descriptor = -1;
    insideNamespace(inside, () => (descriptor = libc().socket(AF[family], SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, family === 'inet' ? IPPROTO_ICMP : IPPROTO_ICMPV6)));
    this.descriptor = descriptor;
    libc().setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, new Uint8Array(new Uint32Array([1 << 20]).buffer));
    if (family === 'inet') libc().setsockopt(descriptor, SOL_RAW, ICMP_FILTER, filter([0, 3, 11], 1));
    else libc().setsockopt(descriptor, IPPROTO_ICMPV6, ICMP6_FILTER, filter([1, 2, 3, 129], 8));
  }

  /** Throws the kernel's refusal. */
  send(number: EchoNumber, address: Uint8Array): void {
    libc().sendTo(this.descriptor, writeEcho(this.#family, number), address);
  }

  /** Hands over everything that has come. */
  receive(take: (answer: EchoAnswer) => void): void {
    for (let length = this.#receiveOne(); length !== undefined; length = this.#receiveOne()) {
      const answer = parseEchoAnswer(this.#family, received, Math.min(length, received.length), readSocketAddress(this.#family, this.#sender));
      if (answer !== undefined) take(answer);
    }
  }

  close(): void {
    this.#isOpen = false;
    libc().close(this.descriptor);
  }

  #receiveOne(): number | undefined {
    if (!this.#isOpen) return undefined; // what was received last may have been the last that anybody waits for
    try {
      return libc().recvFrom(this.descriptor, received, this.#sender, MSG_DONTWAIT);
    } catch (error) {
      if (errnoOf(error) === undefined) throw error;
      return undefined; // EAGAIN: nothing is there; what else the kernel has against it came as an answer too
    }
  }
}

/** struct icmp_filter and struct icmp6_filter: a bit for each type that is not to come. */
function filter(types: readonly number[], words: number): Uint8Array {
  const blocked = new Uint32Array(words).fill(0xffff_ffff);
  for (const type of types) blocked[type >> 5]! &= ~(1 << (type & 31));
  return new Uint8Array(blocked.buffer);
}
