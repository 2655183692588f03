import { expect, test } from 'vitest';
import { parseLinkExtras } from '../../../src/kernel/netlink/link-extras.ts';
import { parseStatistics, parseStatisticsOfLink } from '../../../src/kernel/netlink/link-statistics.ts';
import { unknownExtras, type LinkExtras } from '../../../src/model/link-extras.ts';
import type { LinkStatistics } from '../../../src/model/link-statistics.ts';
import { attribute, linkBody, text, u32, u8 } from '../../support/messages.ts';
import { u64 } from '../../support/queue-messages.ts';

function parse(...attributes: readonly Buffer[]): LinkExtras {
  const body = linkBody({}, ...attributes);
  return parseLinkExtras(body, 0, body.length);
}

test('a link with all that few look at', () => {
  const numbers = [35, 47, 48, 30, 61, 50, 51, 31, 32, 41, 40, 59, 60, 58, 63, 64].map((type, at) => attribute(type, u32(at + 1)));
  const words = [attribute(56, text('0000:00:1f.6')), attribute(57, text('pci')), attribute(34, Buffer.from('00aa', 'hex')), attribute(38, text('p0')), attribute(36, Buffer.from('beef', 'hex'))];
  const others = [attribute(54, Buffer.from('020000abcdef', 'hex')), attribute(39, u8(1)), attribute(55, attribute(2, u32(0b101))), attribute(17, u8(1)), attribute(26, attribute(2, Buffer.alloc(8)), attribute(10, attribute(8, u8(3))))];
  expect(parse(...numbers, ...words, ...others)).toEqual<LinkExtras>({
    index: 7,
    carrierChanges: 1,
    carrierUpCount: 2,
    carrierDownCount: 3,
    xdp: undefined,
    permanentAddress: '02:00:00:ab:cd:ef',
    promiscuity: 4,
    allMulticast: 5,
    minMtu: 6,
    maxMtu: 7,
    transmitQueues: 8,
    receiveQueues: 9,
    gsoMaxSize: 10,
    gsoMaxSegments: 11,
    tsoMaxSize: 12,
    tsoMaxSegments: 13,
    groMaxSize: 14,
    gsoIpv4MaxSize: 15,
    groIpv4MaxSize: 16,
    protocolDown: true,
    protocolDownReasons: [0, 2],
    linkMode: 'dormant',
    addressGeneration: 'random',
    parentBus: 'pci',
    parentDevice: '0000:00:1f.6',
    physicalPortId: '00aa',
    physicalPortName: 'p0',
    physicalSwitchId: 'beef',
  });
});

test('a link of an old kernel that says none of it', () => {
  expect(parse()).toEqual(unknownExtras(7));
});

test('XDP programs have the words of ip link set, one by one where there are several', () => {
  const xdp = (...parts: readonly Buffer[]): LinkExtras['xdp'] => parse(attribute(43, ...parts)).xdp;
  expect(xdp(attribute(2, u8(0)))).toBeUndefined();
  expect(xdp(attribute(2, u8(2)), attribute(4, u32(31)), attribute(6, u32(31)))).toEqual({ mode: 'xdpgeneric', programs: [{ mode: 'xdpgeneric', id: 31 }] });
  expect(xdp(attribute(2, u8(1)), attribute(4, u32(5)))).toEqual({ mode: 'xdpdrv', programs: [{ mode: 'xdpdrv', id: 5 }] });
  expect(xdp(attribute(2, u8(4)), attribute(5, u32(8)), attribute(7, u32(9)))).toEqual({ mode: 'multi', programs: [{ mode: 'xdpdrv', id: 8 }, { mode: 'xdpoffload', id: 9 }] });
});

const counters = (count: number): Buffer => Buffer.concat(Array.from({ length: count }, (_, at) => u64(2n ** 63n + BigInt(at))));

/** The counters of the struct, by their places. */
const numbered = (count: number): Omit<LinkStatistics, 'index'> => {
  const at = (place: number): bigint => 2n ** 63n + BigInt(place);
  return {
    receive: {
      bytes: at(2),
      packets: at(0),
      errors: at(4),
      dropped: at(6),
      multicast: at(8),
      lengthErrors: at(10),
      overErrors: at(11),
      crcErrors: at(12),
      frameErrors: at(13),
      fifoErrors: at(14),
      missedErrors: at(15),
      compressed: at(21),
      noHandler: count > 23 ? at(23) : undefined,
      otherHost: count > 24 ? at(24) : undefined,
    },
    transmit: {
      bytes: at(3),
      packets: at(1),
      errors: at(5),
      dropped: at(7),
      collisions: at(9),
      abortedErrors: at(16),
      carrierErrors: at(17),
      fifoErrors: at(18),
      heartbeatErrors: at(19),
      windowErrors: at(20),
      compressed: at(22),
    },
  };
};

test.each([23, 24, 25, 30])('counters of 64 bits are exact, from a kernel that has %i of them', (count) => {
  const stats = Buffer.concat([u32(0), u32(7), u32(1), attribute(1, counters(count))]);
  expect(parseStatistics(stats, 0, stats.length)).toEqual({ index: 7, ...numbered(count) });
  const link = linkBody({}, attribute(3, text('eth0')), attribute(23, counters(count)));
  expect(parseStatisticsOfLink(link, 0, link.length)).toEqual({ index: 7, ...numbered(count) });
});

test('other statistics are none, and too few counters are malformed', () => {
  const other = Buffer.concat([u32(0), u32(7), u32(2), attribute(2, counters(30))]);
  expect(parseStatistics(other, 0, other.length)).toBeUndefined();
  const short = Buffer.concat([u32(0), u32(7), u32(1), attribute(1, counters(22))]);
  expect(() => parseStatistics(short, 0, short.length)).toThrow(/malformed message/);
});
