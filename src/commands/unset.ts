import { UsageError } from '../errors.ts';
import { textView, type TextRow } from '../render/text-view.ts';
import { defineCommand } from './define.ts';

export const unset = defineCommand({
  name: 'unset',
  group: 'the shell',
  shape: 'act',
  summary: 'Remove variables from the environment of programs',
  description: 'NAME=VALUE alone on a line, with export before it or not, sets one for every program that is run from here. It lasts as long as this shell.',
  args: { names: { kind: 'positional', many: true, shown: 'NAME', summary: 'Variable to remove; one that is not there is none already' } },
  examples: [
    { line: 'LAB=one; env | grep LAB; unset LAB', shows: 'the variable, before it is gone' },
    { line: 'unset LAB', shows: 'nothing' },
  ],
  view: textView,
  async run({ names }, { session: { variables } }): Promise<readonly TextRow[]> {
    for (const name of names) {
      if (!/^[A-Za-z_]\w*$/.test(name)) throw new UsageError(`${name} is no name of a variable`, { word: name, hint: 'letters, digits and _, as in unset LANG' });
    }
    for (const name of names) variables.remove(name);
    return [];
  },
});
