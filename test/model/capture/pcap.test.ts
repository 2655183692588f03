import { expect, test } from 'vitest';
import { createPcapReader } from '../../../src/model/capture/pcap.ts';
import { ShellError } from '../../../src/errors.ts';
import { pcapOf } from '../../support/pcap.ts';

const first = { seconds: 1_700_000_000, fraction: 123_456, bytes: Uint8Array.of(1, 2, 3) };
const second = { seconds: 1_700_000_001, fraction: 0, bytes: Uint8Array.of(4), length: 1500 };

test.each([
  ['nanoseconds, little-endian', { isNano: true }, 1_700_000_000_000_123_456n],
  ['microseconds, little-endian', { isNano: false }, 1_700_000_000_123_456_000n],
  ['nanoseconds, big-endian', { isNano: true, isBigEndian: true }, 1_700_000_000_000_123_456n],
])('packets in %s', (_, form, nanoseconds) => {
  expect(createPcapReader().push(pcapOf([first, second], { ...form, linkType: 276 }))).toEqual([
    { linkType: 276, snapLength: 262144, nanoseconds, bytes: first.bytes, length: 3 },
    { linkType: 276, snapLength: 262144, nanoseconds: 1_700_000_001_000_000_000n, bytes: second.bytes, length: 1500 },
  ]);
});

test('a stream in pieces of one byte gives the same packets, each when it is whole', () => {
  const reader = createPcapReader();
  const bytes = pcapOf([first, second]);
  const counts = [...bytes].map((byte) => reader.push(Uint8Array.of(byte)).length);
  expect(counts.flatMap((count, at) => (count > 0 ? [at + 1] : []))).toEqual([24 + 16 + 3, bytes.length]);
});

test('what is no pcap is said', () => {
  expect(() => createPcapReader().push(Buffer.alloc(24))).toThrow(ShellError);
});
