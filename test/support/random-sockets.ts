import { existsSync } from 'node:fs';
import type { Random } from './random.ts';

/** What test/fixtures/open-sockets.js makes. */
export type SocketStep = Readonly<Record<string, unknown>> & { readonly make: string };

/** Sockets of all types and states for a namespace whose link `eth0` has the addresses 10.1.0.1 and fd01::1, and neighbours there that never answer (.99). Paths begin with `pathStart`. */
export function randomSockets(random: Random, pathStart: string): readonly SocketStep[] {
  const names = namer();
  return [
    ...many(random, 2, 5, () => listenerAndConnections(random, names)).flat(),
    ...many(random, 0, 2, () => ({ make: 'unanswered', address: random.pick(['10.1.0.99', 'fd01::99']), port: port(random) })),
    ...many(random, 1, 4, () => udp(random)),
    ...many(random, 0, 2, () => ({ make: 'fullUdp', address: random.pick(['127.0.0.1', '::1', '10.1.0.1']), bytes: random.between(1, 1400) })),
    ...many(random, 0, 3, () => raw(random)),
    ...many(random, 0, 3, () => packet(random)),
    ...many(random, 1, 4, () => unix(random, names, pathStart)),
  ];
}

/** Not every kernel is built with CONFIG_MPTCP. */
const hasMultipath = existsSync('/proc/sys/net/mptcp');

type Names = () => string;

function namer(): Names {
  let made = 0;
  return () => `n${(made += 1)}`;
}

function many<T>(random: Random, low: number, high: number, make: () => T): readonly T[] {
  return Array.from({ length: random.between(low, high) }, make);
}

function port(random: Random): number {
  return random.between(1, 65535);
}

function listenerAndConnections(random: Random, names: Names): readonly SocketStep[] {
  const name = names();
  const address = random.pick(['0.0.0.0', '127.0.0.1', '10.1.0.1', '::', '::', '::1', 'fd01::1']);
  const isMultipath = random.chance(0.2) && hasMultipath;
  const listener = {
    make: 'listener', name, address, backlog: random.between(1, 200),
    ...(isMultipath && { protocol: 262 }),
    ...(random.chance(0.3) && { mark: random.between(1, 2 ** 31) }),
    ...(random.chance(0.2) && { device: 'lo' }),
    ...(address === '::' && random.chance(0.5) && { v6only: random.chance(0.5) }),
  };
  // A listener on a link takes what comes over that link alone, which a connection to an address of another one does not.
  const isReachable = !('device' in listener) || !/^(10|fd)/.test(address);
  const connections = isReachable && !isMultipath ? many(random, 0, 4, () => connection(random, name)) : [];
  // The queue of those that wait to be accepted must hold all of them, and whoever is not accepted would be taken for the next.
  return [{ ...listener, backlog: listener.backlog + 4 }, ...connections.toSorted((a, b) => Number(b['isAccepted']) - Number(a['isAccepted']))];
}

function connection(random: Random, to: string): SocketStep {
  const isAccepted = random.chance(0.7);
  return {
    make: 'connection', to, isAccepted,
    ...(random.chance(0.5) && { bytes: random.between(1, 20_000) }),
    ...(random.chance(0.5) && { answer: random.between(1, 20_000) }),
    ...(random.chance(0.3) && { keepalive: true }),
    ...(random.chance(0.2) ? { half: random.pick([0, 1, 2]) } : random.chance(0.4) && { close: isAccepted ? random.pick(['near', 'both']) : 'near' }),
  };
}

function udp(random: Random): SocketStep {
  const [address, peer] = random.pick([['0.0.0.0', '127.0.0.1'], ['127.0.0.1', '127.0.0.1'], ['10.1.0.1', '10.1.0.99'], ['::', '::1'], ['fd01::1', 'fd01::99']] as const);
  return {
    make: 'udp', address,
    ...(random.chance(0.4) && { peer: [peer, port(random)] }),
    ...(!/^(10|fd)/.test(address) && random.chance(0.3) && { device: 'lo' }),
    ...(random.chance(0.3) && { mark: random.between(1, 100) }),
    ...(address === '::' && random.chance(0.5) && { v6only: true }),
  };
}

function raw(random: Random): SocketStep {
  const isIpv6 = random.chance(0.5);
  return { make: 'raw', isIpv6, protocol: random.pick(isIpv6 ? [58, 89, 253] : [1, 47, 112, 253]), ...(random.chance(0.5) && { address: isIpv6 ? '::1' : '127.0.0.1' }) };
}

function packet(random: Random): SocketStep {
  return {
    make: 'packet', isCooked: random.chance(0.5), protocol: random.pick([3, 0x800, 0x806, 0x88cc]),
    ...(random.chance(0.6) && { device: random.pick(['eth0', 'lo']) }),
    ...(random.chance(0.4) && { ring: [4096, random.between(1, 8), 2048, 0].map((value, at, all) => (at === 3 ? 2 * (all[1] ?? 0) : value)) }),
    ...(random.chance(0.4) && { fanout: random.between(1, 60_000) | (random.pick([0, 1, 2]) << 16) }),
  };
}

function unix(random: Random, names: Names, pathStart: string): SocketStep {
  const name = names();
  return {
    make: 'unix', kind: random.pick(['stream', 'dgram', 'seqpacket']),
    name: random.pick([`\0${name}`, `\0${name}`, `\0${name}\0end`, `\0${'x'.repeat(80)}${name}`, `${pathStart}-${name}`]),
    waiting: random.between(0, 2),
    accepted: random.between(0, 2),
  };
}
