import type { SocketWishes } from '../../src/kernel/port.ts';
import { isListening, type Socket } from '../../src/model/socket.ts';
import type { SocketHolder } from '../../src/model/socket-holder.ts';
import type { SocketPlan } from './world-plan.ts';

/** A socket and the pids of those who have it open. */
export interface FakeSocket {
  readonly socket: Socket;
  readonly heldBy: readonly number[];
}

/** The sockets of a namespace; inodes in a row unless they are stated. */
export function makeSockets(plans: readonly SocketPlan[], namespaceNumber: number): readonly FakeSocket[] {
  return plans.map(({ heldBy = [], ...stated }, at) => ({ socket: aSocket({ inode: 70_000 + 100 * namespaceNumber + at, ...stated }), heldBy }));
}

/** A listener of TCP over IPv4 unless something else is stated. */
export function aSocket(stated: Partial<Socket> = {}): Socket {
  const type = stated.type ?? 'tcp';
  const hasPorts = type === 'tcp' || type === 'udp' || type === 'mptcp';
  const family = stated.family ?? (type === 'unix' || type === 'packet' ? type : stated.localAddress?.includes(':') ? 'inet6' : 'inet');
  const isIp = family === 'inet' || family === 'inet6';
  const anywhere = isIp ? (family === 'inet' ? '0.0.0.0' : '::') : undefined;
  return {
    type,
    netid: type === 'unix' ? 'u_str' : type === 'packet' ? 'p_raw' : type,
    family,
    state: type === 'tcp' || type === 'unix' ? 'LISTEN' : 'UNCONN',
    localAddress: anywhere,
    localPort: hasPorts ? 0 : undefined,
    peerAddress: anywhere,
    peerPort: hasPorts ? 0 : undefined,
    protocol: undefined,
    linkIndex: undefined,
    receiveQueue: 0,
    sendQueue: 0,
    uid: 0,
    inode: undefined,
    peerInode: undefined,
    isAbstract: type === 'unix' && stated.localAddress !== undefined ? stated.localAddress.startsWith('@') : undefined,
    cookie: '1a',
    mark: undefined,
    v6only: family === 'inet6' ? false : undefined,
    timer: undefined,
    shutdown: [],
    memory: undefined,
    congestionControl: type === 'tcp' ? 'cubic' : undefined,
    tcp: undefined,
    packet: undefined,
    ...stated,
  };
}

export function holdersOfSocket({ socket: { inode }, heldBy }: FakeSocket): readonly SocketHolder[] {
  return inode === undefined ? [] : heldBy.map((pid) => ({ inode, pid, descriptor: 3 }));
}

/** As the kernel leaves out what is not asked for. */
export function isWanted(socket: Socket, { types, families, states }: SocketWishes): boolean {
  const { type, family, state } = socket;
  const isOfFamily = families === undefined || (family !== 'inet' && family !== 'inet6') || families.includes(family);
  return types.includes(type) && isOfFamily && (states === undefined || (states === 'listening' ? isListening(socket) : states.some((one) => one === state)));
}
