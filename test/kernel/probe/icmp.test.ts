import { expect, test } from 'vitest';
import { parseEchoAnswer, writeEcho } from '../../../src/kernel/probe/icmp.ts';

const number = { id: 0x1234, sequence: 7, attempt: 1 };

/** An IPv4 header of 20 bytes, of which nobody looks at more than its length. */
const ipv4 = Buffer.concat([Buffer.from([0x45]), Buffer.alloc(19)]);
const ipv6 = Buffer.concat([Buffer.from([0x60]), Buffer.alloc(39)]);

function withType(type: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), bytes.subarray(1)]);
}

function errorAbout(quoted: Buffer, type: number, code: number): Buffer {
  return Buffer.concat([Buffer.from([type, code, 0, 0, 0, 0, 0, 0]), quoted]);
}

test('an echo request has its number and a checksum that makes the whole add up', () => {
  const bytes = Buffer.from(writeEcho('inet', number));
  expect([...bytes.subarray(0, 2), ...bytes.subarray(4, 9)]).toEqual([8, 0, 0x12, 0x34, 0, 7, 1]);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += bytes.readUInt16BE(at);
  expect((sum & 0xffff) + (sum >> 16)).toBe(0xffff);
});

test('the checksum of ICMPv6 is left to the kernel', () => {
  expect([...writeEcho('inet6', number).subarray(0, 8)]).toEqual([128, 0, 0, 0, 0x12, 0x34, 0, 7]);
});

test('a reply has the number of its request', () => {
  const reply = Buffer.concat([ipv4, withType(0, writeEcho('inet', number))]);
  expect(parseEchoAnswer('inet', reply, reply.length, '10.0.0.2')).toEqual({ is: 'reply', number });
  const reply6 = withType(129, writeEcho('inet6', number));
  expect(parseEchoAnswer('inet6', reply6, reply6.length, 'fd00::2')).toEqual({ is: 'reply', number });
});

test('an error names who sent it, and the request that it quotes', () => {
  const about = Buffer.concat([ipv4, writeEcho('inet', number).subarray(0, 8)]);
  const bytes = Buffer.concat([ipv4, errorAbout(about, 3, 1)]);
  expect(parseEchoAnswer('inet', bytes, bytes.length, '10.0.0.254')).toEqual({ is: 'error', number: { id: 0x1234, sequence: 7 }, by: '10.0.0.254', says: 'host unreachable' });
  const bytes6 = errorAbout(Buffer.concat([ipv6, writeEcho('inet6', number)]), 1, 3);
  expect(parseEchoAnswer('inet6', bytes6, bytes6.length, 'fd00::fe')).toEqual({ is: 'error', number: { id: 0x1234, sequence: 7 }, by: 'fd00::fe', says: 'address unreachable' });
});

test('requests of others, errors about other packets, and what is cut off answer nothing', () => {
  const request = Buffer.concat([ipv4, writeEcho('inet', number)]);
  const aboutTcp = Buffer.concat([ipv4, errorAbout(Buffer.concat([ipv4, Buffer.from([0x1f, 0x90, 0, 80, 0, 0, 0, 0])]), 3, 3)]);
  const reply = Buffer.concat([ipv4, withType(0, writeEcho('inet', number))]);
  expect([request, aboutTcp].map((bytes) => parseEchoAnswer('inet', bytes, bytes.length, '10.0.0.2'))).toEqual([undefined, undefined]);
  expect(parseEchoAnswer('inet', reply, 24, '10.0.0.2')).toBe(undefined);
});
