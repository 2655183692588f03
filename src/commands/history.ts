import { UsageError } from '../errors.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';

interface HistoryRow {
  readonly number: number;
  readonly line: string;
}

const historyView: View<HistoryRow> = {
  columns: [
    { name: 'number', value: (row) => row.number, align: 'right', role: 'faint' },
    { name: 'line', value: (row) => row.line, isName: true },
  ],
  empty: () => 'no history yet',
};

export const history = defineCommand({
  name: 'history',
  group: 'the shell',
  shape: 'show',
  summary: 'Show the lines that were typed, the newest last',
  description: 'Alone at the prompt it is the list of Ctrl-R: what is typed filters it, and Enter puts a line into the next prompt.',
  args: {
    word: { kind: 'positional', optional: true, shown: 'WORD', summary: 'Only lines that hold this text' },
    last: { kind: 'option', short: 'n', shown: 'N', summary: 'Only the last N' },
  },
  examples: [
    { line: 'history -n 5', shows: 'the last five lines' },
    { line: 'history ping', shows: 'all lines that hold "ping"' },
  ],
  view: historyView,
  atPrompt({ word, last }, { browseHistory }) {
    if (word !== undefined || last !== undefined) return false;
    browseHistory?.();
    return browseHistory !== undefined;
  },
  async run({ word, last }, { session }): Promise<readonly HistoryRow[]> {
    const rows = session.history.map((line, at) => ({ number: at + 1, line })).filter(({ line }) => word === undefined || line.includes(word));
    return last === undefined ? rows : rows.slice(-parseCount(last));
  },
});

function parseCount(word: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word);
  throw new UsageError(`${word} is not a number of lines`, { word, hint: 'history -n 20' });
}
