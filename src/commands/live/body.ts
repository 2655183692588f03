import { UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { quoteWord } from '../../grammar/quote.ts';
import { printableSentence } from '../../render/printable.ts';
import type { View } from '../../render/view.ts';
import type { liveArguments } from '../live.ts';
import type { LiveRow, Scope } from '../scope.ts';

/** One picture after the other, each under the moment at which it was taken. */
export const view: View<LiveRow> = {
  columns: [
    { name: 'time', value: (row) => row.time, isName: true },
    { name: 'namespace', value: (row) => row.namespace, role: 'name' },
    { name: 'line', value: (row) => row.line },
    { name: 'output', value: (row) => row.output },
  ],
  empty: () => '',
  draw: (rows) => rows.map(({ time, namespace, line, output }) => `${time} ${printableSentence(namespace)}: ${printableSentence(line)}\n${output}`).join('\n'),
};

export function run({ words, seconds, count }: Values<typeof liveArguments>, scope: Scope) {
  const everyMs = 1000 * (readNumber('-n', seconds, /^\d+(\.\d+)?$/, 0.1) ?? 2);
  return scope.live({ line: lineOf(words), everyMs, count: readNumber('--count', count, /^\d+$/, 1) });
}

/** Several words are taken as they are; one may be a whole line. */
function lineOf(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length === 1 ? first : words.map(quoteArgument).join(' ');
}

/** `@NS` and `^program` only mean something without quotes. */
function quoteArgument(word: string, at: number): string {
  const sigil = at === 0 ? (/^[@^](?=.)/.exec(word)?.[0] ?? '') : '';
  return sigil + quoteWord(word.slice(sigil.length));
}

function readNumber(option: string, text: string | undefined, form: RegExp, least: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (form.test(text) && number >= least && number <= 1_000_000) return number;
  throw new UsageError(`${option} takes ${least === 1 ? 'a whole number above 0' : 'seconds, and no fewer than 0.1'}`, { word: text, hint: `for example: live ${option} ${least === 1 ? 10 : 2} links` });
}
