import { expect, test } from 'vitest';
import { KernelError } from '../../../../src/errors.ts';
import { inetRequest, parseInetSocket } from '../../../../src/kernel/netlink/diag/inet.ts';
import { stateBits } from '../../../../src/kernel/netlink/diag/states.ts';
import type { Socket } from '../../../../src/model/socket.ts';
import { attribute, inetSocketBody, ipAddress, text, u32, u8 } from '../../../support/messages.ts';

const INET = 2;
const INET6 = 10;

function parse(type: 'tcp' | 'udp' | 'raw' | 'mptcp', body: Buffer): Socket {
  return parseInetSocket(type, body, 0, body.length);
}

test('a TCP listener with all that it can say', () => {
  const body = inetSocketBody(
    { family: INET6, state: 10, ports: [8080, 0], source: ipAddress('20010db8000000000000000000000001'), link: 3, cookie: [0x12ab, 1], queues: [2, 128], uid: 33, inode: 4711 },
    attribute(7, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(u32)), attribute(8, u8(0)), attribute(4, text('cubic')), attribute(15, u32(0x10)), attribute(11, u8(1)),
  );
  expect(parse('tcp', body)).toEqual<Socket>({
    type: 'tcp',
    netid: 'tcp',
    family: 'inet6',
    state: 'LISTEN',
    localAddress: '2001:db8::1',
    localPort: 8080,
    peerAddress: '::',
    peerPort: 0,
    protocol: undefined,
    linkIndex: 3,
    receiveQueue: 2,
    sendQueue: 128,
    uid: 33,
    inode: 4711,
    peerInode: undefined,
    isAbstract: undefined,
    cookie: '1000012ab',
    mark: 16,
    v6only: true,
    timer: undefined,
    shutdown: [],
    memory: { received: 1, receiveBuffer: 2, sent: 3, sendBuffer: 4, forward: 5, queued: 6, options: 7, backlog: 8, drops: 9 },
    congestionControl: 'cubic',
    tcp: undefined,
    packet: undefined,
  });
});

test('a connection that waits for an answer, half of it shut down', () => {
  const body = inetSocketBody(
    { family: INET, state: 1, timer: 1, retransmits: 3, expires: 204, ports: [40000, 443], source: ipAddress('10.0.0.1'), destination: ipAddress('192.0.2.1') },
    attribute(8, u8(2)),
  );
  expect(parse('tcp', body)).toMatchObject({
    state: 'ESTAB', localAddress: '10.0.0.1', peerAddress: '192.0.2.1', peerPort: 443, inode: undefined, timer: { kind: 'on', expiresMs: 204, retransmits: 3 }, shutdown: ['send'], v6only: undefined, memory: undefined,
  });
});

test('a connection that is only being asked for is SYN-RECV, and a state that nobody knows stays a number', () => {
  expect(parse('tcp', inetSocketBody({ family: INET, state: 12 })).state).toBe('SYN-RECV');
  expect(parse('tcp', inetSocketBody({ family: INET, state: 77 })).state).toBe('77');
});

test('what has no port has a protocol in its place', () => {
  expect(parse('raw', inetSocketBody({ family: INET, state: 7, ports: [1, 0] }))).toMatchObject({ type: 'raw', state: 'UNCONN', protocol: 1, localPort: undefined, peerPort: undefined });
});

test('TCP_INFO, as far as the kernel goes', () => {
  const info = Buffer.alloc(232);
  info.writeUInt8(1 | 2 | 4, 5);
  info.writeUInt8(0x7a, 6);
  info.writeUInt32LE(204_000, 8);
  info.writeUInt32LE(1460, 16);
  info.writeUInt32LE(30_250, 68);
  info.writeUInt32LE(0x7fff_ffff, 76);
  info.writeUInt32LE(10, 80);
  info.writeBigUInt64LE(5_000_000_000n, 120);
  info.writeBigUInt64LE(0xffff_ffff_ffff_ffffn, 104);
  info.writeUInt32LE(65_536, 228);
  const { tcp } = parse('tcp', inetSocketBody({ family: INET, state: 1 }, attribute(2, info)));
  expect(tcp).toMatchObject({ options: ['ts', 'sack'], sendScale: 10, receiveScale: 7, rto: 204, mss: 1460, rtt: 30.25, ssthresh: undefined, cwnd: 10, bytesAcked: 5_000_000_000, pacingRate: undefined, sendWindow: 65_536 });
  const older = parse('tcp', inetSocketBody({ family: INET, state: 1 }, attribute(2, info.subarray(0, 104)))).tcp;
  expect(older).toMatchObject({ rtt: 30.25, bytesAcked: undefined, sendWindow: undefined, deliveryRate: undefined });
});

test('neither another family nor half a message is a socket', () => {
  expect(() => parse('tcp', inetSocketBody({ family: 16 }))).toThrow(KernelError);
  expect(() => parse('tcp', inetSocketBody({ family: INET }).subarray(0, 60))).toThrow(KernelError);
});

test('a question names protocol, family and states; that of MPTCP stands in an attribute', () => {
  const listeners = inetRequest('tcp', 'inet6', stateBits(['LISTEN'])).bytes;
  expect([...listeners.subarray(16, 24)]).toEqual([INET6, 6, 0b1100_1010, 0, 0, 0b100, 0, 0]);
  const multipath = inetRequest('mptcp', 'inet', stateBits()).bytes;
  expect([...multipath.subarray(72)]).toEqual([8, 0, 3, 0, 262 & 0xff, 262 >> 8, 0, 0]);
});

