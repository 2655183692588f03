import { inspect } from 'node:util';
import { expect } from 'vitest';
import { readOutside } from '../../src/kernel/outside/read-outside.ts';
import { readSockets } from '../../src/kernel/read-sockets.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { Socket } from '../../src/model/socket.ts';

/** Expects the same sockets in the files of /proc/PID/net as sock_diag tells, with the fields that both have. */
export async function compareSocketsWithOutside(namespace: Namespace, pid: number): Promise<void> {
  const outside = readOutside({ id: namespace.id, pids: [pid] }, ['sockets']);
  const [inside] = await readSockets([namespace], { types: ['tcp', 'udp', 'raw', 'unix', 'packet'] });
  if (inside === undefined || 'failure' in inside) throw inside?.failure ?? new Error('no reading');
  expect(inOrder(outside?.sockets.map(filed) ?? [])).toEqual(inOrder(inside.sockets.map(filed)));
}

/** What both tell. A path of several sockets that were never named differs in nothing. */
function filed({ type, netid, family, state, localAddress, localPort, peerAddress, peerPort, protocol, uid, inode, isAbstract, receiveQueue, sendQueue, linkIndex }: Socket): object {
  const base = { type, netid, state, localAddress, inode };
  if (type === 'unix') return { ...base, isAbstract: isAbstract ?? false };
  if (type === 'packet') return { ...base, protocol, linkIndex, uid, receiveQueue };
  return { ...base, family, localPort, peerAddress, peerPort, protocol, uid, receiveQueue, sendQueue: state === 'LISTEN' ? undefined : sendQueue };
}

function inOrder(all: readonly object[]): readonly object[] {
  return all.map((one) => ({ one, key: inspect(one, { sorted: true }) })).sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ one }) => one);
}
