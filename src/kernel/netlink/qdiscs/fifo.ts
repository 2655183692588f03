import type { FifoOptions, PrioOptions } from '../../../model/qdisc-options.ts';
import { malformed, readU32 } from '../bytes.ts';

const PRIORITIES = 16; // TC_PRIO_MAX + 1

/** TCA_OPTIONS of prio and pfifo_fast: struct tc_prio_qopt (linux/pkt_sched.h). */
export function prioOptions(of: PrioOptions['of'], bytes: Uint8Array, start: number, end: number): PrioOptions {
  if (end - start < 4 + PRIORITIES) throw malformed('a map of priorities is missing');
  return { of, bands: readU32(bytes, start, end), priorityMap: Array.from(bytes.subarray(start + 4, start + 4 + PRIORITIES)) };
}

/** struct tc_fifo_qopt */
export function fifoOptions(of: FifoOptions['of'], bytes: Uint8Array, start: number, end: number): FifoOptions {
  return { of, limit: readU32(bytes, start, end) };
}
