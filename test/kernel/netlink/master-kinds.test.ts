import { expect, test } from 'vitest';
import { linkDetails, linkPort } from '../../../src/kernel/netlink/kinds/index.ts';
import { nameDevices } from '../../../src/kernel/netlink/name-devices.ts';
import type { LinkDetails } from '../../../src/model/link-details.ts';
import type { LinkPort } from '../../../src/model/link-port.ts';
import { netkitPeer, netkitPrimary } from '../../fixtures/messages/netkit.ts';
import { aLink } from '../../support/a-link.ts';
import { attribute, i32, ipAddress, u16, u32, u8 } from '../../support/messages.ts';

function details(kind: string, ...data: readonly Buffer[]): LinkDetails | undefined {
  const bytes = Buffer.concat(data);
  return linkDetails(kind, bytes, 0, bytes.length);
}

function port(master: string, ...data: readonly Buffer[]): LinkPort | undefined {
  const bytes = Buffer.concat(data);
  return linkPort(master, bytes, 0, bytes.length);
}

const mac = Buffer.from('020000000001', 'hex');

test('a bond of 802.3ad', () => {
  const data = [
    attribute(1, u8(4)), attribute(2, u32(4)), attribute(3, u32(100)), attribute(4, u32(200)), attribute(5, u32(300)), attribute(6, u8(1)), attribute(7, u32(50)),
    attribute(8, attribute(0, ipAddress('10.0.0.1')), attribute(1, ipAddress('10.0.0.2'))), attribute(9, u32(3)), attribute(10, u32(1)), attribute(11, u32(5)), attribute(12, u8(2)),
    attribute(13, u8(1)), attribute(14, u8(5)), attribute(15, u32(1)), attribute(16, u8(3)), attribute(17, u8(0)), attribute(18, u32(2)), attribute(19, u32(1)), attribute(20, u32(1)),
    attribute(21, u8(1)), attribute(22, u8(2)), attribute(23, attribute(1, u16(1)), attribute(2, u16(2)), attribute(3, u16(9)), attribute(4, u16(1)), attribute(5, mac)),
    attribute(24, u16(65_535)), attribute(25, u16(7)), attribute(26, mac), attribute(27, u8(1)), attribute(28, u32(10)), attribute(29, u8(1)), attribute(30, u8(2)),
    attribute(31, attribute(0, ipAddress('20010db8000000000000000000000001'))), attribute(32, u8(1)),
  ];
  expect(details('bond', ...data)).toEqual({
    of: 'bond',
    mode: '802.3ad',
    activeSlaveIndex: 4,
    activeSlave: undefined,
    miimon: 100,
    updelay: 200,
    downdelay: 300,
    peerNotifyDelay: 10,
    useCarrier: true,
    arpInterval: 50,
    arpMissedMax: 2,
    arpIpTargets: ['10.0.0.1', '10.0.0.2'],
    nsIp6Targets: ['2001:db8::1'],
    arpValidate: 'all',
    arpAllTargets: 'all',
    primaryIndex: 5,
    primary: undefined,
    primaryReselect: 'failure',
    failOverMac: 'active',
    xmitHashPolicy: 'vlan+srcmac',
    resendIgmp: 1,
    peerNotifications: 3,
    allSlavesActive: false,
    minLinks: 2,
    lpInterval: 1,
    packetsPerSlave: 1,
    lacpActive: true,
    lacpRate: 'fast',
    adSelect: 'count',
    coupledControl: true,
    adAggregator: 1,
    adPorts: 2,
    adActorKey: 9,
    adPartnerKey: 1,
    adPartnerMac: '02:00:00:00:00:01',
    adActorSystemPriority: 65_535,
    adUserPortKey: 7,
    adActorSystem: '02:00:00:00:00:01',
    tlbDynamicLb: true,
  });
});

test('a port of a bond', () => {
  const data = [attribute(1, u8(1)), attribute(2, u8(2)), attribute(3, u32(3)), attribute(4, mac), attribute(5, u16(6)), attribute(6, u16(1)), attribute(7, u8(71)), attribute(8, u16(0)), attribute(9, i32(-4))];
  expect(port('bond', ...data)).toEqual({
    of: 'bond',
    state: 'BACKUP',
    miiStatus: 'DOWN',
    linkFailures: 3,
    permanentMac: '02:00:00:00:00:01',
    queueId: 6,
    priority: -4,
    adAggregator: 1,
    adActorState: ['active', 'short_timeout', 'aggregating', 'defaulted'],
    adPartnerState: [],
  });
});

