import { expect, test } from 'vitest';
import { parsePacketSocket } from '../../../../src/kernel/netlink/diag/packet.ts';
import type { Socket } from '../../../../src/model/socket.ts';
import { attribute, packetSocketBody, u32 } from '../../../support/messages.ts';

test('a packet socket with all that it can say', () => {
  const info = attribute(0, ...[3, 2, 0, 0, 0, 0b1001].map(u32));
  const ring = attribute(2, ...[4096, 4, 2048, 8, 0, 0, 0].map(u32));
  const body = packetSocketBody({ type: 3, protocol: 0x806, inode: 4711, cookie: 9 }, info, ring, attribute(4, u32(0x1_0005)), attribute(5, u32(0)), attribute(6, ...[600, 1, 2, 3, 4, 5, 6, 7, 8].map(u32)));
  expect(parsePacketSocket(body, 0, body.length)).toEqual<Socket>({
    type: 'packet',
    netid: 'p_raw',
    family: 'packet',
    state: 'UNCONN',
    localAddress: undefined,
    localPort: undefined,
    peerAddress: undefined,
    peerPort: undefined,
    protocol: 0x806,
    linkIndex: 3,
    receiveQueue: 600,
    sendQueue: 0,
    uid: 0,
    inode: 4711,
    peerInode: undefined,
    isAbstract: undefined,
    cookie: '9',
    mark: undefined,
    v6only: undefined,
    timer: undefined,
    shutdown: undefined,
    memory: { received: 600, receiveBuffer: 1, sent: 2, sendBuffer: 3, forward: 4, queued: 5, options: 6, backlog: 7, drops: 8 },
    congestionControl: undefined,
    tcp: undefined,
    packet: {
      version: 2,
      flags: ['running', 'vnethdr'],
      receiveRing: { blockSize: 4096, blocks: 4, frameSize: 2048, frames: 8 },
      transmitRing: undefined,
      fanout: { id: 5, mode: 'lb' },
    },
  });
});

test('one that is bound to no link', () => {
  const body = packetSocketBody({ type: 2, protocol: 3, inode: 1 });
  expect(parsePacketSocket(body, 0, body.length)).toMatchObject({ netid: 'p_dgr', protocol: 3, linkIndex: undefined, receiveQueue: 0, packet: { version: 0, flags: [], receiveRing: undefined, fanout: undefined } });
});
