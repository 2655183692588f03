import { UsageError } from '../../errors.ts';

/** The number that an option says; `what` it is, for who wrote another. */
export function numberIn(word: string | undefined, least: number, largest: number, what: string, example: string): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d{1,5}$/.test(word) && Number(word) >= least && Number(word) <= largest) return Number(word);
  throw new UsageError(`${word} is not a ${what}`, { word, hint: `for example ${example}` });
}
