import { expect, test } from 'vitest';
import { linkDetails } from '../../../src/kernel/netlink/kinds/index.ts';
import type { LinkDetails } from '../../../src/model/link-details.ts';
import { attribute, be16, ipAddress, u16, u32, u8 } from '../../support/messages.ts';

function details(kind: string, ...data: readonly Buffer[]): LinkDetails | undefined {
  const bytes = Buffer.concat(data);
  return linkDetails(kind, bytes, 0, bytes.length);
}

const u64 = (value: number): Buffer => Buffer.concat([u32(value), u32(0)]);

test('a bridge', () => {
  const id = (priority: number, mac: string): Buffer => Buffer.concat([be16(priority), Buffer.from(mac, 'hex')]);
  const data = [
    attribute(1, u32(1500)), attribute(2, u32(200)), attribute(3, u32(2000)), attribute(4, u32(30_000)), attribute(5, u32(1)), attribute(6, u16(4096)),
    attribute(7, u8(1)), attribute(9, u16(8)), attribute(10, id(0x1000, '020000000001')), attribute(11, id(0x8000, '0a0b0c0d0e0f')), attribute(12, u16(2)),
    attribute(13, u32(100)), attribute(23, u8(0)), attribute(39, u16(1)), attribute(8, be16(0x88a8)), attribute(14, u8(1)), attribute(15, u8(0)),
    attribute(20, Buffer.from('0180c2000008', 'hex')), attribute(22, u8(2)), attribute(24, u8(1)), attribute(25, u8(0)), attribute(26, u32(16)), attribute(27, u32(4096)),
    attribute(28, u32(2)), attribute(29, u32(3)), attribute(30, u64(100)), attribute(31, u64(26_000)), attribute(32, u64(25_500)), attribute(33, u64(12_500)),
    attribute(34, u64(1000)), attribute(35, u64(3125)), attribute(36, u8(1)), attribute(37, u8(0)), attribute(38, u8(0)), attribute(41, u8(1)), attribute(42, u8(0)),
    attribute(43, u8(3)), attribute(44, u8(2)), attribute(45, u8(0)), attribute(46, u32(1), u32(7)),
  ];
  expect(details('bridge', ...data)).toEqual({
    of: 'bridge',
    id: '8000.0a0b0c0d0e0f',
    root: '1000.020000000001',
    stp: true,
    forwardDelay: 15,
    helloTime: 2,
    maxAge: 20,
    ageing: 300,
    priority: 4096,
    rootPort: 2,
    rootPathCost: 100,
    topologyChange: true,
    topologyChangeDetected: false,
    vlanFiltering: true,
    vlanProtocol: '802.1ad',
    vlanDefaultPvid: 1,
    vlanStats: true,
    vlanStatsPerPort: false,
    groupForwardMask: 8,
    groupAddress: '01:80:c2:00:00:08',
    noLinkLocalLearning: true,
    multicastSnooping: false,
    multicastVlanSnooping: false,
    multicastRouter: 2,
    multicastQueryUseIfaddr: true,
    multicastQuerier: false,
    multicastHashElasticity: 16,
    multicastHashMax: 4096,
    multicastLastMemberCount: 2,
    multicastStartupQueryCount: 3,
    multicastLastMemberInterval: 1,
    multicastMembershipInterval: 260,
    multicastQuerierInterval: 255,
    multicastQueryInterval: 125,
    multicastQueryResponseInterval: 10,
    multicastStartupQueryInterval: 31.25,
    multicastStats: false,
    multicastIgmpVersion: 3,
    multicastMldVersion: 2,
    callIptables: true,
    callIp6tables: false,
    callArptables: false,
  });
});

test('a bridge of a kernel without VLAN filtering and multicast snooping', () => {
  expect(details('bridge')).toMatchObject({ vlanFiltering: undefined, vlanDefaultPvid: undefined, multicastSnooping: undefined, stp: false });
});

