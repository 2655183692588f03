/*
 * tc 6.1 counts in whole microseconds where the kernel counts in ticks of 64 ns, so bursts (which are told as times) and latencies
 * come out a little smaller. Newer ones calculate as we do. Here theirs becomes ours where the difference is no more than that.
 */

/** Texts of tc with ours put in for each burst that is at most a microsecond's worth of bytes away. */
export function settleSizes(theirs: string, ours: string, rateOf: (word: string) => number): string {
  const own = [...ours.matchAll(SIZE)];
  let at = 0;
  return theirs.replace(SIZE, (whole, word: string, size: string) => {
    const mine = own[at++];
    const isNear = mine?.[1] === word && Math.abs(bytesOf(mine[2] ?? '') - bytesOf(size)) <= rateOf(word) * 1e-6 + 16;
    return isNear ? (mine?.[0] ?? whole) : whole;
  });
}

const SIZE = /\b(burst|cburst|minburst) ([\d.]+(?:Kb|Mb|b))/g;

/** `15Kb` */
export function bytesOf(text: string): number {
  const [, digits = '', unit = ''] = /^([\d.]+)(Kb|Mb|b)/.exec(text) ?? [];
  return Number(digits) * (unit === 'Mb' ? 1024 * 1024 : unit === 'Kb' ? 1024 : 1);
}

/** One number with another put in that is at most `most` away. */
export function settle(theirs: unknown, ours: unknown, most: number): unknown {
  return typeof theirs === 'number' && typeof ours === 'number' && Math.abs(theirs - ours) <= most ? ours : theirs;
}
