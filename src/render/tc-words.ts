/*
 * Numbers as tc writes them (iproute2, lib/utils_math.c, print_rate, print_size, print_time), so that what it says and what we say can
 * be compared word by word.
 */

/** Bytes per second as bits: `1Mbit`, `1500Kbit`. */
export function rateText(bytesPerSecond: number): string {
  let rate = BigInt(Math.round(bytesPerSecond)) * 8n;
  let unit = 0;
  for (; unit < rateUnits.length - 1; unit++) {
    if (rate < 1000n || (rate % 1000n !== 0n && rate < 1_000_000n)) break;
    rate /= 1000n;
  }
  return `${rate}${rateUnits[unit]}bit`;
}

const rateUnits = ['', 'K', 'M', 'G', 'T'];

/** Bytes: `1600b`, `15Kb`, `1Mb`. */
export function sizeText(bytes: number): string {
  const [kilo, mega] = [1024, 1024 * 1024];
  if (bytes >= mega && Math.abs(mega * Math.round(bytes / mega) - bytes) < 1024) return `${printfG(Math.round(bytes / mega))}Mb`;
  if (bytes >= kilo && Math.abs(kilo * Math.round(bytes / kilo) - bytes) < 16) return `${printfG(Math.round(bytes / kilo))}Kb`;
  return `${bytes}b`;
}

/** Seconds, to the microsecond: `10ms`, `155us`. */
export function timeText(seconds: number): string {
  const us = Math.floor(Number((seconds * 1e6).toFixed(3)));
  if (us >= 1e6) return `${printfG(us / 1e6, 3)}s`;
  return us >= 1e3 ? `${printfG(us / 1e3, 3)}ms` : `${us}us`;
}

/** Seconds, to the nanosecond: `20us`, `640ns`. */
export function fineTimeText(seconds: number): string {
  const ns = Math.round(seconds * 1e9);
  if (ns >= 1e9) return `${printfG(ns / 1e9, 3)}s`;
  if (ns >= 1e6) return `${printfG(ns / 1e6, 3)}ms`;
  return ns >= 1e3 ? `${printfG(ns / 1e3, 3)}us` : `${ns}ns`;
}

/** A fraction of 1: `0.1%`. */
export function percentText(fraction: number): string {
  return `${printfG(100 * fraction)}%`;
}

/** `%g` of printf(3). */
export function printfG(value: number, digits = 6): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < digits) return withoutZeros(value.toFixed(Math.max(0, digits - 1 - power)));
  return `${withoutZeros(mantissa)}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
