import { UsageError } from '../../errors.ts';

/** A pid as people write it: `42` or `pid:42`. */
export function parsePid(word: string): number {
  const pid = lookupPid(word);
  if (pid === undefined) throw new UsageError(`${word} is not a pid`, { word, hint: 'a pid is a whole number, such as 42; procs lists them' });
  return pid;
}

/** `undefined` for a word that is meant as something else. */
export function lookupPid(word: string): number | undefined {
  const digits = /^(?:pid:)?(\d{1,10})$/.exec(word)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}
