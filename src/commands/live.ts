import { UsageError } from '../errors.ts';
import { quoteWord } from '../grammar/quote.ts';
import { printableSentence } from '../render/printable.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import type { LiveRow } from './scope.ts';

/** One picture after the other, each under the moment at which it was taken. */
const pictures: View<LiveRow> = {
  columns: [
    { name: 'time', value: (row) => row.time, isName: true },
    { name: 'namespace', value: (row) => row.namespace, role: 'name' },
    { name: 'line', value: (row) => row.line },
    { name: 'output', value: (row) => row.output },
  ],
  empty: () => '',
  draw: (rows) => rows.map(({ time, namespace, line, output }) => `${time} ${printableSentence(namespace)}: ${printableSentence(line)}\n${output}`).join('\n'),
};

export const live = defineCommand({
  name: 'live',
  group: 'see change',
  shape: 'watch',
  summary: 'Show again and again what a command shows',
  description:
    'On a terminal it has the whole screen, with what changed since the last time in reverse video; q or Ctrl-C leaves it. ' +
    'Elsewhere one picture follows the other, each below the moment at which it was taken. ' +
    'Links, addresses, routes, rules, neighbours, forwarding databases and names of namespaces are shown at once when something changes; ' +
    'of processes, sockets, counters and the output of programs nobody tells, and they wait for their time.\n\n' +
    'A line with characters for a shell is given as one word: live "links | grep veth".',
  args: {
    seconds: { kind: 'option', short: 'n', shown: 'SECONDS', summary: 'Look at least this often; 2 unless given' },
    count: { kind: 'option', shown: 'N', summary: 'End after so many pictures' },
    words: { kind: 'positional', verbatim: true, shown: 'COMMAND', complete: 'command', summary: 'Command or program, with its arguments' },
  },
  examples: [
    { line: 'live --count 1 links --all', shows: 'all links of the machine, once; without --count for ever' },
    { line: 'live -n 0.1 --count 2 ip route', shows: 'what a program prints, every tenth of a second' },
    { line: 'live --count 1 "links | grep veth"', shows: 'what is left of it behind a pipe' },
  ],
  view: pictures,
  run({ words, seconds, count }, scope) {
    const everyMs = 1000 * (readNumber('-n', seconds, /^\d+(\.\d+)?$/, 0.1) ?? 2);
    return scope.live({ line: lineOf(words), everyMs, count: readNumber('--count', count, /^\d+$/, 1) });
  },
});

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
  throw new UsageError(`${option} takes ${least === 1 ? 'a whole number' : 'seconds, and no fewer than 0.1'}`, { word: text, hint: `for example: live ${option} ${least === 1 ? 10 : 2} links` });
}
