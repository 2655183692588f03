import type { CodelOptions, FqCodelOptions } from '../../../model/qdisc-options.ts';
import { readU32Attributes } from './u32-attributes.ts';
import { usToSeconds } from './psched.ts';

/** TCA_OPTIONS of codel: TCA_CODEL_* (linux/pkt_sched.h), times in microseconds. */
export function codelOptions(bytes: Uint8Array, start: number, end: number): CodelOptions {
  const of = readU32Attributes(bytes, start, end);
  const [target = 0, limit = 0, interval = 0, ecn = 0, ceThreshold] = [of.get(1), of.get(2), of.get(3), of.get(4), of.get(5)];
  return { of: 'codel', limit, target: usToSeconds(target), ceThreshold: secondsOrNone(ceThreshold), interval: usToSeconds(interval), ecn: ecn !== 0 };
}

/** TCA_OPTIONS of fq_codel: TCA_FQ_CODEL_*. */
export function fqCodelOptions(bytes: Uint8Array, start: number, end: number): FqCodelOptions {
  const of = readU32Attributes(bytes, start, end);
  const [target = 0, limit = 0, interval = 0, ecn = 0, flows = 0, quantum = 0] = [of.get(1), of.get(2), of.get(3), of.get(4), of.get(5), of.get(6)];
  return {
    of: 'fq_codel',
    limit,
    flows,
    quantum,
    target: usToSeconds(target),
    ceThreshold: secondsOrNone(of.get(7)),
    interval: usToSeconds(interval),
    memoryLimit: of.get(9),
    ecn: ecn !== 0,
    dropBatch: of.get(8),
  };
}

function secondsOrNone(us: number | undefined): number | undefined {
  return us === undefined ? undefined : usToSeconds(us);
}
