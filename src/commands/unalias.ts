import { textView, type TextRow } from '../render/text-view.ts';
import { findAlias } from './alias.ts';
import { defineCommand } from './define.ts';

export const unalias = defineCommand({
  name: 'unalias',
  group: 'the shell',
  shape: 'act',
  summary: 'Take back what alias made',
  args: { names: { kind: 'positional', many: true, shown: 'NAME', complete: 'alias', summary: 'Alias to remove' } },
  examples: [{ line: 'alias ll links; unalias ll', shows: 'nothing: ll is the program again, if there is one' }],
  view: textView,
  async run({ names }, { session: { aliases } }): Promise<readonly TextRow[]> {
    const found = names.map((name) => findAlias(name, aliases)); // all of them, or none is removed
    for (const { name } of found) aliases.remove(name);
    return [];
  },
});
