import { UsageError } from '../errors.ts';
import { textView, type TextRow } from '../render/text-view.ts';
import { defineCommand } from './define.ts';

/** Here for help and completion: the grammar itself turns `command ping` into the program. */
export const command = defineCommand({
  name: 'command',
  group: 'run things',
  shape: 'act',
  summary: 'Run the program of this name, where a command of netnsh has it too',
  description: '^PROGRAM is the same in short.',
  args: { words: { kind: 'positional', verbatim: true, shown: 'PROGRAM', complete: 'program', summary: 'Program and its arguments' } },
  examples: [{ line: 'command ls /', shows: 'what the program ls shows' }],
  view: textView,
  async run({ words }): Promise<readonly TextRow[]> {
    throw new UsageError(`${words.join(' ')} is not a program that can be run from here`, { hint: 'type command and the program at the start of a command' });
  },
});
