import { UsageError } from '../../errors.ts';

/** Seconds on the line, given in milliseconds; no longer than a minute, since all that fails is waited for. */
export function parseTimeout(word: string | undefined): number {
  if (word === undefined) return 1000;
  const seconds = /^\d*\.?\d+$/.test(word) ? Number(word) : 0;
  if (seconds <= 0 || seconds > 60) throw new UsageError(`${word} is no time to wait`, { word, hint: 'seconds, more than 0 and up to 60: --timeout 0.5' });
  return seconds * 1000;
}
