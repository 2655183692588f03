import { expect, test } from 'vitest';
import { parseArp } from '../../../src/kernel/outside/arp.ts';
import { parseDev } from '../../../src/kernel/outside/dev.ts';
import { parseFibTrie } from '../../../src/kernel/outside/fib-trie.ts';
import { parseIfInet6 } from '../../../src/kernel/outside/if-inet6.ts';
import { parseDevMcast, parseIgmp, parseSnmp6Index } from '../../../src/kernel/outside/indexes.ts';
import { joinIpv4Routes } from '../../../src/kernel/outside/ipv4-routes.ts';
import { parseIpv6Routes } from '../../../src/kernel/outside/ipv6-routes.ts';
import { parsePacket } from '../../../src/kernel/outside/packet.ts';
import { parseUnix } from '../../../src/kernel/outside/unix.ts';

test('a metric is a number without sign, though it is written with one', () => {
  const line = 'eth0\t800812C6\tF400010A\t0003\t0\t0\t-16769024\tE0FFFFFF\t0\t0\t0\n';
  expect(joinIpv4Routes(`Iface\n${line}`, [])).toMatchObject([{ destination: '198.18.8.128/27', gateway: '10.1.0.244', metric: 4278198272 }]);
});

test('links with their counters, whose names are any bytes', () => {
  const text = 'Inter-|   Receive  |  Transmit\n face |bytes    packets errs\n  eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\nby\xe9te:18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n';
  const [eth0, other] = parseDev(text);
  expect(eth0).toEqual({ name: 'eth0', statistics: { receive: { bytes: 1n, packets: 2n, errors: 3n, dropped: 4n, fifoErrors: 5n, compressed: 7n, multicast: 8n }, transmit: { bytes: 9n, packets: 10n, errors: 11n, dropped: 12n, fifoErrors: 13n, collisions: 14n, compressed: 16n } } });
  expect(other).toMatchObject({ name: 'by\udce9te', statistics: { receive: { bytes: 18446744073709551615n } } });
});

test('indexes from three files', () => {
  expect(parseIgmp('Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n1\tlo        :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n12\ta-name-of-15-xx:     1      V3\n')).toEqual(new Map([['lo', 1], ['a-name-of-15-xx', 12]]));
  expect(parseDevMcast('2    v1              1     0     333300000001\n')).toEqual(new Map([['v1', 2]]));
  expect(parseSnmp6Index('ifIndex                         \t3\nIp6InReceives                   \t6\n')).toBe(3);
});

test('IPv6 addresses with the words of their flags and scopes', () => {
  expect(parseIfInet6('fe8000000000000000f55dfffe90f744 02 40 20 c0       v1\n')).toEqual([
    { family: 'inet6', address: 'fe80::f5:5dff:fe90:f744', linkName: 'v1', linkIndex: 2, prefixLength: 64, scope: 'link', flags: ['tentative', 'permanent'] },
  ]);
});

const merged = '  +-- 0.0.0.0/0 2 0 2\n     |-- 10.0.0.0\n        /24 link UNICAST\n     |-- 10.0.0.1\n        /32 host LOCAL\n     |-- 10.66.0.0\n        /16 universe BLACKHOLE\n        /16 universe UNICAST tos=16\n';

test('prefixes of the trie; while main and local are one, neither is the table', () => {
  expect(parseFibTrie(`Id -1:\n     |-- 10.9.0.0\n        /16 scope=42 type 13\nMain:\n${merged}Local:\n${merged}`)).toEqual([
    { table: 4294967295, address: '10.9.0.0', length: 16, type: '13', scope: 42, tos: 0 },
    { table: undefined, address: '10.0.0.0', length: 24, type: 'unicast', scope: 253, tos: 0 },
    { table: undefined, address: '10.0.0.1', length: 32, type: 'local', scope: 254, tos: 0 },
    { table: undefined, address: '10.66.0.0', length: 16, type: 'blackhole', scope: 0, tos: 0 },
    { table: undefined, address: '10.66.0.0', length: 16, type: 'unicast', scope: 0, tos: 16 },
  ]);
});

