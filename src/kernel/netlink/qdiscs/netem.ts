import type { Chance, NetemOptions, NetemSlot } from '../../../model/qdisc-options.ts';
import { eachAttribute } from '../attributes.ts';
import { malformed, readI32, readU32, readU64 } from '../bytes.ts';
import { nsToSeconds, ticksToSeconds } from './psched.ts';

// linux/pkt_sched.h
const HEADER = 24; // struct tc_netem_qopt
const CORR = 1;
const REORDER = 3;
const CORRUPT = 4;
const LOSS = 5;
const RATE = 6;
const ECN = 7;
const RATE64 = 8;
const LATENCY64 = 10;
const JITTER64 = 11;
const SLOT = 12;
const LOSS_STATE = 1;
const LOSS_GEMODEL = 2;

/** TCA_OPTIONS of netem: a struct, then attributes. */
export function netemOptions(bytes: Uint8Array, start: number, end: number): NetemOptions {
  const word = (at: number): number => readU32(bytes, start + 4 * at, end);
  if (end - start < HEADER) throw malformed('the options of netem are too short');
  let [latency, jitter] = [ticksToSeconds(word(0)), ticksToSeconds(word(5))];
  let correlations: readonly [delay: number, loss: number, duplicate: number] = [0, 0, 0];
  let reorder: Chance | undefined;
  let corrupt: Chance | undefined;
  let lossState: NetemOptions['lossState'];
  let lossGemodel: NetemOptions['lossGemodel'];
  let rate: NetemOptions['rate'];
  let rate64: number | undefined;
  let slot: NetemSlot | undefined;
  let ecn = false;

  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    const part = (at: number): number => fraction(readU32(bytes, from + 4 * at, to));
    if (type === CORR) correlations = [part(0), part(1), part(2)];
    else if (type === REORDER) reorder = chance(part(0), part(1));
    else if (type === CORRUPT) corrupt = chance(part(0), part(1));
    else if (type === ECN) ecn = readU32(bytes, from, to) !== 0;
    else if (type === RATE64) rate64 = Number(readU64(bytes, from, to));
    else if (type === LATENCY64) latency = nsToSeconds(readU64(bytes, from, to));
    else if (type === JITTER64) jitter = nsToSeconds(readU64(bytes, from, to));
    else if (type === SLOT) slot = parseSlot(bytes, from, to);
    else if (type === RATE) rate = { rate: readU32(bytes, from, to), packetOverhead: readI32(bytes, from + 4, to), cellSize: readU32(bytes, from + 8, to), cellOverhead: readI32(bytes, from + 12, to) };
    else if (type === LOSS) {
      eachAttribute(bytes, from, to, (model, begin, stop) => {
        const at = (place: number): number => fraction(readU32(bytes, begin + 4 * place, stop));
        if (model === LOSS_STATE) lossState = { p13: at(0), p31: at(1), p32: at(2), p14: at(3), p23: at(4) };
        else if (model === LOSS_GEMODEL) lossGemodel = { p: at(0), r: at(1), lossBad: fraction(0xffff_ffff - readU32(bytes, begin + 8, stop)), lossGood: at(3) };
      });
    }
  });

  const [delayCorrelation, lossCorrelation, duplicateCorrelation] = correlations;
  return {
    of: 'netem',
    limit: word(1),
    delay: latency === 0 && jitter === 0 ? undefined : { delay: latency, jitter, correlation: delayCorrelation },
    lossRandom: chance(fraction(word(2)), lossCorrelation),
    lossState,
    lossGemodel,
    duplicate: chance(fraction(word(4)), duplicateCorrelation),
    reorder,
    corrupt,
    rate: rate === undefined || rate.rate === 0 ? undefined : { ...rate, rate: rate64 ?? rate.rate },
    slot,
    ecn,
    gap: word(3),
  };
}

/** Probabilities are 32 bits wide, all of them set is 1. */
function fraction(scaled: number): number {
  return scaled / 0xffff_ffff;
}

function chance(probability: number, correlation: number): Chance | undefined {
  return probability === 0 ? undefined : { probability, correlation };
}

/** struct tc_netem_slot */
function parseSlot(bytes: Uint8Array, start: number, end: number): NetemSlot {
  const seconds = (at: number): number => nsToSeconds(BigInt.asIntN(64, readU64(bytes, start + at, end)));
  return {
    minDelay: seconds(0),
    maxDelay: seconds(8),
    distribution: seconds(24),
    jitter: seconds(32),
    packets: readI32(bytes, start + 16, end),
    bytes: readI32(bytes, start + 20, end),
  };
}
