/** @param {readonly number[]} times */
export function median(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {boolean} isReached */
export function verdict(isReached) {
  return isReached ? 'reached' : 'MISSED';
}

/**
 * What the work itself takes: everything above it is what else the machine does.
 *
 * @param {readonly number[]} times
 */
export function least(times) {
  return Math.min(...times);
}
