import type { SfqOptions, SfqRed } from '../../../model/qdisc-options.ts';
import { readI32, readU32, readU8 } from '../bytes.ts';

const SECOND_PART = 20; // struct tc_sfq_qopt; struct tc_sfq_qopt_v1 goes on from there
const SECOND_LENGTH = 28;
const flagNames = ['ecn', 'harddrop', 'adaptive', 'nodrop'];

/** TCA_OPTIONS of sfq: struct tc_sfq_qopt_v1 (linux/pkt_sched.h), of which old kernels give the first part alone. */
export function sfqOptions(bytes: Uint8Array, start: number, end: number): SfqOptions {
  const word = (at: number): number => readU32(bytes, start + 4 * at, end);
  const isWhole = end - start >= SECOND_PART + SECOND_LENGTH;
  return {
    of: 'sfq',
    limit: word(2),
    quantum: word(0),
    depth: isWhole ? word(5) || undefined : undefined,
    headDrop: isWhole && word(6) !== 0,
    flows: word(4),
    divisor: word(3),
    perturb: readI32(bytes, start + 4, end),
    red: isWhole && word(8) !== 0 ? parseRed(bytes, start + SECOND_PART, end) : undefined,
  };
}

function parseRed(bytes: Uint8Array, start: number, end: number): SfqRed {
  const flags = readU8(bytes, start + 23, end);
  return {
    ewma: readU8(bytes, start + 20, end),
    min: readU32(bytes, start + 12, end),
    max: readU32(bytes, start + 16, end),
    probability: readU32(bytes, start + 24, end) / 2 ** 32,
    flags: flagNames.filter((_, bit) => ((flags >>> bit) & 1) !== 0),
  };
}