test('a VRF and its port', () => {
  expect(details('vrf', attribute(1, u32(100_000)))).toEqual({ of: 'vrf', table: 100_000 });
  expect(port('vrf', attribute(1, u32(100_000)))).toEqual({ of: 'vrf', table: 100_000 });
});

test('a master of another kind says nothing that we could read', () => {
  expect(port('team', attribute(1, u8(1)))).toBeUndefined();
});

test('both ends of a netkit', () => {
  expect(details('netkit', netkitPrimary)).toEqual({ of: 'netkit', mode: 'l3', type: 'primary', policy: 'forward', peerPolicy: 'blackhole', scrub: 'default', peerScrub: 'none', headroom: 64, tailroom: 0 });
  expect(details('netkit', netkitPeer)).toEqual({
    of: 'netkit',
    mode: 'l2',
    type: 'peer',
    policy: 'blackhole',
    peerPolicy: 'forward',
    scrub: undefined,
    peerScrub: undefined,
    headroom: undefined,
    tailroom: undefined,
  });
});

test('macsec', () => {
  const data = [
    attribute(1, Buffer.from('020000000001000b', 'hex')), attribute(3, u8(16)), attribute(4, Buffer.from('02000001' + '00c28000', 'hex')), attribute(5, u32(32)), attribute(6, u8(2)),
    attribute(7, u8(1)), attribute(8, u8(1)), attribute(9, u8(0)), attribute(10, u8(0)), attribute(11, u8(1)), attribute(12, u8(1)), attribute(13, u8(1)), attribute(15, u8(0)),
  ];
  expect(details('macsec', ...data)).toEqual({
    of: 'macsec',
    sci: '020000000001000b',
    cipherSuite: 'GCM-AES-256',
    icvLength: 16,
    encodingSa: 2,
    validation: 'check',
    protect: true,
    encrypt: true,
    sendSci: false,
    endStation: false,
    scb: true,
    replayProtect: true,
    window: 32,
    offload: 'off',
  });
});

test('hsr, rmnet and can', () => {
  expect(details('hsr', attribute(1, u32(3)), attribute(2, u32(4)), attribute(4, Buffer.from('01154e000105', 'hex')), attribute(5, u16(9)), attribute(7, u8(1)))).toEqual({
    of: 'hsr',
    protocol: 'prp',
    slave1Index: 3,
    slave1: undefined,
    slave2Index: 4,
    slave2: undefined,
    interlinkIndex: undefined,
    interlink: undefined,
    supervisionAddress: '01:15:4e:00:01:05',
  });
  expect(details('rmnet', attribute(1, u16(5)), attribute(2, u32(3), u32(0xffff_ffff)))).toEqual({ of: 'rmnet', muxId: 5, flags: ['ingress-deaggregation', 'ingress-commands'] });
  expect(details('can', attribute(1, u32(500_000), u32(875), Buffer.alloc(24)), attribute(4, u32(3)), attribute(5, u32(0xff), u32(0x21)), attribute(6, u32(100)))).toEqual({
    of: 'can',
    state: 'BUS-OFF',
    bitrate: 500_000,
    samplePoint: 0.875,
    dataBitrate: undefined,
    restartMs: 100,
    flags: ['LOOPBACK', 'FD'],
  });
});

test('names come to the indexes of other links, where those are in the same reading', () => {
  const bond = details('bond', attribute(2, u32(4)), attribute(11, u32(9)));
  const named = nameDevices([aLink({ index: 3, details: bond }), aLink({ index: 4, name: 'eth0', port: port('bridge', attribute(34, u32(4))) })]);
  expect(named.map(({ details: one }) => one)).toEqual([{ ...bond, activeSlave: 'eth0', primary: undefined }, undefined]);
  expect(named[1]?.port).toMatchObject({ backupPortIndex: 4, backupPort: 'eth0' });
});
