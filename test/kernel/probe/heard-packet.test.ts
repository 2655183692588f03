import { expect, test } from 'vitest';
import { parseHeard } from '../../../src/kernel/probe/heard-packet.ts';
import { writeEcho } from '../../../src/kernel/probe/icmp.ts';
import { recognise, type Heard, type ProbeIdentity } from '../../../src/kernel/probe/recognise.ts';
import { ipv4Packet, ipv6Packet, tcpSegment, udpDatagram } from '../../support/heard-bytes.ts';

const mark = [0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0x01];
const data = Uint8Array.from([0, ...mark, 0, 0]);
const echo = writeEcho('inet', { id: 7, sequence: 0, attempt: 0 }, data);
const isEcho: ProbeIdentity = { protocol: 'icmp', mark: 'aabbccddeeff01', id: 7 };

/** What one link that hears all of these takes them for. */
function see(identity: ProbeIdentity, ...frames: readonly (readonly [etherType: number, bytes: Uint8Array])[]): readonly string[] {
  const heard = frames.flatMap(([type, bytes]): readonly Heard[] => parseHeard(type, bytes).map((packet) => ({ at: 0, linkIndex: 2, direction: 'in', packet })));
  return recognise(heard, identity).map(({ what, source, destination, says }) => `${what} ${source} ${destination}${says === undefined ? '' : ` ${says}`}`);
}

test('an echo, its answer under other addresses, and an error that quotes it', () => {
  const answer = Uint8Array.from(echo);
  answer[0] = 0;
  const error = Uint8Array.from([3, 1, 0, 0, 0, 0, 0, 0, ...ipv4Packet('10.0.0.1', '10.0.0.2', 1, echo)]);
  const frames = [
    [0x0800, ipv4Packet('10.0.0.1', '10.0.0.2', 1, echo)],
    [0x0800, ipv4Packet('10.9.0.2', '10.9.0.1', 1, answer)],
    [0x0800, ipv4Packet('10.0.0.254', '10.0.0.1', 1, error)],
    [0x0800, ipv4Packet('10.0.0.1', '10.0.0.2', 1, writeEcho('inet', { id: 7, sequence: 0, attempt: 0 }))],
  ] as const;
  expect(see(isEcho, ...frames)).toEqual(['packet 10.0.0.1 10.0.0.2', 'answer 10.9.0.2 10.9.0.1', 'error 10.0.0.254 10.0.0.1 host unreachable']);
});

test('behind the tag of a VLAN, and in the VXLAN of two others', () => {
  const inner = ipv4Packet('10.0.0.1', '10.0.0.2', 1, echo);
  const tagged = Uint8Array.from([0, 5, 0x08, 0x00, ...inner]);
  const frame = [...new Array<number>(12).fill(2), 0x08, 0x00, ...inner];
  const vxlan = ipv4Packet('192.0.2.1', '192.0.2.2', 17, udpDatagram(40000, 4789, Uint8Array.from([8, 0, 0, 0, 0, 0, 42, 0, ...frame])));
  expect(see(isEcho, [0x8100, tagged], [0x0800, vxlan])).toEqual(['packet 10.0.0.1 10.0.0.2', 'packet 10.0.0.1 10.0.0.2']);
});

test('a connection is known by the number with which it begins, whatever NAT makes of its addresses and ports', () => {
  const [syn, ack, rst] = [0x02, 0x10, 0x04];
  const frames = [
    [0x0800, ipv4Packet('10.0.0.1', '10.0.0.2', 6, tcpSegment(40000, 80, 4_000_000_000, 0, syn))],
    [0x0800, ipv4Packet('10.9.0.1', '10.9.0.2', 6, tcpSegment(1024, 8080, 4_000_000_000, 0, syn))],
    [0x0800, ipv4Packet('10.9.0.1', '10.9.0.2', 6, tcpSegment(1024, 8080, 5, 0, syn))],
    [0x0800, ipv4Packet('10.9.0.2', '10.9.0.1', 6, tcpSegment(8080, 1024, 0, 4_000_000_001, rst | ack))],
    [0x0800, ipv4Packet('10.9.0.2', '10.9.0.1', 6, tcpSegment(8080, 1024, 0, 4_000_000_002, ack))],
  ] as const;
  expect(see({ protocol: 'tcp', localPort: 40000, sequence: undefined }, ...frames)).toEqual(['packet 10.0.0.1 10.0.0.2', 'packet 10.9.0.1 10.9.0.2', 'answer 10.9.0.2 10.9.0.1']);
});

test('a datagram by its mark, and what comes back the same way is its answer', () => {
  const frames = [
    [0x86dd, ipv6Packet('fd00::1', 'fd00::2', 17, udpDatagram(40000, 53, data))],
    [0x86dd, ipv6Packet('fd00::2', 'fd00::1', 17, udpDatagram(53, 40000, new Uint8Array(20)))],
    [0x86dd, ipv6Packet('fd00::2', 'fd00::1', 17, udpDatagram(53, 40001, new Uint8Array(20)))],
  ] as const;
  expect(see({ protocol: 'udp', mark: 'aabbccddeeff01' }, ...frames)).toEqual(['packet fd00::1 fd00::2', 'answer fd00::2 fd00::1']);
});

test('who asks for an address, and who has it; not who makes sure that nobody else has his', () => {
  const arp = (operation: number, sender: readonly number[], target: readonly number[]): Uint8Array => Uint8Array.from([0, 1, 8, 0, 6, 4, 0, operation, 2, 0, 0, 0, 0, 1, ...sender, 0, 0, 0, 0, 0, 0, ...target]);
  const one = [10, 0, 0, 1];
  const two = [10, 0, 0, 2];
  const solicitation = Uint8Array.from([135, 0, 0, 0, 0, 0, 0, 0, 0xfd, ...new Array<number>(14).fill(0), 2]);
  expect(see(isEcho, [0x0806, arp(1, one, two)], [0x0806, arp(2, two, one)], [0x0806, arp(1, one, one)], [0x0806, arp(1, [0, 0, 0, 0], one)], [0x86dd, ipv6Packet('fd00::1', 'ff02::1:ff00:2', 58, solicitation)])).toEqual([
    'question 10.0.0.1 10.0.0.2',
    'reply 10.0.0.2 10.0.0.2',
    'question fd00::1 fd00::2',
  ]);
});