test('a vlan', () => {
  const vlan = (protocol: number, flags: number): LinkDetails | undefined => details('vlan', attribute(1, u16(42)), attribute(2, u32(flags), u32(0xffff_ffff)), attribute(5, be16(protocol)));
  expect(vlan(0x8100, 0x1)).toEqual({ of: 'vlan', id: 42, protocol: '802.1Q', flags: ['REORDER_HDR'], ingressQos: [], egressQos: [] });
  expect(vlan(0x88a8, 0x1e)).toEqual({ of: 'vlan', id: 42, protocol: '802.1ad', flags: ['GVRP', 'LOOSE_BINDING', 'MVRP', 'BRIDGE_BINDING'], ingressQos: [], egressQos: [] });
  expect(vlan(0x9100, 0x20)).toEqual({ of: 'vlan', id: 42, protocol: '0x9100', flags: ['0x20'], ingressQos: [], egressQos: [] });
});

test('the priorities of a vlan, in both directions', () => {
  const mapping = (from: number, to: number): Buffer => attribute(1, u32(from), u32(to)); // IFLA_VLAN_QOS_MAPPING
  expect(details('vlan', attribute(3, mapping(1, 2), mapping(3, 4)), attribute(4, mapping(5, 6)))).toMatchObject({ egressQos: ['1:2', '3:4'], ingressQos: ['5:6'] });
});

test('a vxlan', () => {
  const data = [
    attribute(1, u32(0xff_ffff)), attribute(2, ipAddress('239.1.1.1')), attribute(3, u32(4)), attribute(4, ipAddress('192.0.2.2')), attribute(5, u8(64)),
    attribute(6, u8(1)), attribute(7, u8(1)), attribute(8, u32(300)), attribute(9, u32(1000)), attribute(10, be16(30_000), be16(40_000)), attribute(11, u8(1)),
    attribute(12, u8(0)), attribute(15, be16(4789)), attribute(18, u8(1)), attribute(23), attribute(25, u8(1)), attribute(28, u8(0)), attribute(26, u32(0)), attribute(29, u8(1)), attribute(30, u8(1)), attribute(31, u8(0)),
  ];
  expect(details('vxlan', ...data)).toEqual({
    of: 'vxlan',
    id: 0xff_ffff,
    local: '192.0.2.2',
    remote: '239.1.1.1',
    linkIndex: 4,
    port: 4789,
    portRange: [30_000, 40_000],
    ttl: 64,
    tos: 'inherit',
    flowLabel: undefined,
    df: 'set',
    learning: true,
    localBypass: false,
    ageing: 300,
    maxAddresses: 1000,
    flags: ['proxy', 'udp_csum', 'gbp', 'external', 'vnifilter'],
  });
});

test('a vxlan over IPv6, whose time to live is that of the packet inside', () => {
  const data = [attribute(1, u32(1)), attribute(16, ipAddress('ff050000000000000000000000000007')), attribute(17, ipAddress('20010db8000000000000000000000002')), attribute(3, u32(0)), attribute(5, u8(0)), attribute(28, u8(1)), attribute(6, u8(0x10))];
  expect(details('vxlan', ...data)).toMatchObject({ remote: 'ff05::7', local: '2001:db8::2', linkIndex: undefined, ttl: 'inherit', tos: 16 });
});

test('macvlan and macvtap, in every mode', () => {
  const modes = [1, 2, 4, 8, 16, 32].map((mode) => details('macvlan', attribute(1, u32(mode)), attribute(2, u16(0)), attribute(7, u32(1000))));
  expect(modes.map((found) => found?.of === 'macvlan' && found.mode)).toEqual(['private', 'vepa', 'bridge', 'passthru', 'source', '32']);
  expect(details('macvtap', attribute(1, u32(8)), attribute(2, u16(3)), attribute(7, u32(1000)))).toEqual({ of: 'macvtap', mode: 'passthru', flags: ['nopromisc', 'nodst'], broadcastQueueLength: 1000, broadcastQueueLengthUsed: undefined, sourceAddresses: [] });
});

