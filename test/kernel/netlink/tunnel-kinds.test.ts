import { expect, test } from 'vitest';
import { linkDetails } from '../../../src/kernel/netlink/kinds/index.ts';
import type { LinkDetails } from '../../../src/model/link-details.ts';
import { xfrmBound, xfrmExternal } from '../../fixtures/messages/xfrm.ts';
import { attribute, be16, ipAddress, u16, u32, u8 } from '../../support/messages.ts';

// IFLA_IPTUN_*, IFLA_GRE_* and IFLA_VTI_* of linux/if_tunnel.h, IFLA_GENEVE_* of linux/if_link.h

function details(kind: string, ...data: readonly Buffer[]): LinkDetails | undefined {
  const bytes = Buffer.concat(data);
  return linkDetails(kind, bytes, 0, bytes.length);
}

const be32 = (value: number): Buffer => Buffer.concat([be16(value >>> 16), be16(value & 0xffff)]);
const here = ipAddress('20010db8000000000000000000000002');
const there = ipAddress('20010db8000000000000000000000001');

test('an ipip inside UDP', () => {
  const data = [
    attribute(1, u32(3)), attribute(2, ipAddress('192.0.2.2')), attribute(3, ipAddress('192.0.2.1')), attribute(4, u8(5)), attribute(5, u8(1)), attribute(9, u8(4)), attribute(10, u8(1)),
    attribute(15, u16(1)), attribute(16, u16(5)), attribute(17, be16(0)), attribute(18, be16(5555)), attribute(20, u32(9)),
  ];
  expect(details('ipip', ...data)).toEqual({
    of: 'ipip',
    mode: 'ipip',
    local: '192.0.2.2',
    remote: '192.0.2.1',
    linkIndex: 3,
    ttl: 5,
    tos: 'inherit',
    pathMtuDiscovery: true,
    fwmark: 9,
    isatap: false,
    sixRdPrefix: undefined,
    sixRdRelayPrefix: undefined,
    encapType: 'fou',
    encapSourcePort: undefined,
    encapDestinationPort: 5555,
    encapFlags: ['csum', 'remcsum'],
    external: false,
  });
});

test('a sit that serves 6rd', () => {
  const data = [attribute(8, u16(1)), attribute(9, u8(41)), attribute(11, ipAddress('20010db8000000000000000000000000')), attribute(12, ipAddress('10.0.0.0')), attribute(13, u16(32)), attribute(14, u16(8))];
  expect(details('sit', ...data)).toMatchObject({ of: 'sit', mode: 'ip6ip', isatap: true, sixRdPrefix: '2001:db8::/32', sixRdRelayPrefix: '10.0.0.0/8' });
  expect(details('sit', attribute(9, u8(137)), attribute(14, u16(0)), attribute(19))).toMatchObject({ mode: 'mplsip', sixRdRelayPrefix: undefined, external: true });
});

test('an ip6tnl that inherits nothing', () => {
  const data = [attribute(1, u32(0)), attribute(2, here), attribute(3, there), attribute(4, u8(9)), attribute(6, u8(7)), attribute(7, be32(0x1231_2345)), attribute(8, u32(0x40)), attribute(9, u8(41)), attribute(20, u32(0))];
  expect(details('ip6tnl', ...data)).toEqual({
    of: 'ip6tnl',
    mode: 'ip6ip6',
    local: '2001:db8::2',
    remote: '2001:db8::1',
    linkIndex: undefined,
    ttl: 9,
    fwmark: undefined,
    encapLimit: 7,
    trafficClass: 0x23,
    flowLabel: 0x1_2345,
    copiesDscp: false,
    allowLocalRemote: true,
    encapType: undefined,
    encapSourcePort: undefined,
    encapDestinationPort: undefined,
    encapFlags: [],
    external: false,
  });
});

