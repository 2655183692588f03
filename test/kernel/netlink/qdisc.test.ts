import { expect, test } from 'vitest';
import { parseQdisc, parseTrafficClass } from '../../../src/kernel/netlink/qdisc.ts';
import { qdiscOptions, classOptions } from '../../../src/kernel/netlink/qdiscs/index.ts';
import type { Qdisc, TrafficClass } from '../../../src/model/qdisc.ts';
import type { ClassOptions, QdiscOptions } from '../../../src/model/qdisc-options.ts';
import { optionsText } from '../../../src/render/qdisc-options.ts';
import { readJsonPage } from '../../support/json-page.ts';
import { attribute, i32, text, u16, u32, u8 } from '../../support/messages.ts';
import { percent, queueBody, rateSpec, trafficCounters, u64 } from '../../support/queue-messages.ts';

function qdisc(body: Buffer): Qdisc {
  return parseQdisc(body, 0, body.length);
}

function optionsOf(kind: string, ...parts: readonly Buffer[]): QdiscOptions | undefined {
  const bytes = Buffer.concat(parts);
  return qdiscOptions(kind, bytes, 0, bytes.length);
}

function textOf(kind: string, ...parts: readonly Buffer[]): string {
  const options = optionsOf(kind, ...parts);
  return options === undefined ? '' : optionsText(options);
}

test('a qdisc with all that it can say', () => {
  const body = queueBody(
    { index: 7, handle: 0x8001_0000, parent: 0x0001_0002, information: 3 },
    attribute(1, text('pfifo')),
    attribute(2, u32(50)),
    attribute(12, u8(1)),
    attribute(13, u32(5)),
    attribute(14, u32(6)),
    attribute(7, ...trafficCounters({ bytes: 2n ** 60n, packets: 9, drops: 3, overlimits: 4, requeues: 5, backlog: 600, queueLength: 2 })),
  );
  expect(qdisc(body)).toEqual<Qdisc>({
    linkIndex: 7,
    kind: 'pfifo',
    handle: '8001:',
    parent: '1:2',
    references: 3,
    offloaded: true,
    ingressBlock: 5,
    egressBlock: 6,
    options: { of: 'pfifo', limit: 50 },
    statistics: { bytes: 2n ** 60n, packets: 9n, drops: 3, overlimits: 4, requeues: 5, backlog: 600, queueLength: 2 },
    xstats: undefined,
  });
});

test('where it hangs has a word, or the number of a class', () => {
  const at = (kind: string, parent: number): string | undefined => qdisc(queueBody({ parent }, attribute(1, text(kind)))).parent;
  expect([at('htb', 0xffff_ffff), at('ingress', 0xffff_fff1), at('clsact', 0xffff_fff1), at('netem', 0x0001_00ff), at('pfifo', 0x000a_0000), at('pfifo', 3), at('pfifo', 0)]).toEqual(['root', 'ingress', 'clsact', '1:ff', 'a:', ':3', undefined]);
});

test('more packets than 32 bits hold are in an attribute of their own', () => {
  const counted = attribute(7, ...trafficCounters({ bytes: 1n, packets: 5 }), attribute(8, u64(2n ** 32n + 5n)));
  expect(qdisc(queueBody({}, attribute(1, text('mq')), counted)).statistics?.packets).toBe(2n ** 32n + 5n);
});

test('a kind that is not known keeps its counters, and has no parameters', () => {
  expect(qdisc(queueBody({}, attribute(1, text('newest')), attribute(2, Buffer.alloc(9, 0xff))))).toMatchObject({ kind: 'newest', options: undefined, statistics: undefined });
});

/** struct tc_netem_qopt: latency, limit, loss, gap, duplicate, jitter; latency and jitter in ticks of 64 ns. */
const netemHeader = (latency: number, loss = 0, gap = 0, duplicate = 0, jitter = 0): Buffer => Buffer.concat([u32(latency), u32(1000), u32(loss), u32(gap), u32(duplicate), u32(jitter)]);

test('netem, with what it does to packets', () => {
  const parts = [
    netemHeader(156_250, percent(1), 5, percent(2), 15_625),
    attribute(1, u32(percent(20)), u32(percent(10)), u32(percent(5))),
    attribute(3, u32(percent(25)), u32(percent(50))),
    attribute(4, u32(percent(0.1)), u32(percent(3))),
    attribute(6, u32(125_000), i32(10), u32(20), i32(5)),
    attribute(12, u64(1_000_000n), u64(2_000_000n), i32(5), i32(3000), u64(0n), u64(0n)),
    attribute(7, u32(1)),
  ];
  expect(textOf('netem', ...parts)).toBe(
    'limit 1000 delay 10ms 1ms 20% loss 1% 10% duplicate 2% 5% reorder 25% 50% corrupt 0.1% 3% rate 1Mbit packetoverhead 10 cellsize 20 celloverhead 5 slot 1ms 2ms packets 5 bytes 3000 ecn gap 5',
  );
  expect(optionsOf('netem', ...parts)).toMatchObject({ delay: { delay: 0.01, jitter: 0.001 }, rate: { rate: 125_000 }, lossState: undefined });
});

