import { ShellError } from '../errors.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';

interface WhichRow {
  readonly word: string;
  readonly is: 'command' | 'program';
  readonly path: string | undefined;
}

const whichView: View<WhichRow> = {
  columns: [
    { name: 'word', value: (row) => row.word, role: 'name', isName: true },
    { name: 'is', value: (row) => row.is },
    { name: 'path', value: (row) => row.path },
  ],
  empty: () => '',
};

export const which = defineCommand({
  name: 'which',
  group: 'the shell',
  shape: 'show',
  summary: 'Say what a word runs: a command of netnsh, or which program',
  description: 'A command hides the program of the same name; ^WORD runs the program.',
  args: { words: { kind: 'positional', many: true, shown: 'WORD', complete: 'program', summary: 'Word to look up' } },
  examples: [{ line: 'which links ip', shows: 'that links is a command, and where the program ip is' }],
  view: whichView,
  async run({ words }, { commands, session }): Promise<readonly WhichRow[]> {
    const rows: WhichRow[] = [];
    for (const word of words) {
      const path = await session.lookupProgram(word);
      if (commands.some(({ name }) => name === word)) rows.push({ word, is: 'command', path: undefined });
      if (path !== undefined) rows.push({ word, is: 'program', path });
      if (!rows.some((row) => row.word === word)) throw new ShellError(`no command and no program named ${word}`, { word, hint: 'help lists the commands' });
    }
    return rows;
  },
});
