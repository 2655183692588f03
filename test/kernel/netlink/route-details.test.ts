import { expect, test } from 'vitest';
import { parseEncapsulation } from '../../../src/kernel/netlink/encapsulation.ts';
import { parseRoute } from '../../../src/kernel/netlink/route.ts';
import { encapsulationText, routeMetricsText } from '../../../src/render/route-text.ts';
import { attribute, be16, i32, ipAddress, routeBody, text, u16, u32, u8 } from '../../support/messages.ts';

const INET6 = 10;

test('metrics, with times in milliseconds and those that are locked', () => {
  const body = routeBody(
    { family: 2, length: 24 },
    attribute(1, ipAddress('10.1.0.0')),
    attribute(8, attribute(1, u32((1 << 2) | (1 << 13))), attribute(2, u32(1400)), attribute(4, u32(2400)), attribute(5, u32(80)), attribute(10, u32(0xffff_ffff)), attribute(12, u32(5)), attribute(13, u32(50)), attribute(15, u32(1)), attribute(16, text('cubic')), attribute(99, u8(1))),
  );
  const { metrics } = parseRoute(body, 0, body.length);
  expect(metrics).toMatchObject({ locked: ['mtu', 'rto_min'], mtu: 1400, rtt: 300, rttvar: 20, hoplimit: undefined, features: ['ecn', '0x4'], rtoMin: 50, quickack: true, congctl: 'cubic' });
  expect(metrics && routeMetricsText(metrics)).toBe('mtu lock 1400 rtt 300ms rttvar 20ms congctl cubic rto_min lock 50ms quickack 1 features ecn 0x4');
});

test('several ways, one of them by a router of the other family', () => {
  const way = (length: number, flags: number, hops: number, index: number, ...rest: readonly Buffer[]): Buffer => Buffer.concat([u16(length), u8(flags), u8(hops), i32(index), ...rest]);
  const via = attribute(18, u16(INET6), ipAddress('fe800000000000000000000000000001'));
  const body = routeBody({ family: 2, length: 0 }, attribute(9, way(24, 0, 0, 2, attribute(5, ipAddress('10.0.0.1')), attribute(11, u32(0x0005_0006))), way(8 + via.length, 0x11, 255, 3, via)));
  expect(parseRoute(body, 0, body.length).nexthops).toEqual([
    { gateway: '10.0.0.1', linkIndex: 2, weight: 1, flags: [], encapsulation: undefined, realms: { from: 5, to: 6 } },
    { gateway: 'fe80::1', linkIndex: 3, weight: 256, flags: ['dead', 'linkdown'], encapsulation: undefined, realms: undefined },
  ]);
});

test('source prefix, preference and expiry of IPv6; types and flags as words, others as numbers', () => {
  const rtmsg = Buffer.from([INET6, 32, 48, 0, 254, 3, 0, 77, 0x04, 0x40, 0, 0]);
  const body = Buffer.concat([rtmsg, attribute(1, ipAddress('20010db8000000000000000000000000')), attribute(2, ipAddress('20010db8000900000000000000000000')), attribute(20, u8(3)), attribute(12, u32(0), u32(0), i32(9_950), Buffer.alloc(20))]);
  expect(parseRoute(body, 0, body.length)).toMatchObject({ destination: '2001:db8::/32', source: '2001:db8:9::/48', type: '77', flags: ['onlink', 'rt_offload'], preference: 'low', expires: 99 });
});

/** Of the parameters of linux/lwtunnel.h and others, in the words of iproute2. */
test.each<[number, readonly Buffer[], string]>([
  [1, [attribute(1, Buffer.from([0, 0x06, 0x40, 0, 0, 0x0c, 0x81, 0])), attribute(2, u8(9))], 'encap mpls 100/200 ttl 9'],
  [2, [attribute(1, Buffer.from('ffffffffffffffff', 'hex')), attribute(2, ipAddress('192.0.2.1')), attribute(3, ipAddress('192.0.2.2')), attribute(4, u8(9)), attribute(5, u8(3)), attribute(6, be16(5))], 'encap ip id 18446744073709551615 src 192.0.2.2 dst 192.0.2.1 ttl 9 tos 3 key csum'],
  [3, [attribute(1, Buffer.from('0000000000000001', 'hex'))], 'encap ila locator 0:0:0:1'],
  [5, [attribute(1, i32(1), Buffer.from([0, 4, 4, 1, 1, 0, 0, 0]), ipAddress('fd000000000000000000000000000002'), ipAddress('fd000000000000000000000000000001'))], 'encap seg6 mode encap segs fd00::1,fd00::2'],
  [5, [attribute(1, i32(9), Buffer.from([0, 7, 4, 0, 0, 8, 0, 0]), ipAddress('fd000000000000000000000000000001'), Buffer.from([5, 38, 0, 0, 0, 0, 0, 42]), Buffer.alloc(32))], 'encap seg6 mode 9 segs fd00::1 hmac 0x2a'],
  [6, [attribute(2, attribute(2, text('[prog]'))), attribute(4, u32(14))], 'encap bpf headroom 14 out [prog]'],
  [7, [attribute(1, u32(16)), attribute(9, u32(77)), attribute(4, ipAddress('10.0.0.1')), attribute(7, u32(3)), attribute(11, attribute(1, u32(2)))], 'encap seg6local action End.DT46 vrftable 77 via 10.0.0.1 oif eth1 psp'],
  [8, [attribute(1, Buffer.from([0, 2, 3, 1, 0, 0, 0, 0]), ipAddress('fd000000000000000000000000000001'))], 'encap rpl segs fd00::1'],
  [9, [attribute(1, u8(3)), attribute(2, ipAddress('fd000000000000000000000000000001')), attribute(3, be16(1), Buffer.from([0, 3, 0x80, 0, 0, 0]))], 'encap ioam6 dst fd00::1 mode auto ns 1 size 12 type 0x800000'],
  [10, [attribute(1, u32(7)), attribute(2, i32(3))], 'encap xfrm if_id 7 oif eth1'],
  [42, [attribute(1, u32(7))], 'encap 42'],
])('encapsulation %i', (type, attributes, shown) => {
  const body = Buffer.concat(attributes);
  const encapsulation = parseEncapsulation(type, body, 0, body.length);
  expect(encapsulationText({ ...encapsulation, inputLink: undefined, outputLink: encapsulation.outputLinkIndex === 3 ? 'eth1' : undefined })).toBe(shown);
});
