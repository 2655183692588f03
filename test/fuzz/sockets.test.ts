import fc from 'fast-check';
import { test } from 'vitest';
import { KernelError } from '../../src/errors.ts';
import { parseInetSocket } from '../../src/kernel/netlink/diag/inet.ts';
import { parsePacketSocket } from '../../src/kernel/netlink/diag/packet.ts';
import { parseUnixSocket } from '../../src/kernel/netlink/diag/unix.ts';
import { parseInetSockets } from '../../src/kernel/proc/inet-sockets.ts';
import { attribute, inetSocketBody, packetSocketBody, unixSocketBody } from '../support/messages.ts';

const arbitraryBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));

/** Attributes whose lengths fit, so that more than the first check is reached. */
const attributes = fc
  .array(fc.record({ type: fc.nat(24), body: fc.uint8Array({ maxLength: 240 }) }), { maxLength: 12 })
  .map((list) => Buffer.concat(list.map(({ type, body }) => attribute(type, Buffer.from(body)))));

function parseBody(bytes: Buffer): void {
  const types = ['tcp', 'udp', 'raw', 'mptcp'] as const;
  const parsers = [...types.map((type) => () => parseInetSocket(type, bytes, 0, bytes.length)), () => parseUnixSocket(bytes, 0, bytes.length), () => parsePacketSocket(bytes, 0, bytes.length)];
  for (const parse of parsers) {
    try {
      parse();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
    }
  }
}

test('any bytes are a socket, or malformed', () => {
  fc.assert(fc.property(fc.oneof(arbitraryBytes, attributes), parseBody), { numRuns: 1500 });
});

test('any attributes behind a right header are a socket, or malformed', () => {
  const headers = [inetSocketBody({ family: 2 }), inetSocketBody({ family: 10 }), unixSocketBody({ type: 1, state: 1, inode: 1 }), packetSocketBody({ type: 3, protocol: 3, inode: 1 })];
  fc.assert(fc.property(fc.constantFrom(...headers), fc.oneof(attributes, arbitraryBytes), (header, rest) => parseBody(Buffer.concat([header, rest]))), { numRuns: 1500 });
});

test('a real message that is cut off anywhere is a socket, or malformed', () => {
  const whole = [inetSocketBody({ family: 10 }, attribute(2, Buffer.alloc(232)), attribute(7, Buffer.alloc(36)), attribute(8, Buffer.alloc(1))), unixSocketBody({ type: 1, state: 1, inode: 1 }, attribute(0, Buffer.from('\0x')), attribute(4, Buffer.alloc(8)))];
  for (const message of whole) for (let length = 0; length <= message.length; length++) parseBody(message.subarray(0, length));
});

test('any text is a list of sockets', () => {
  const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('0100007F:0011', '00000000000000000000000001000000:003A', '01', '00:00000000', '7', ':')), { maxLength: 14 });
  fc.assert(fc.property(fc.oneof(fc.string(), words.map((list) => `\n${list.join(' ')}`)), fc.constantFrom('inet', 'inet6'), (text, family) => void parseInetSockets('tcp', family, text)), { numRuns: 1500 });
});
