import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeEarFilter } from '../../src/kernel/probe/ear-filter.ts';
import { parseHeard } from '../../src/kernel/probe/heard-packet.ts';
import { recognise, type Heard, type ProbeIdentity } from '../../src/kernel/probe/recognise.ts';
import { writeEcho } from '../../src/kernel/probe/icmp.ts';
import { decideByFilter, ipv4Packet, ipv6Packet } from '../support/heard-bytes.ts';

const etherType = fc.constantFrom(0x0800, 0x0806, 0x86dd, 0x8100, 0x88a8, 0x88cc);
const bytes = fc.uint8Array({ maxLength: 200 });
const octet = fc.nat(255);
const address4 = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
const address6 = fc.array(fc.nat(0xfffe), { minLength: 8, maxLength: 8 }).map((words) => words.map((word) => (word + 1).toString(16)).join(':'));
const protocol = fc.constantFrom(1, 6, 17, 58, 4);

/** Bytes that begin as those of a packet do, so that what is behind the header of IP is looked at. */
const likely = fc.oneof(
  fc.tuple(address4, address4, protocol, bytes).map(([source, destination, its, data]) => ({ type: 0x0800, bytes: ipv4Packet(source, destination, its, data) })),
  fc.tuple(address6, address6, protocol, bytes).map(([source, destination, its, data]) => ({ type: 0x86dd, bytes: ipv6Packet(source, destination, its, data) })),
  fc.tuple(etherType, bytes).map(([type, any]) => ({ type, bytes: any })),
);

const identity: fc.Arbitrary<ProbeIdentity> = fc.oneof(
  fc.record({ protocol: fc.constant('icmp' as const), mark: fc.constantFrom('', '00000000000000', 'aabbccddeeff00'), id: fc.option(fc.nat(0xffff), { nil: undefined }) }),
  fc.record({ protocol: fc.constant('udp' as const), mark: fc.constantFrom('', '00000000000000') }),
  fc.record({ protocol: fc.constant('tcp' as const), localPort: fc.nat(0xffff), sequence: fc.option(fc.nat(0xffff_ffff), { nil: undefined }) }),
);

test('any bytes are packets or none, and belong to a probe or do not', () => {
  fc.assert(
    fc.property(fc.array(likely, { maxLength: 6 }), identity, (frames, known) => {
      const heard = frames.flatMap((frame, at): readonly Heard[] => parseHeard(frame.type, frame.bytes).map((packet) => ({ at, linkIndex: 1, direction: 'in', packet })));
      expect(recognise(heard, known).length).toBeLessThanOrEqual(heard.length);
    }),
    { numRuns: 4000 },
  );
});

test('an echo cut short anywhere is still no reason to fail', () => {
  const packet = ipv4Packet('10.0.0.1', '10.0.0.2', 1, writeEcho('inet', { id: 7, sequence: 0, attempt: 0 }));
  for (let length = 0; length <= packet.length; length++) parseHeard(0x0800, packet.slice(0, length));
});

test('the filter lets through what has one of the addresses, and no other packet', () => {
  const few4 = fc.constantFrom('10.0.0.1', '10.0.0.2', '10.1.0.1', '192.0.2.7');
  const few6 = fc.constantFrom('fd00::1', 'fd00::2', 'fd00:0:0:1::1', '2001:db8::7');
  const packet = fc.oneof(
    fc.tuple(few4, few4).map(([source, destination]) => ({ source, destination, type: 0x0800, bytes: ipv4Packet(source, destination, 17, new Uint8Array(8)) })),
    fc.tuple(few6, few6).map(([source, destination]) => ({ source, destination, type: 0x86dd, bytes: ipv6Packet(source, destination, 17, new Uint8Array(8)) })),
  );
  fc.assert(
    fc.property(packet, fc.subarray(['10.0.0.1', '10.0.0.2', '192.0.2.7', 'fd00::1', 'fd00:0:0:1::1']), (one, addresses) => {
      expect(decideByFilter(writeEarFilter(addresses), one.type, one.bytes) > 0).toBe(addresses.includes(one.source) || addresses.includes(one.destination));
    }),
  );
});

test('questions who has an address are always let through, and other kinds of frames never', () => {
  const solicitation = Uint8Array.from([135, ...new Array<number>(23).fill(0)]);
  expect(decideByFilter(writeEarFilter([]), 0x86dd, ipv6Packet('fe80::1', 'ff02::1:ff00:2', 58, solicitation))).toBeGreaterThan(0);
  expect(decideByFilter(writeEarFilter([]), 0x86dd, ipv6Packet('fe80::1', 'ff02::1', 58, solicitation.map((byte) => byte && 134)))).toBe(0);
  expect(decideByFilter(writeEarFilter([]), 0x0806, new Uint8Array(28))).toBeGreaterThan(0);
  expect(decideByFilter(writeEarFilter(['10.0.0.1']), 0x88cc, new Uint8Array(28))).toBe(0);
});
