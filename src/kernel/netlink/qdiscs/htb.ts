import type { HtbClassOptions, HtbOptions } from '../../../model/qdisc-options.ts';
import { eachAttribute } from '../attributes.ts';
import { readU32, readU64 } from '../bytes.ts';
import { bytesInTicks } from './psched.ts';
import { RATE_SPEC_LENGTH, rateSpec } from './rate-spec.ts';

// linux/pkt_sched.h
const PARMS = 1;
const INIT = 2;
const DIRECT_QLEN = 5;
const RATE64 = 6;
const CEIL64 = 7;
const OFFLOAD = 9;

/** TCA_OPTIONS of an htb qdisc. */
export function htbOptions(bytes: Uint8Array, start: number, end: number): HtbOptions | undefined {
  let options: HtbOptions | undefined;
  let directQueueLength: number | undefined;
  let offload = false;
  eachAttribute(bytes, start, end, (type, from, to) => {
    const word = (at: number): number => readU32(bytes, from + 4 * at, to);
    if (type === DIRECT_QLEN) directQueueLength = word(0);
    else if (type === OFFLOAD) offload = true;
    else if (type === INIT) {
      const version = `${word(0) >>> 16}.${word(0) & 0xffff}`;
      options = { of: 'htb', rateToQuantum: word(1), defaultClass: hexWord(word(2)), directPackets: word(4), version, directQueueLength, offload };
    }
  });
  return options && { ...options, directQueueLength, offload };
}

/** As `%#x` of printf(3): 0 has no prefix. */
export function hexWord(number: number): string {
  return number === 0 ? '0' : `0x${number.toString(16)}`;
}

/** TCA_OPTIONS of a class of htb. */
export function htbClassOptions(bytes: Uint8Array, start: number, end: number): HtbClassOptions | undefined {
  let [from, to] = [0, 0];
  let rate64: number | undefined;
  let ceil64: number | undefined;
  eachAttribute(bytes, start, end, (type, begin, stop) => {
    if (type === PARMS) [from, to] = [begin, stop];
    else if (type === RATE64) rate64 = Number(readU64(bytes, begin, stop));
    else if (type === CEIL64) ceil64 = Number(readU64(bytes, begin, stop));
  });
  if (to === 0) return undefined;

  const [rateTerms, ceilTerms] = [rateSpec(bytes, from, to), rateSpec(bytes, from + RATE_SPEC_LENGTH, to)];
  const word = (at: number): number => readU32(bytes, from + 2 * RATE_SPEC_LENGTH + 4 * at, to);
  const [rate, ceil] = [rate64 ?? rateTerms.rate, ceil64 ?? ceilTerms.rate];
  return {
    of: 'htb class',
    priority: word(4),
    quantum: word(2),
    level: word(3),
    rate,
    ceil,
    burst: bytesInTicks(rate, word(0)),
    ceilBurst: bytesInTicks(ceil, word(1)),
    mpu: rateTerms.mpu,
    ceilMpu: ceilTerms.mpu,
    burstCell: rateTerms.cell,
    ceilBurstCell: ceilTerms.cell,
    ...rateTerms.terms,
  };
}
