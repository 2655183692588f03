import { textView, type TextRow } from '../render/text-view.ts';
import { defineCommand } from './define.ts';

export const chdir = defineCommand({
  name: 'chdir',
  group: 'the shell',
  shape: 'act',
  summary: 'Change the working folder of the programs that are run from here',
  description: 'Without a word it prints the working folder.',
  args: { directory: { kind: 'positional', optional: true, shown: 'DIR', complete: 'directory', summary: 'Folder to change to; ~ is home' } },
  examples: [
    { line: 'chdir /tmp', shows: 'nothing' },
    { line: 'chdir', shows: 'the working folder' },
  ],
  view: textView,
  async run({ directory }, { session }): Promise<readonly TextRow[]> {
    if (directory === undefined) return [{ text: session.directory }];
    session.changeDirectory(directory);
    return [];
  },
});
