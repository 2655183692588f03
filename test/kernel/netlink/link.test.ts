import { expect, test } from 'vitest';
import { parseLink } from '../../../src/kernel/netlink/link.ts';
import type { Link } from '../../../src/model/link.ts';
import { attribute, i32, ipAddress, linkBody, linkInfo, text, u16, u32, u8 } from '../../support/messages.ts';

function parse(body: Buffer): Link {
  return parseLink(body, 0, body.length);
}

const name = attribute(3, text('eth0'));

test('a link with all that it can say', () => {
  const body = linkBody(
    { index: 12, flags: 0x1_1043 },
    name,
    attribute(52 | 0x8000, attribute(53, text('first one')), attribute(53, text('second'))),
    attribute(4, u32(1400)),
    attribute(1, Buffer.from('020000abcdef', 'hex')),
    attribute(2, Buffer.from('ffffffffffff', 'hex')),
    attribute(10, u32(3)),
    attribute(5, u32(9)),
    attribute(37, i32(2)),
    attribute(20, text('to the "north"')),
    attribute(27, u32(5)),
    attribute(6, text('fq_codel')),
    attribute(13, u32(1000)),
    attribute(16, u8(6)),
    attribute(18, attribute(1, text('veth'))),
    attribute(60_000 & 0x3fff, text('from a newer kernel')),
  );
  expect(parse(body)).toEqual<Link>({
    index: 12,
    name: 'eth0',
    alternativeNames: ['first one', 'second'],
    kind: 'veth',
    type: 'ether',
    state: 'up',
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    mtu: 1400,
    mac: '02:00:00:ab:cd:ef',
    broadcast: 'ff:ff:ff:ff:ff:ff',
    masterIndex: 3,
    linkIndex: 9,
    linkNsid: 2,
    alias: 'to the "north"',
    group: 5,
    queueingDiscipline: 'fq_codel',
    queueLength: 1000,
    details: undefined,
    port: undefined,
  });
});

test('a link that says nothing but its index', () => {
  expect(parse(linkBody({ hardware: 65_534 }))).toEqual<Link>({
    index: 7,
    name: '',
    alternativeNames: [],
    kind: 'none',
    type: 'none',
    state: 'unknown',
    flags: [],
    mtu: 0,
    mac: undefined,
    broadcast: undefined,
    masterIndex: undefined,
    linkIndex: undefined,
    linkNsid: undefined,
    alias: undefined,
    group: 0,
    queueingDiscipline: undefined,
    queueLength: 0,
    details: undefined,
    port: undefined,
  });
});

test('an older kernel leaves the index of the other end out where both are equal: only the nsid is there', () => {
  expect(parse(linkBody({ index: 2 }, attribute(37, i32(0)), linkInfo('veth')))).toMatchObject({ linkIndex: 2, linkNsid: 0 });
  expect(parse(linkBody({ index: 2 }, linkInfo('veth')))).toMatchObject({ linkIndex: undefined, linkNsid: undefined });
});

test('a tunnel that is bound to no device says 0, also from another namespace', () => {
  expect(parse(linkBody({ index: 2 }, attribute(5, u32(0)), attribute(37, i32(0)), linkInfo('ipip')))).toMatchObject({ linkIndex: undefined, linkNsid: 0 });
});

test('a namespace that is ending has the nsid -1, and its devices are none of ours', () => {
  expect(parse(linkBody({}, attribute(5, u32(3)), attribute(37, i32(-1))))).toMatchObject({ linkIndex: 3, linkNsid: -1 });
});

test('up without RUNNING is NO-CARRIER, and flags without a name are hexadecimal', () => {
  const flags = (bits: number): readonly string[] => parse(linkBody({ flags: bits })).flags;
  expect(flags(0x1)).toEqual(['NO-CARRIER', 'UP']);
  expect(flags(0x41)).toEqual(['UP']);
  expect(flags(0x4_0041)).toEqual(['UP', 'ECHO']);
  expect(flags(0x8000_0000)).toEqual(['80000000']);
});

test('states have the words of /sys/class/net/X/operstate, and a number beyond them is unknown', () => {
  const words = [0, 1, 2, 3, 4, 5, 6, 7].map((state) => parse(linkBody({}, attribute(16, u8(state)))).state);
  expect(words).toEqual(['unknown', 'notpresent', 'down', 'lowerlayerdown', 'testing', 'dormant', 'up', 'unknown']);
});

test('the hardware address of a tunnel is an IP address', () => {
  const macOf = (hardware: number, address: Buffer): string | undefined => parse(linkBody({ hardware }, attribute(1, address))).mac;
  expect(macOf(778, ipAddress('192.0.2.1'))).toBe('192.0.2.1');
  expect(macOf(769, ipAddress('20010db8000000000000000000000001'))).toBe('2001:db8::1');
  expect(macOf(32, Buffer.alloc(20, 0xab))).toBe(Array.from({ length: 20 }, () => 'ab').join(':'));
  expect(macOf(1, Buffer.alloc(0))).toBeUndefined();
});

test('types have the words of ip, and a number where it has none', () => {
  expect([0, 1, 772, 778, 65_534, 4711].map((hardware) => parse(linkBody({ hardware })).type)).toEqual(['generic', 'ether', 'loopback', 'gre', 'none', '[4711]']);
});

test('bytes of a name that are not UTF-8 are kept', () => {
  expect(parse(linkBody({}, attribute(3, Buffer.from([0x61, 0xff, 0xc3, 0xbc, 0x1b, 0])))).name).toBe('a\udcffü\x1b');
});

test('a port of a bridge', () => {
  const data = [attribute(1, u8(3)), attribute(2, u16(32)), attribute(3, u32(2)), attribute(4, u8(1)), attribute(5, u8(1)), attribute(8, u8(1)), attribute(9, u8(1)), attribute(17, u16(0x8001)), attribute(18, u16(1)), attribute(33, u8(1))];
  const body = linkBody({}, name, attribute(18, attribute(4, text('bridge')), attribute(5, ...data), attribute(1, text('veth'))));
  expect(parse(body)).toMatchObject({
    kind: 'veth',
    port: { state: 'forwarding', priority: 32, cost: 2, id: 0x8001, number: 1, hairpin: true, guard: true, learning: true, flood: true, isolated: true },
  });
});

test('what another master says of its port is not taken for a port of a bridge', () => {
  const body = linkBody({}, attribute(18, attribute(1, text('veth')), attribute(4, text('team')), attribute(5, attribute(1, u8(3)))));
  expect(parse(body)).toMatchObject({ kind: 'veth', port: undefined });
});

test('a message that ends too early is malformed', () => {
  const whole = linkBody({}, name, attribute(4, u32(1500)));
  expect(() => parse(whole.subarray(0, 11))).toThrow(/malformed message/);
  expect(() => parse(whole.subarray(0, whole.length - 2))).toThrow(/an attribute is longer than what holds it/);
});

test('an attribute that is shorter than its number is malformed', () => {
  expect(() => parse(linkBody({}, attribute(4, u16(1))))).toThrow(/four bytes are missing/);
});

test('an attribute of no length is malformed and no endless loop', () => {
  expect(() => parse(linkBody({}, u32(0)))).toThrow(/malformed message/);
});

test('a kind that is not known loses nothing else', () => {
  const body = linkBody({}, linkInfo('wireguard2', attribute(1, Buffer.alloc(100, 0xff))), name, attribute(4, u32(1420)));
  expect(parse(body)).toMatchObject({ kind: 'wireguard2', details: undefined, name: 'eth0', mtu: 1420 });
});
