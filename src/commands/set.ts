import { UsageError } from '../errors.ts';
import { drawSettings } from '../render/setting-list.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import type { PreferenceRow } from './scope.ts';

const setView: View<PreferenceRow> = {
  columns: [
    { name: 'name', value: (row) => row.name, role: 'name', isName: true },
    { name: 'value', value: (row) => row.value, role: 'command' },
    { name: 'takes', value: (row) => row.takes.join(', ') },
    { name: 'usual', value: (row) => row.usual, wide: true },
    { name: 'from', value: (row) => row.from },
    { name: 'meaning', value: (row) => row.meaning },
  ],
  empty: () => '',
  drawsForPeople: true,
  draw: drawSettings,
};

export const set = defineCommand({
  name: 'set',
  group: 'the shell',
  shape: 'act',
  summary: 'Show and change how netnsh looks and behaves',
  description:
    'What is set at the prompt is kept in ~/.config/netnsh/preferences (XDG_CONFIG_HOME) for every netnsh from then on; what a file sets that is run, such as ~/.config/netnsh/rc, or set --session, holds until this one ends.\n' +
    'set NAME shows all of one setting, and usual as a value goes back to what is usual. Variables of programs are set by NAME=VALUE.',
  args: {
    name: { kind: 'positional', optional: true, shown: 'NAME', complete: 'setting', summary: 'Setting' },
    value: { kind: 'positional', optional: true, shown: 'VALUE', complete: 'setting-value', summary: 'Its new value; usual goes back' },
    session: { kind: 'flag', summary: 'Only until this netnsh ends' },
  },
  examples: [
    { line: 'set', shows: 'all settings, their values, and what else they take' },
    { line: 'set prompt -o json', shows: 'all about one of them' },
    { line: 'set --session theme light', shows: 'nothing: colours are those for a light background now' },
    { line: "set --session prompt '{inode}> '", shows: 'nothing: the prompt is the inode now' },
  ],
  view: setView,
  async run({ name, value, session: isForSession }, { session }): Promise<readonly PreferenceRow[]> {
    const { preferences } = session;
    const [, before, behind] = /^([a-z]+)=(.*)$/s.exec(name ?? '') ?? [];
    if (before !== undefined) throw new UsageError('a setting and its value are two words', { word: name, hint: `set ${before} ${behind}` });
    if (value === undefined) {
      if (isForSession) throw new UsageError('--session wants a setting and its value', { word: '--session', hint: 'set --session theme light' });
      return preferences.rows(name);
    }
    preferences.set(name ?? '', value, !isForSession && !session.isRunningFile);
    return [];
  },
});