test('an ip6tnl that inherits all', () => {
  expect(details('ip6tnl', attribute(6, u8(4)), attribute(7, be32(0)), attribute(8, u32(0x37)), attribute(9, u8(4)))).toMatchObject({
    mode: 'ipip6',
    ttl: 'inherit',
    fwmark: 'inherit',
    encapLimit: 'none',
    trafficClass: 'inherit',
    flowLabel: 'inherit',
    copiesDscp: true,
  });
});

test('a gre over IPv6 inside UDP, and two kinds of ERSPAN', () => {
  expect(details('ip6gretap', attribute(13, u32(0)), attribute(11, u8(4)), attribute(12, be32(5)), attribute(14, u16(2)), attribute(15, u16(2)), attribute(16, be16(7)), attribute(17, be16(8)))).toMatchObject({
    encapLimit: 4,
    trafficClass: 0,
    flowLabel: 5,
    encapType: 'gue',
    encapFlags: ['csum6'],
    encapSourcePort: 7,
    encapDestinationPort: 8,
  });
  expect(details('erspan', attribute(22, u8(1)), attribute(21, u32(123)))).toMatchObject({ erspanVersion: 1, erspanIndex: 123, erspanDirection: undefined, erspanHardwareId: undefined });
  expect(details('ip6erspan', attribute(22, u8(2)), attribute(23, u8(1)), attribute(24, u16(0x3f)))).toMatchObject({ erspanVersion: 2, erspanIndex: undefined, erspanDirection: 'egress', erspanHardwareId: 0x3f });
  // erspan0, which a module makes in every namespace, really has the index 0.
  expect(details('erspan', attribute(22, u8(1)), attribute(21, u32(0)))).toMatchObject({ erspanVersion: 1, erspanIndex: 0 });
});

test('vti and vti6', () => {
  const data = [attribute(1, u32(4)), attribute(2, ipAddress('0.0.0.5')), attribute(3, ipAddress('0.0.0.0')), attribute(4, ipAddress('0.0.0.0')), attribute(5, ipAddress('192.0.2.1')), attribute(6, u32(9))];
  expect(details('vti', ...data)).toEqual({ of: 'vti', local: undefined, remote: '192.0.2.1', linkIndex: 4, inputKey: '0.0.0.5', outputKey: undefined, fwmark: 9 });
  expect(details('vti6', attribute(4, here), attribute(5, there))).toMatchObject({ of: 'vti6', local: '2001:db8::2', remote: '2001:db8::1', inputKey: undefined });
});

test('xfrm', () => {
  expect(details('xfrm', xfrmBound)).toEqual({ of: 'xfrm', ifId: 42, linkIndex: 4, external: false });
  expect(details('xfrm', xfrmExternal)).toEqual({ of: 'xfrm', ifId: 0, linkIndex: undefined, external: true });
});

test('geneve over either family', () => {
  const data = [attribute(1, u32(5)), attribute(2, ipAddress('192.0.2.1')), attribute(3, u8(4)), attribute(4, u8(1)), attribute(5, be16(6081)), attribute(8, u8(1)), attribute(10, u8(0)), attribute(12, u8(0)), attribute(13, u8(2)), attribute(14), attribute(15, be16(100), be16(200))];
  expect(details('geneve', ...data)).toEqual({
    of: 'geneve',
    id: 5,
    remote: '192.0.2.1',
    port: 6081,
    portRange: [100, 200],
    ttl: 4,
    tos: 'inherit',
    flowLabel: undefined,
    df: 'inherit',
    flags: ['udp_csum', 'inner_proto_inherit'],
  });
  expect(details('geneve', attribute(6), attribute(7, there), attribute(11, be32(4)), attribute(12, u8(1)), attribute(9, u8(1)))).toMatchObject({
    remote: '2001:db8::1',
    ttl: 'inherit',
    tos: 0,
    flowLabel: 4,
    portRange: undefined,
    flags: ['external', 'udp_zero_csum6_tx'],
  });
});
