import type { TbfOptions } from '../../../model/qdisc-options.ts';
import { eachAttribute } from '../attributes.ts';
import { readU32, readU64 } from '../bytes.ts';
import { bytesInTicks, ticksToSeconds } from './psched.ts';
import { RATE_SPEC_LENGTH, rateSpec } from './rate-spec.ts';

// linux/pkt_sched.h
const PARMS = 1;
const RATE64 = 4;
const PRATE64 = 5;

/** TCA_OPTIONS of tbf. The kernel tells bursts as the time that they take. */
export function tbfOptions(bytes: Uint8Array, start: number, end: number): TbfOptions | undefined {
  let [from, to] = [0, 0];
  let rate64: number | undefined;
  let peak64: number | undefined;
  eachAttribute(bytes, start, end, (type, begin, stop) => {
    if (type === PARMS) [from, to] = [begin, stop];
    else if (type === RATE64) rate64 = Number(readU64(bytes, begin, stop));
    else if (type === PRATE64) peak64 = Number(readU64(bytes, begin, stop));
  });
  if (to === 0) return undefined;

  const [spec, peak] = [rateSpec(bytes, from, to), rateSpec(bytes, from + RATE_SPEC_LENGTH, to)];
  const word = (at: number): number => readU32(bytes, from + 2 * RATE_SPEC_LENGTH + 4 * at, to);
  const [limit, buffer, mtu] = [word(0), word(1), word(2)];
  const rate = rate64 ?? spec.rate;
  const peakRate = peak64 ?? peak.rate;
  const waits = [limit / rate - ticksToSeconds(buffer), ...(peakRate === 0 ? [] : [limit / peakRate - ticksToSeconds(mtu)])];
  const latency = Math.max(...waits);
  return {
    of: 'tbf',
    rate,
    burst: bytesInTicks(rate, buffer),
    mpu: spec.mpu,
    peakRate: peakRate === 0 ? undefined : peakRate,
    mtu: peakRate === 0 ? undefined : bytesInTicks(peakRate, mtu),
    peakMpu: peakRate === 0 ? undefined : peak.mpu,
    limit,
    latency: Number.isFinite(latency) && latency >= 0 ? latency : undefined,
    burstCell: spec.cell,
    mtuCell: peakRate === 0 ? undefined : peak.cell,
    ...spec.terms,
  };
}
