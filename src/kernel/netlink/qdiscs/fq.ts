import type { FqOptions } from '../../../model/qdisc-options.ts';
import { eachAttribute } from '../attributes.ts';
import { readU8 } from '../bytes.ts';
import { usToSeconds, nsToSeconds } from './psched.ts';
import { readU32Attributes } from './u32-attributes.ts';

const HORIZON_DROP = 15;
const NO_LIMIT = 0xffff_ffff;

/** TCA_OPTIONS of fq: TCA_FQ_* (linux/pkt_sched.h). */
export function fqOptions(bytes: Uint8Array, start: number, end: number): FqOptions {
  const of = readU32Attributes(bytes, start, end);
  let horizonDrop: boolean | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === HORIZON_DROP) horizonDrop = readU8(bytes, from, to) !== 0;
  });
  const seconds = (type: number): number | undefined => someSeconds(of.get(type));
  return {
    of: 'fq',
    limit: of.get(1) ?? 0,
    flowLimit: of.get(2) ?? 0,
    buckets: 2 ** (of.get(8) ?? 0),
    orphanMask: of.get(10),
    pacing: of.get(5) !== 0,
    quantum: of.get(3) ?? 0,
    initialQuantum: of.get(4) ?? 0,
    maxRate: limitOrNone(of.get(7)),
    lowRateThreshold: of.get(11) || undefined,
    refillDelay: seconds(9),
    ceThreshold: someSeconds(limitOrNone(of.get(12))),
    timerSlack: of.get(13) === undefined ? undefined : nsToSeconds(of.get(13) ?? 0),
    horizon: seconds(14),
    horizonDrop,
  };
}

function limitOrNone(limit: number | undefined): number | undefined {
  return limit === NO_LIMIT ? undefined : limit;
}

function someSeconds(us: number | undefined): number | undefined {
  return us === undefined ? undefined : usToSeconds(us);
}
