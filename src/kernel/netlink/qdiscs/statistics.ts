import type { TrafficStatistics } from '../../../model/qdisc.ts';
import type { QdiscXstats } from '../../../model/qdisc-xstats.ts';
import { eachAttribute } from '../attributes.ts';
import { readU32, readU64 } from '../bytes.ts';

// linux/gen_stats.h
const BASIC = 1;
const QUEUE = 3;
const APP = 4;
const PKT64 = 8;

const nothing: TrafficStatistics = { bytes: undefined, packets: undefined, drops: 0, overlimits: 0, requeues: 0, backlog: 0, queueLength: 0 };

export type FindXstats = (kind: string, bytes: Uint8Array, start: number, end: number) => QdiscXstats | undefined;

/** TCA_STATS2; a class of tbf counts nothing, and its attribute is empty. Packets have 32 bits, and 64 in an attribute of their own where they are more. */
export function parseTrafficStatistics(
  kind: string,
  findXstats: FindXstats,
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly statistics: TrafficStatistics | undefined; readonly xstats: QdiscXstats | undefined } {
  const statistics: { -readonly [Key in keyof TrafficStatistics]: TrafficStatistics[Key] } = { ...nothing };
  let isCounted = false;
  let packets64: bigint | undefined;
  let xstats: QdiscXstats | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    const word = (at: number): number => readU32(bytes, from + 4 * at, to);
    isCounted ||= type === BASIC || type === QUEUE;
    if (type === BASIC) {
      statistics.bytes = readU64(bytes, from, to);
      statistics.packets = BigInt(word(2));
    } else if (type === QUEUE) {
      [statistics.queueLength, statistics.backlog, statistics.drops, statistics.requeues, statistics.overlimits] = [word(0), word(1), word(2), word(3), word(4)];
    } else if (type === PKT64) packets64 = readU64(bytes, from, to);
    else if (type === APP) xstats = findXstats(kind, bytes, from, to);
  });
  return { statistics: isCounted ? { ...statistics, packets: packets64 ?? statistics.packets } : undefined, xstats };
}
