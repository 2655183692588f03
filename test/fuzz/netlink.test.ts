import fc from 'fast-check';
import { test } from 'vitest';
import { KernelError } from '../../src/errors.ts';
import { parseAddress } from '../../src/kernel/netlink/address.ts';
import { eachAttribute } from '../../src/kernel/netlink/attributes.ts';
import { parseForwardingEntry } from '../../src/kernel/netlink/forwarding-entry.ts';
import { parseFamily } from '../../src/kernel/netlink/generic.ts';
import { linkDetails, linkPort } from '../../src/kernel/netlink/kinds/index.ts';
import { parseLinkExtras } from '../../src/kernel/netlink/link-extras.ts';
import { parseStatistics, parseStatisticsOfLink } from '../../src/kernel/netlink/link-statistics.ts';
import { parseLink } from '../../src/kernel/netlink/link.ts';
import { parseNeighbour } from '../../src/kernel/netlink/neighbour.ts';
import { parsePortVlans } from '../../src/kernel/netlink/port-vlans.ts';
import { parseQdisc, parseTrafficClass } from '../../src/kernel/netlink/qdisc.ts';
import { classOptions, qdiscOptions } from '../../src/kernel/netlink/qdiscs/index.ts';
import { classXstats, qdiscXstats } from '../../src/kernel/netlink/qdiscs/xstats.ts';
import { parseEncapsulation } from '../../src/kernel/netlink/encapsulation.ts';
import { parseNexthop } from '../../src/kernel/netlink/nexthop.ts';
import { parseRouteMetrics } from '../../src/kernel/netlink/route-metrics.ts';
import { parseRouteNexthops } from '../../src/kernel/netlink/route-nexthops.ts';
import { parseRoute } from '../../src/kernel/netlink/route.ts';
import { parseRule } from '../../src/kernel/netlink/rule.ts';
import { readDatagram } from '../../src/kernel/netlink/socket.ts';
import { addMessage, nothingYet } from '../../src/kernel/netlink/wireguard.ts';
import { wireguardDevice, wireguardMore } from '../fixtures/messages/wireguard.ts';
import { addressBody, attribute, be16, bridgeLinkBody, i32, ipAddress, linkBody, linkInfo, message, neighbourBody, routeBody, ruleBody, text, u16, u32, u8 } from '../support/messages.ts';
import { queueBody, rateSpec, trafficCounters } from '../support/queue-messages.ts';

const kinds = [
  'bridge', 'vlan', 'vxlan', 'macvlan', 'macvtap', 'ipvlan', 'ipvtap', 'tun', 'gre', 'gretap', 'ip6gre', 'ip6gretap', 'erspan', 'ip6erspan', 'veth', '',
  'bond', 'can', 'geneve', 'hsr', 'ip6tnl', 'ipip', 'macsec', 'netkit', 'rmnet', 'sit', 'vrf', 'vti', 'vti6', 'xfrm',
];
const masters = ['bond', 'bridge', 'vrf', 'team'];

const queueKinds = ['netem', 'tbf', 'htb', 'codel', 'fq_codel', 'fq', 'sfq', 'prio', 'pfifo', 'cake', 'mq'];

/** What a kernel sends, to be damaged. */
const realMessages: readonly Buffer[] = [
  message(16, linkBody({}, attribute(3, text('eth0')), attribute(4, u32(1500)), attribute(37, i32(0)), linkInfo('vxlan', attribute(1, u32(5)), attribute(10, be16(1), be16(2)), attribute(2, ipAddress('239.1.1.1'))))),
  message(16, linkBody({ hardware: 778 }, attribute(1, ipAddress('10.0.0.1')), attribute(52, attribute(53, text('other'))), linkInfo('gre', attribute(2, be16(0x2000)), attribute(4, u32(9))))),
  message(16, linkBody({}, attribute(18, attribute(4, text('bridge')), attribute(5, attribute(1, u8(3)), attribute(17, u16(1)))))),
  message(20, addressBody({ family: 2, length: 24 }, attribute(2, ipAddress('10.0.0.1')), attribute(6, Buffer.alloc(16)))),
  message(20, addressBody({ family: 10, length: 64 }, attribute(1, Buffer.alloc(16)))),
  message(24, routeBody({ family: 2, length: 8 }, attribute(1, ipAddress('10.0.0.0')), attribute(18, u16(10), Buffer.alloc(16)))),
  message(28, neighbourBody({ family: 2, state: 2 }, attribute(1, ipAddress('10.0.0.9')), attribute(2, Buffer.alloc(6)), attribute(3, Buffer.alloc(16)))),
  message(28, neighbourBody({ family: 7, state: 2 }, attribute(2, Buffer.alloc(6)), attribute(1, ipAddress('10.0.0.9')), attribute(14, attribute(1, u8(3))))),
  message(32, ruleBody({ family: 2, from: 8 }, attribute(2, ipAddress('10.0.0.0')), attribute(12, Buffer.alloc(8)), attribute(23, u16(1), u16(2)))),
  message(16, bridgeLinkBody({ index: 2 }, attribute(26, attribute(2, u16(8), u16(2)), attribute(2, u16(16), u16(9)), attribute(3, attribute(1, u32(5)))))),
  message(2, Buffer.concat([i32(-19), message(18, Buffer.from('x')), attribute(1, text('no'))]), { flags: 0x200 }),
  message(33, wireguardDevice),
  message(33, wireguardMore),
  message(36, queueBody({}, attribute(1, text('netem')), attribute(2, Buffer.alloc(24), attribute(12, Buffer.alloc(40))), attribute(7, ...trafficCounters({ bytes: 1n, packets: 1 })))),
  message(40, queueBody({}, attribute(1, text('htb')), attribute(2, attribute(1, rateSpec({ rate: 1 }), rateSpec({ rate: 2 }), Buffer.alloc(20))), attribute(7, attribute(4, Buffer.alloc(20))))),
  message(92, Buffer.concat([u32(0), u32(7), u32(1), attribute(1, Buffer.alloc(200))])),
  message(3, i32(0)),
];

const arbitraryBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));

/** Attributes whose lengths fit, so that more than the first check is reached. */
const attributes = fc.array(fc.record({ type: fc.nat(60), body: fc.uint8Array({ maxLength: 24 }) }), { maxLength: 12 })
  .map((list) => Buffer.concat(list.map(({ type, body }) => attribute(type, Buffer.from(body)))));

/** Real datagrams, cut off, lengthened, and with bytes changed. */
const damagedDatagrams = fc
  .record({
    messages: fc.subarray([...realMessages], { minLength: 1 }),
    changes: fc.array(fc.record({ at: fc.nat(1000), value: fc.nat(255) }), { maxLength: 6 }),
    length: fc.nat(1200),
  })
  .map(({ messages, changes, length }) => {
    const bytes = Buffer.concat(messages);
    for (const { at, value } of changes) bytes[at % bytes.length] = value;
    if (length > bytes.length) return Buffer.concat([bytes, Buffer.alloc(length % 32, 0xff)]);
    return bytes.subarray(0, length);
  });

/** Only what a reader may throw passes. */
function survive(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
  }
}

const parsers = [...Array.from({ length: 12 }, (_, type) => (bytes: Uint8Array, start: number, end: number) => parseEncapsulation(type, bytes, start, end)), parseNexthop, parseRouteMetrics, parseRouteNexthops, parseLink, parseLinkExtras, parseStatistics, parseStatisticsOfLink, parseQdisc, parseTrafficClass, parseAddress, parseRoute, parseNeighbour, parseForwardingEntry, parseRule, parsePortVlans];

function parseBody(bytes: Uint8Array): void {
  for (const parse of parsers) survive(() => parse(bytes, 0, bytes.length));
  for (const kind of kinds) survive(() => linkDetails(kind, bytes, 0, bytes.length));
  for (const kind of queueKinds) for (const parse of [qdiscOptions, classOptions, qdiscXstats, classXstats]) survive(() => parse(kind, bytes, 0, bytes.length));
  for (const kind of masters) survive(() => linkPort(kind, bytes, 0, bytes.length));
  survive(() => parseFamily(bytes, 0, bytes.length));
  survive(() => addMessage(nothingYet, Uint8Array.from(bytes), 0, bytes.length)); // which wipes out secrets
}

test('any bytes are messages of some kind, or malformed', () => {
  fc.assert(fc.property(fc.oneof(arbitraryBytes, attributes), (bytes) => parseBody(bytes)), { numRuns: 1500 });
});

test('any attributes behind a right header, or a malformed one', () => {
  const headers = [linkBody({}), addressBody({ family: 2, length: 8 }), addressBody({ family: 10, length: 8 }), routeBody({ family: 2, length: 8 }), neighbourBody({ family: 2 }), neighbourBody({ family: 7 }), ruleBody({ family: 10, to: 8 }), bridgeLinkBody({ index: 3 })];
  fc.assert(fc.property(fc.constantFrom(...headers), fc.oneof(attributes, arbitraryBytes), (header, rest) => parseBody(Buffer.concat([header, rest]))), { numRuns: 1500 });
});

test('attributes are visited in order, inside their bounds, and never more than there is room for', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryBytes, attributes), (bytes) => {
      let last = 0;
      let visits = 0;
      survive(() =>
        eachAttribute(bytes, 0, bytes.length, (_, start, end) => {
          if (start < last || end < start || end > bytes.length) throw new Error(`visited ${start} to ${end} of ${bytes.length} after ${last}`);
          last = end;
          visits += 1;
        }),
      );
      return visits <= bytes.length / 4;
    }),
    { numRuns: 1500 },
  );
});

test('any datagram is split inside its bounds, or malformed', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryBytes, damagedDatagrams), fc.nat(2), (bytes, sequence) => {
      let taken = 0;
      survive(() =>
        void readDatagram('read', bytes, bytes.length, sequence, (all, start, end) => {
          if (start > end || end > bytes.length) throw new Error(`took ${start} to ${end} of ${bytes.length}`);
          taken += 1;
          parseBody(all.subarray(start, end));
        }),
      );
      return taken <= bytes.length / 16;
    }),
    { numRuns: 2500 },
  );
});