test('routes of main get their types from the trie, and the rest is that of local', () => {
  const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
  const lines = 'v0\t0000000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0   \n*\t0000420A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\nv0\t0000420A\t0900000A\t0003\t0\t0\t5\t0000FFFF\t0\t0\t0\n';
  const base = { family: 'inet', source: undefined, gateway: undefined, linkName: undefined };
  expect(joinIpv4Routes(head + lines, parseFibTrie(`Main:\n${merged}Local:\n${merged}`))).toEqual([
    { ...base, type: 'unicast', destination: '10.0.0.0/24', linkName: 'v0', table: 254, scope: 253, tos: 0, metric: 0 },
    { ...base, type: 'blackhole', destination: '10.66.0.0/16', table: 254, scope: 0, tos: 0, metric: 0 },
    { ...base, type: 'unicast', destination: '10.66.0.0/16', linkName: 'v0', gateway: '10.0.0.9', table: 254, scope: 0, tos: 16, metric: 5 },
    { ...base, type: 'local', destination: '10.0.0.1/32', table: 255, scope: 254, tos: 0, metric: undefined },
  ]);
});

test('IPv6 routes, without what stands at the end of a tree', () => {
  const zero = '0'.repeat(32);
  const route = (to: string, length: string, via: string, metric: string, flags: string, link: string): string => `${to} ${length} ${zero} 00 ${via} ${metric} 00000001 00000000 ${flags}       ${link}\n`;
  const text = route(`fd01${'0'.repeat(28)}`, '40', `fd00${'0'.repeat(27)}2`, '00000400', '00000003', 'v0') + route(zero, '00', zero, 'ffffffff', '00200200', 'lo') + route(`${'0'.repeat(31)}1`, '80', zero, '00000000', '80200001', 'lo') + route(`fd02${'0'.repeat(28)}`, '40', zero, '00000400', '00200200', 'lo');
  expect(parseIpv6Routes(text).map(({ type, destination, gateway, linkName, table, metric }) => [type, destination, gateway, linkName, table, metric])).toEqual([
    ['unicast', 'fd01::/64', 'fd00::2', 'v0', undefined, 1024],
    ['local', '::1/128', undefined, 'lo', 255, 0],
    [undefined, 'fd02::/64', undefined, 'lo', undefined, 1024],
  ]);
});

test('neighbours: one that is known, one that is entered, one that is answered for, one that nobody answers', () => {
  const head = 'IP address       HW type     Flags       HW address            Mask     Device\n';
  const line = (address: string, type: string, flags: string, mac: string): string => `${address}        ${type}         ${flags}         ${mac}     *        v0\n`;
  const text = head + line('10.1.2.1', '0x1', '0x2', '02:00:00:00:00:01') + line('10.1.2.2', '0x30a', '0x6', 'c0:00:02:4d') + line('10.1.2.3', '0x1', '0xc', '00:00:00:00:00:00') + line('10.1.2.4', '0x1', '0x0', '00:00:00:00:00:00');
  expect(parseArp(text)).toEqual([
    { linkName: 'v0', address: '10.1.2.1', mac: '02:00:00:00:00:01', state: undefined, isProxy: false },
    { linkName: 'v0', address: '10.1.2.2', mac: '192.0.2.77', state: 'permanent', isProxy: false },
    { linkName: 'v0', address: '10.1.2.3', mac: undefined, state: 'none', isProxy: true },
    { linkName: 'v0', address: '10.1.2.4', mac: undefined, state: undefined, isProxy: false },
  ]);
});

test('unix and packet sockets', () => {
  const unix = 'Num       RefCount Protocol Flags    Type St Inode Path\n0000000000000000: 00000002 00000000 00010000 0001 01 4711 @abc d\n0000000000000000: 00000003 00000000 00000000 0002 03 4712\n0000000000000000: 00000003 00000000 00000000 0001 02 0 /run/waits\n';
  expect(parseUnix(unix).map(({ netid, state, localAddress, isAbstract, inode }) => [netid, state, localAddress, isAbstract, inode])).toEqual([
    ['u_str', 'LISTEN', '@abc d', true, 4711],
    ['u_dgr', 'ESTAB', undefined, undefined, 4712],
  ]);
  const packet = 'sk               RefCnt Type Proto  Iface R Rmem   User   Inode\n0000000000000000 3      3    0003   2     1 512    7      4713\n';
  expect(parsePacket(packet)).toEqual([expect.objectContaining({ netid: 'p_raw', protocol: 3, linkIndex: 2, receiveQueue: 512, uid: 7, inode: 4713 })]);
});
