import { ShellError } from '../../errors.ts';
import { suggest } from '../../grammar/suggest.ts';
import type { Values } from '../../grammar/argument.ts';
import type { RowsBody } from '../define.ts';
import type { helpArguments } from '../help.ts';
import type { Scope } from '../scope.ts';
import { idioms } from './idioms.ts';
import { rowOfCommand, rowOfIdiom, type HelpRow } from './row.ts';
import { searchHelp } from './search-help.ts';
import { helpView } from './view.ts';

export const view: RowsBody<typeof helpArguments, HelpRow>['view'] = helpView;

export async function run({ command, word }: Values<typeof helpArguments>, scope: Scope): Promise<readonly HelpRow[]> {
  const { commands, session } = scope;
  if (command === undefined) return await Promise.all(commands.map(rowOfCommand));
  if (command === 'search' && word !== undefined) return await searchHelp(word, commands, session.preferences.rows());
  const found = commands.find(({ name }) => name === command);
  if (found !== undefined && word === undefined) return [await rowOfCommand(found)];
  const known = idioms.filter(({ programs, typed }) => programs.includes(command) && (word === undefined || typed.includes(word)));
  if (known.length > 0) return known.map(rowOfIdiom);
  throw await refuse(command, word, scope);
}

async function refuse(command: string, word: string | undefined, { commands, session }: Scope): Promise<ShellError> {
  if (commands.some(({ name }) => name === command)) return new ShellError(`help knows nothing of ${word} in ${command}`, { word, hint: `help ${command}` });
  if ((await session.lookupProgram(command)) !== undefined) return new ShellError(`${command} is a program, and runs here as it is`, { word: command, hint: `man ${command}, or ${command} --help` });
  const near = suggest(command, [...commands.map(({ name }) => name), ...idioms.flatMap(({ programs }) => programs)]);
  return new ShellError(`no command named ${command}`, { word: command, hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : `help lists the commands; help search ${command} looks in all of it` });
}