test('ipvlan and ipvtap, in every mode', () => {
  const found = [0, 1, 2, 3].map((mode) => details('ipvlan', attribute(1, u16(mode)), attribute(2, u16(mode))));
  expect(found).toEqual([
    { of: 'ipvlan', mode: 'l2', flags: 'bridge' },
    { of: 'ipvlan', mode: 'l3', flags: 'private' },
    { of: 'ipvlan', mode: 'l3s', flags: 'vepa' },
    { of: 'ipvlan', mode: '3', flags: '3' },
  ]);
  expect(details('ipvtap', attribute(1, u16(0)))).toEqual({ of: 'ipvtap', mode: 'l2', flags: 'bridge' });
});

test('tun and tap', () => {
  const data = [attribute(1, u32(1000)), attribute(2, u32(0)), attribute(3, u8(2)), attribute(4, u8(0)), attribute(5, u8(1)), attribute(6, u8(1)), attribute(7, u8(1))];
  expect(details('tun', ...data)).toEqual({ of: 'tun', type: 'tap', packetInformation: false, vnetHeader: true, multiQueue: true, persist: true, user: 1000, group: 0 });
  expect(details('tun', attribute(3, u8(1)), attribute(4, u8(1)))).toMatchObject({ type: 'tun', packetInformation: true, persist: false, user: undefined, group: undefined });
});

test('a gre with keys, checksums and sequence numbers in one direction each', () => {
  const data = [
    attribute(1, u32(3)), attribute(2, be16(0x2000 | 0x8000)), attribute(3, be16(0x2000 | 0x1000)), attribute(4, ipAddress('0.0.0.5')), attribute(5, ipAddress('1.2.3.4')),
    attribute(6, ipAddress('192.0.2.1')), attribute(7, ipAddress('192.0.2.2')), attribute(8, u8(64)), attribute(9, u8(1)), attribute(10, u8(1)),
  ];
  expect(details('gre', ...data)).toEqual({
    of: 'gre',
    local: '192.0.2.1',
    remote: '192.0.2.2',
    linkIndex: 3,
    ttl: 64,
    tos: 'inherit',
    inputKey: '0.0.0.5',
    outputKey: '1.2.3.4',
    flags: ['oseq', 'icsum'],
    pathMtuDiscovery: true,
    ignoreDf: false,
    fwmark: undefined,
    encapLimit: undefined,
    trafficClass: undefined,
    flowLabel: undefined,
    copiesDscp: undefined,
    allowLocalRemote: undefined,
    encapType: undefined,
    encapSourcePort: undefined,
    encapDestinationPort: undefined,
    encapFlags: [],
    erspanVersion: undefined,
    erspanIndex: undefined,
    erspanDirection: undefined,
    erspanHardwareId: undefined,
    external: false,
  });
});

test('a gre to anywhere, without keys', () => {
  const none = ipAddress('0.0.0.0');
  expect(details('gretap', attribute(1, u32(0)), attribute(2, be16(0)), attribute(4, none), attribute(6, none), attribute(7, none), attribute(8, u8(0)), attribute(9, u8(0)), attribute(18))).toEqual({
    of: 'gretap',
    local: undefined,
    remote: undefined,
    linkIndex: undefined,
    ttl: 'inherit',
    tos: undefined,
    inputKey: undefined,
    outputKey: undefined,
    flags: [],
    pathMtuDiscovery: false,
    ignoreDf: false,
    fwmark: undefined,
    encapLimit: undefined,
    trafficClass: undefined,
    flowLabel: undefined,
    copiesDscp: undefined,
    allowLocalRemote: undefined,
    encapType: undefined,
    encapSourcePort: undefined,
    encapDestinationPort: undefined,
    encapFlags: [],
    erspanVersion: undefined,
    erspanIndex: undefined,
    erspanDirection: undefined,
    erspanHardwareId: undefined,
    external: true,
  });
});

test('a gre over IPv6', () => {
  const remote = ipAddress('20010db8000000000000000000000001');
  expect(details('ip6gre', attribute(7, remote), attribute(8, u8(64)))).toMatchObject({ of: 'ip6gre', remote: '2001:db8::1', local: undefined, ttl: 64 });
});

test('kinds that say nothing of themselves have no details', () => {
  expect(details('veth')).toBeUndefined();
  expect(details('nobody-knows', attribute(1, u8(1)))).toBeUndefined();
});
