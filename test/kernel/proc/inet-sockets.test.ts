import { expect, test } from 'vitest';
import { parseInetSockets } from '../../../src/kernel/proc/inet-sockets.ts';

const heading = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n';

test('a raw socket has its protocol where others have their port', () => {
  const text = `${heading}   79: 0100007F:0011 0100007F:0000 01 00000010:00000020 00:00000000 00000000    33        0 8993978 2 00000000079afc85 0\n`;
  expect(parseInetSockets('raw', 'inet', text)).toEqual([
    expect.objectContaining({ type: 'raw', netid: 'raw', family: 'inet', state: 'ESTAB', localAddress: '127.0.0.1', localPort: undefined, peerAddress: '127.0.0.1', peerPort: undefined, protocol: 17, sendQueue: 16, receiveQueue: 32, uid: 33, inode: 8993978, timer: undefined }),
  ]);
});

test('addresses of IPv6 are four words', () => {
  const text = `${heading}    0: 00000000000000000000000001000000:1F90 B80D0120000000000000000002000000:0035 0A 00000000:00000000 00:00000000 00000000     0        0 12 1 0\n`;
  expect(parseInetSockets('tcp', 'inet6', text)).toEqual([expect.objectContaining({ state: 'LISTEN', localAddress: '::1', localPort: 8080, peerAddress: '2001:db8::2', peerPort: 53, inode: 12 })]);
});

test('a timer, and no inode in TIME-WAIT', () => {
  const text = `${heading}    1: 0100007F:1F90 0100007F:C350 06 00000000:00000000 03:00000BB8 00000000     0        0 0 3 0\n`;
  expect(parseInetSockets('tcp', 'inet', text)).toEqual([expect.objectContaining({ state: 'TIME-WAIT', inode: undefined, timer: { kind: 'timewait', expiresMs: 30_000, retransmits: 0 } })]);
});

test('a line that is none of these is passed over', () => {
  expect(parseInetSockets('udp', 'inet', `${heading}garbage\n   1: 0100007F:0011\n`)).toEqual([]);
});
