import { ShellError } from '../errors.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';

interface WhichRow {
  readonly word: string;
  readonly is: 'alias' | 'command' | 'program';
  readonly path: string | undefined;
  /** What an alias stands for. */
  readonly text: string | undefined;
}

const whichView: View<WhichRow> = {
  columns: [
    { name: 'word', value: (row) => row.word, role: 'name', isName: true },
    { name: 'is', value: (row) => row.is },
    { name: 'path', value: (row) => row.path },
    { name: 'text', title: 'stands for', value: (row) => row.text, whenAny: true },
  ],
  empty: () => '',
};

export const which = defineCommand({
  name: 'which',
  group: 'the shell',
  shape: 'show',
  summary: 'Say what a word runs: an alias, a command, or which program',
  description: 'Of several the first is run: an alias hides the command, and a command the program of the same name. ^WORD runs the program.',
  args: { words: { kind: 'positional', many: true, shown: 'WORD', complete: 'program', summary: 'Word to look up' } },
  examples: [{ line: 'which links ip', shows: 'that links is a command, and where the program ip is' }],
  view: whichView,
  async run({ words }, { commands, session }): Promise<readonly WhichRow[]> {
    const rows: WhichRow[] = [];
    for (const word of words) {
      const path = await session.lookupProgram(word);
      const text = session.aliases.lookup(word);
      if (text !== undefined) rows.push({ word, is: 'alias', path: undefined, text });
      if (commands.some(({ name }) => name === word)) rows.push({ word, is: 'command', path: undefined, text: undefined });
      if (path !== undefined) rows.push({ word, is: 'program', path, text: undefined });
      if (!rows.some((row) => row.word === word)) throw new ShellError(`no command and no program named ${word}`, { word, hint: 'help lists the commands' });
    }
    return rows;
  },
});
