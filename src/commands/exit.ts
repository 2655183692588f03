import { UsageError } from '../errors.ts';
import { textView } from '../render/text-view.ts';
import { defineCommand } from './define.ts';

export const exit = defineCommand({
  name: 'exit',
  group: 'the shell',
  shape: 'act',
  summary: 'Leave netnsh',
  args: { status: { kind: 'positional', optional: true, shown: 'STATUS', summary: 'Exit status, 0 to 255; else that of the last line' } },
  examples: [{ line: 'exit', shows: 'nothing: you are back in the shell you came from' }],
  view: textView,
  async run({ status }, { session }) {
    session.leave(status === undefined ? undefined : parseStatus(status));
    return [];
  },
});

function parseStatus(word: string): number {
  if (/^\d{1,3}$/.test(word) && Number(word) <= 255) return Number(word);
  throw new UsageError(`${word} is not an exit status`, { word, hint: 'a status is a number from 0 to 255' });
}
