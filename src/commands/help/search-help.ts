import { kebab } from '../../grammar/label-words.ts';
import type { Command } from '../define.ts';
import type { PreferenceRow } from '../scope.ts';
import { idioms } from './idioms.ts';
import { rowOfFound, rowOfIdiom, rowOfOption, rowOfSetting, type HelpRow } from './row.ts';

/** Whatever help says of a word: commands by their names first, then by what is said of them and their columns, then options, settings, and what other programs call it. */
export async function searchHelp(word: string, commands: readonly Command[], settings: readonly PreferenceRow[]): Promise<readonly HelpRow[]> {
  const wanted = word.toLowerCase();
  const holds = (...texts: readonly (string | undefined)[]): boolean => texts.some((text) => text?.toLowerCase().includes(wanted) === true);
  const columns = new Map(await Promise.all(commands.map(async (command) => [command, (await command.load()).view.columns.map(({ name }) => name)] as const)));
  const named = commands.filter(({ name }) => holds(name));
  const told = commands.filter((command) => !named.includes(command) && holds(command.summary, command.description, ...(columns.get(command) ?? []), ...command.examples.flatMap(({ line, shows }) => [line, shows])));
  const options = commands.flatMap((command) =>
    Object.entries(command.args)
      .filter(([key, argument]) => argument.kind !== 'positional' && holds(kebab(key), argument.summary))
      .map(([key, argument]) => rowOfOption(command, `--${kebab(key)}`, argument.summary)),
  );
  return [
    ...[...named, ...told].map(rowOfFound),
    ...options,
    ...settings.filter(({ name, meaning }) => holds(name, meaning)).map(rowOfSetting),
    ...idioms.filter(({ typed, here, note }) => holds(typed, ...here, note)).map(rowOfIdiom),
  ];
}
