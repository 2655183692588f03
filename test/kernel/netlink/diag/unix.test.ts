import { expect, test } from 'vitest';
import { parseUnixSocket } from '../../../../src/kernel/netlink/diag/unix.ts';
import type { Socket } from '../../../../src/model/socket.ts';
import { attribute, text, u32, u8, unixSocketBody } from '../../../support/messages.ts';

function parse(body: Buffer): Socket {
  return parseUnixSocket(body, 0, body.length);
}

test('a unix socket with all that it can say', () => {
  const body = unixSocketBody({ type: 1, state: 10, inode: 4711, cookie: 0x1b }, attribute(0, text('/run/web.sock')), attribute(4, u32(1), u32(128)), attribute(5, ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map(u32)), attribute(6, u8(3)), attribute(7, u32(33)));
  expect(parse(body)).toEqual<Socket>({
    type: 'unix',
    netid: 'u_str',
    family: 'unix',
    state: 'LISTEN',
    localAddress: '/run/web.sock',
    localPort: undefined,
    peerAddress: undefined,
    peerPort: undefined,
    protocol: undefined,
    linkIndex: undefined,
    receiveQueue: 1,
    sendQueue: 128,
    uid: 33,
    inode: 4711,
    peerInode: undefined,
    isAbstract: false,
    cookie: '1b',
    mark: undefined,
    v6only: undefined,
    timer: undefined,
    shutdown: ['receive', 'send'],
    memory: { received: 0, receiveBuffer: 1, sent: 2, sendBuffer: 3, forward: 4, queued: 5, options: 6, backlog: 7, drops: 8 },
    congestionControl: undefined,
    tcp: undefined,
    packet: undefined,
  });
});

test('an abstract name has a @ for each of its NULs, and bytes that are no text stay what they are', () => {
  expect(parse(unixSocketBody({ type: 5, state: 10, inode: 1 }, attribute(0, Buffer.from('\0a\0b'))))).toMatchObject({ netid: 'u_seq', localAddress: '@a@b', isAbstract: true });
  expect(parse(unixSocketBody({ type: 2, state: 7, inode: 1 }, attribute(0, Buffer.from([0, 0xff]))))).toMatchObject({ netid: 'u_dgr', state: 'UNCONN', localAddress: '@\udcff' });
});

test('one without a name is connected with another by its inode', () => {
  expect(parse(unixSocketBody({ type: 1, state: 1, inode: 2 }, attribute(2, u32(3))))).toMatchObject({ state: 'ESTAB', localAddress: undefined, isAbstract: undefined, peerInode: 3 });
});
