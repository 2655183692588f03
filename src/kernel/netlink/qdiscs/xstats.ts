import type { CakeTin, CakeXstats, CodelXstats, FqCodelXstats, FqXstats, HtbClassXstats, QdiscXstats } from '../../../model/qdisc-xstats.ts';
import { eachAttribute } from '../attributes.ts';
import { readI32, readU32, readU64 } from '../bytes.ts';
import { nsToSeconds, usToSeconds } from './psched.ts';
import { readU32Attributes } from './u32-attributes.ts';

type ParseXstats = (bytes: Uint8Array, start: number, end: number) => QdiscXstats | undefined;

const ofQdiscs: ReadonlyMap<string, ParseXstats> = new Map<string, ParseXstats>([['codel', codelXstats], ['fq_codel', fqCodelXstats], ['fq', fqXstats], ['cake', cakeXstats]]);
const ofClasses: ReadonlyMap<string, ParseXstats> = new Map<string, ParseXstats>([['htb', htbXstats]]);

/** TCA_STATS_APP: what a kind counts besides. */
export function qdiscXstats(kind: string, bytes: Uint8Array, start: number, end: number): QdiscXstats | undefined {
  return ofQdiscs.get(kind)?.(bytes, start, end);
}

export function classXstats(kind: string, bytes: Uint8Array, start: number, end: number): QdiscXstats | undefined {
  return ofClasses.get(kind)?.(bytes, start, end);
}

/** struct tc_htb_xstats */
function htbXstats(bytes: Uint8Array, start: number, end: number): HtbClassXstats {
  const word = (at: number): number => readU32(bytes, start + 4 * at, end);
  return { of: 'htb class', lends: word(0), borrows: word(1), giants: word(2), tokens: readI32(bytes, start + 12, end), ceilTokens: readI32(bytes, start + 16, end) };
}

/** struct tc_codel_xstats; older kernels have no ce_mark. */
function codelXstats(bytes: Uint8Array, start: number, end: number): CodelXstats {
  const word = (at: number): number => readU32(bytes, start + 4 * at, end);
  return {
    of: 'codel',
    count: word(1),
    lastCount: word(2),
    lastDelay: usToSeconds(word(3)),
    dropping: word(7) !== 0,
    dropNext: usToSeconds(readI32(bytes, start + 16, end)),
    maxPacket: word(0),
    ecnMark: word(6),
    dropOverlimit: word(5),
    ceMark: end - start >= 36 ? word(8) : 0,
  };
}

const FQ_CODEL_QDISC = 0;

/** struct tc_fq_codel_xstats: a type, then what it counts; older kernels have no ce_mark. */
function fqCodelXstats(bytes: Uint8Array, start: number, end: number): FqCodelXstats | undefined {
  const word = (at: number): number => readU32(bytes, start + 4 * at, end);
  if (word(0) !== FQ_CODEL_QDISC) return undefined;
  return { of: 'fq_codel', maxPacket: word(1), dropOverlimit: word(2), newFlowCount: word(4), ecnMark: word(3), ceMark: end - start >= 32 ? word(7) : 0, newFlowsLength: word(5), oldFlowsLength: word(6) };
}

/** struct tc_fq_qd_stats */
function fqXstats(bytes: Uint8Array, start: number, end: number): FqXstats {
  const long = (at: number): bigint => readU64(bytes, start + 8 * at, end);
  const word = (at: number): number => readU32(bytes, start + 64 + 4 * at, end);
  const next = BigInt.asIntN(64, long(7)); // reckoned from now on, and negative when there is none
  return {
    of: 'fq',
    flows: word(0),
    inactiveFlows: word(1),
    throttledFlows: word(2),
    nextPacketDelay: next > 0n ? nsToSeconds(next) : undefined,
    collected: long(0),
    highPriority: long(1),
    retransmits: long(2),
    throttled: long(3),
    latency: nsToSeconds(word(3)),
    ceMark: end - start >= 88 ? long(10) : undefined,
    flowLimitDrops: long(4),
    tooLong: long(5),
    allocationErrors: long(6),
  };
}

/** Attributes TCA_CAKE_STATS_*; that of the tins holds one for each tin. */
function cakeXstats(bytes: Uint8Array, start: number, end: number): CakeXstats {
  const of = readU32Attributes(bytes, start, end);
  let capacityEstimate = 0;
  const tins: CakeTin[] = [];
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 2) capacityEstimate = Number(readU64(bytes, from, to));
    else if (type === 10) eachAttribute(bytes, from, to, (_, begin, stop) => void tins.push(cakeTin(bytes, begin, stop)));
  });
  const number = (type: number): number => of.get(type) ?? 0;
  return {
    of: 'cake',
    memoryUsed: number(4),
    memoryLimit: number(3),
    capacityEstimate,
    minNetworkSize: number(6),
    maxNetworkSize: number(7),
    minAdjustedSize: number(8),
    maxAdjustedSize: number(9),
    averageHeaderOffset: number(5),
    tins,
  };
}

/** Attributes TCA_CAKE_TIN_STATS_* */
function cakeTin(bytes: Uint8Array, start: number, end: number): CakeTin {
  const of = readU32Attributes(bytes, start, end);
  let [sent, threshold] = [0n, 0n];
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 3) sent = readU64(bytes, from, to);
    else if (type === 12) threshold = readU64(bytes, from, to);
  });
  const number = (type: number): number => of.get(type) ?? 0;
  const seconds = (type: number): number => usToSeconds(number(type));
  return {
    thresholdRate: Number(threshold),
    target: seconds(13),
    interval: seconds(14),
    peakDelay: seconds(18),
    averageDelay: seconds(19),
    baseDelay: seconds(20),
    backlog: number(11),
    packets: number(2),
    bytes: sent,
    drops: number(4),
    ecnMark: number(8),
    ackDrops: number(6),
    sparseFlows: number(21),
    bulkFlows: number(22),
    unresponsiveFlows: number(23),
    indirectHits: number(15),
    misses: number(16),
    collisions: number(17),
    maxPacket: number(24),
    quantum: number(25),
  };
}
