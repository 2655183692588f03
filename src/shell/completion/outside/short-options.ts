import type { Word } from './syntax.ts';

/** The last option of several letters behind one dash, and its value where that is in the same word: `-nieth0` is `-n -i eth0`. */
export function shortOption(options: readonly Word[], text: string): { readonly option: Word | undefined; readonly value: string | undefined } {
  let last: Word | undefined;
  for (const [at, letter] of [...text.slice(1)].entries()) {
    last = options.find(({ names }) => names.includes(`-${letter}`));
    if (last === undefined || letter === '-') return { option: undefined, value: undefined };
    const value = text.slice(at + 2);
    if (last.slots.length > 0 && value !== '') return { option: last, value };
  }
  return { option: last, value: undefined };
}
