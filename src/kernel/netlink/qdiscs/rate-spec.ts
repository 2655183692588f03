import type { RateTerms } from '../../../model/qdisc-options.ts';
import { readU16, readU32, readU8 } from '../bytes.ts';

/** struct tc_ratespec (linux/pkt_sched.h). */
export const RATE_SPEC_LENGTH = 12;

export interface RateSpec {
  readonly terms: RateTerms;
  /** Bytes per second; a larger one is in an attribute of its own. */
  readonly rate: number;
  readonly mpu: number;
  readonly cell: number;
}

const linkLayers = ['unspec', 'ethernet', 'atm'];

export function rateSpec(bytes: Uint8Array, start: number, end: number): RateSpec {
  return {
    terms: { overhead: (readU16(bytes, start + 2, end) << 16) >> 16, linkLayer: linkLayers[readU8(bytes, start + 1, end) & 0xf] ?? 'unknown' },
    rate: readU32(bytes, start + 8, end),
    mpu: readU16(bytes, start + 6, end),
    cell: 2 ** readU8(bytes, start, end),
  };
}