test('netem: nanoseconds go before ticks, and a rate of 64 bits before one of 32', () => {
  const parts = [netemHeader(1, 0, 0, 0, 1), attribute(10, u64(300_000_000_001n)), attribute(11, u64(5n)), attribute(6, u32(0xffff_ffff), i32(0), u32(0), i32(0)), attribute(8, u64(12_500_000_000n))];
  expect(optionsOf('netem', ...parts)).toMatchObject({ delay: { delay: 300.000000001, jitter: 5e-9 }, rate: { rate: 12_500_000_000 } });
});

test('netem: losses by a model', () => {
  expect(textOf('netem', netemHeader(0), attribute(5, attribute(1, ...[1, 20, 3, 5, 4].map((each) => u32(percent(each))))))).toBe('limit 1000 loss state p13 1% p31 20% p32 3% p23 4% p14 5%');
  expect(textOf('netem', netemHeader(0), attribute(5, attribute(2, u32(percent(1)), u32(percent(10)), u32(0xffff_ffff - percent(70)), u32(percent(0.1)))))).toBe('limit 1000 loss gemodel p 1% r 10% 1-h 70% 1-k 0.1%');
  expect(textOf('netem', netemHeader(0), attribute(12, u64(0n), u64(0n), i32(0), i32(0), u64(640n), u64(20_000n)))).toBe('limit 1000 slot distribution 640ns 20us');
});

test('tbf: a burst is told as its time, a latency follows', () => {
  expect(textOf('tbf', attribute(1, rateSpec({ rate: 125_000 }), rateSpec({ rate: 0 }), u32(16_490), u32(1_280_000), u32(0)))).toBe('rate 1Mbit burst 10Kb lat 50ms');
  const fast = attribute(1, rateSpec({ rate: 0xffff_ffff, overhead: -4, linkLayer: 2 }), rateSpec({ rate: 1 }), u32(1000), u32(15_625), u32(15_625));
  expect(textOf('tbf', fast, attribute(4, u64(10_000_000_000n)), attribute(5, u64(20_000_000_000n)))).toBe('rate 80Gbit burst 10000000b peakrate 160Gbit minburst 20000000b limit 1000b overhead -4 linklayer atm');
  expect(optionsOf('tbf')).toBeUndefined();
});

test('htb, and a class of it with what it counts', () => {
  expect(textOf('htb', attribute(2, u32(0x0003_0011), u32(5), u32(0x30), u32(0), u32(7)), attribute(5, u32(100)))).toBe('r2q 5 default 0x30 direct_packets_stat 7 direct_qlen 100');
  expect(textOf('htb', attribute(2, u32(0x0003_0011), u32(10), u32(0), u32(0), u32(0)), attribute(9))).toBe('r2q 10 default 0 direct_packets_stat 0 offload');
  const parameters = attribute(2, attribute(1, rateSpec({ rate: 625_000, overhead: 10, mpu: 64, linkLayer: 2 }), rateSpec({ rate: 1_250_000 }), u32(40_000), u32(20_000), u32(3000), u32(0), u32(2)));
  const counted = attribute(7, ...trafficCounters({ bytes: 1n, packets: 1 }), attribute(4, u32(1), u32(2), u32(3), i32(-4), i32(5)));
  const body = queueBody({ handle: 0x0014_0010, parent: 0x0014_0001, information: 0x8001_0000 }, attribute(1, text('htb')), parameters, counted);
  const found = parseTrafficClass(body, 0, body.length);
  expect(found).toMatchObject<Partial<TrafficClass>>({ kind: 'htb', handle: '14:10', parent: '14:1', leaf: '8001:', xstats: { of: 'htb class', lends: 1, borrows: 2, giants: 3, tokens: -4, ceilTokens: 5 } });
  expect(found.options && optionsText(found.options)).toBe('prio 2 rate 5Mbit overhead 10 ceil 10Mbit linklayer atm burst 1600b cburst 1600b');
});

test('codel, fq_codel and fq', () => {
  const each = (values: Readonly<Record<number, number>>): readonly Buffer[] => Object.entries(values).map(([type, value]) => attribute(Number(type), u32(value)));
  expect(textOf('codel', ...each({ 1: 2999, 2: 100, 3: 19_999, 4: 1, 5: 1999 }))).toBe('limit 100p target 3ms ce_threshold 2ms interval 20ms ecn');
  expect(textOf('fq_codel', ...each({ 1: 4999, 2: 10_240, 3: 99_999, 4: 0, 5: 1024, 6: 1514, 8: 64, 9: 33_554_432 }))).toBe('limit 10240p flows 1024 quantum 1514 target 5ms interval 100ms memory_limit 32Mb drop_batch 64');
  expect(textOf('fq', ...each({ 1: 1000, 2: 50, 3: 3000, 4: 10_000, 5: 0, 7: 125_000_000, 8: 6, 9: 10_000, 10: 1023, 11: 12_500, 12: 0xffff_ffff, 13: 20_000, 14: 5_000_000 }), attribute(15, u8(0)))).toBe(
    'limit 1000p flow_limit 50p buckets 64 orphan_mask 1023 nopacing quantum 3000b initial_quantum 10000b maxrate 1Gbit low_rate_threshold 100Kbit refill_delay 10ms timer_slack 20us horizon 5s horizon_cap',
  );
});

test('sfq, with and without early drops; an old kernel gives its first part alone', () => {
  const first = [u32(1514), i32(10), u32(127), u32(1024), u32(128)];
  expect(textOf('sfq', ...first)).toBe('limit 127p quantum 1514b divisor 1024 perturb 10sec');
  const red = [u32(127), u32(1), u32(100_000), u32(8000), u32(60_000), u8(6), u8(0), u8(0), u8(1), u32(2 ** 32 / 8), Buffer.alloc(24)];
  expect(textOf('sfq', ...first, ...red)).toBe('limit 127p quantum 1514b depth 127 headdrop divisor 1024 perturb 10sec ewma 6 min 8000b max 60000b probability 0.125 ecn');
});

test('cake', () => {
  const each = (values: Readonly<Record<number, number>>): readonly Buffer[] => Object.entries(values).map(([type, value]) => attribute(Number(type), u32(value)));
  expect(textOf('cake', attribute(2, u64(12_500_000n)), ...each({ 3: 1, 4: 1, 5: 5, 6: 18, 7: 50_000, 10: 1_048_576, 11: 1, 13: 1, 14: 64, 15: 1, 16: 1, 17: 1, 18: 15 }))).toBe(
    'bandwidth 100Mbit diffserv4 dual-srchost nat wash ingress ack-filter split-gso rtt 50ms atm overhead 18 mpu 64 memlimit 1Mb fwmark 0xf',
  );
  expect(textOf('cake', ...each({ 3: 0, 5: 7, 7: 100_000, 12: 0, 17: 1 }))).toBe('bandwidth unlimited diffserv3 triple-isolate nonat nowash no-ack-filter split-gso rtt 100ms raw overhead 0');
});

test('options that are too short are malformed', () => {
  expect(() => optionsOf('netem', Buffer.alloc(20))).toThrow(/malformed message/);
  expect(() => optionsOf('prio', u32(3))).toThrow(/malformed message/);
  expect(() => optionsOf('tbf', attribute(1, u16(1)))).toThrow(/malformed message/);
});

/** The least that each kind says: nothing, or a struct of zeros. */
const least: Readonly<Record<string, readonly Buffer[]>> = {
  netem: [Buffer.alloc(24)],
  tbf: [attribute(1, Buffer.alloc(36))],
  htb: [attribute(2, Buffer.alloc(20))],
  'htb class': [attribute(1, Buffer.alloc(44))],
  sfq: [Buffer.alloc(20)],
  prio: [Buffer.alloc(20)],
  pfifo_fast: [Buffer.alloc(20)],
  pfifo: [u32(1)],
  bfifo: [u32(1)],
  pfifo_head_drop: [u32(1)],
};

const ofOptions = readJsonPage().filter(({ heading }) => heading.startsWith('`options` of'));

test.each(ofOptions.flatMap(({ names: [, ...kinds], fields }) => kinds.map((kind) => [kind, fields] as const)))('docs/json.md names the options of %s that its decoder gives', (kind, fields) => {
  const bytes = Buffer.concat([...(least[kind] ?? [])]);
  const options: QdiscOptions | ClassOptions | undefined = kind === 'htb class' ? classOptions('htb', bytes, 0, bytes.length) : qdiscOptions(kind, bytes, 0, bytes.length);
  expect(options?.of).toBe(kind);
  expect(Object.keys(options ?? {}).filter((key) => key !== 'of').sort()).toEqual([...fields.keys()].sort());
});
