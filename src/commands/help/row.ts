import { usageOf } from '../../grammar/usage.ts';
import type { Arguments } from '../../grammar/argument.ts';
import type { Command } from '../define.ts';
import type { PreferenceRow } from '../scope.ts';
import type { Idiom } from './idioms.ts';
import { outputOf } from './outputs.ts';

/** One thing that can be typed, as JSON gives it (docs/json.md). */
export interface HelpRow {
  readonly is: 'command' | 'option' | 'setting' | 'instead';
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  readonly description: string;
  readonly usage: string;
  readonly arguments: Arguments;
  readonly examples: readonly { readonly line: string; readonly shows: string; readonly output: string | undefined }[];
  readonly columns: readonly { readonly name: string; readonly wide?: true; readonly severalOnly?: true; readonly withFlag?: string }[];
}

const nothing = { description: '', arguments: {}, examples: [], columns: [] };

export async function rowOfCommand({ name, group, summary, description, args, examples, load }: Command): Promise<HelpRow> {
  const { view } = await load();
  return {
    is: 'command',
    name,
    group,
    summary,
    description: description ?? '',
    usage: usageOf({ name, args }),
    arguments: args,
    examples: examples.map(({ line, shows }) => ({ line, shows, output: outputOf(line) })),
    columns: view.columns.map((column) => ({
      name: column.name,
      ...(column.wide === undefined ? {} : { wide: column.wide }),
      ...(column.severalOnly === undefined ? {} : { severalOnly: column.severalOnly }),
      ...(column.withFlag === undefined ? {} : { withFlag: column.withFlag }),
    })),
  };
}

/** What a search shows of a command. */
export function rowOfFound({ name, group, summary, args }: Command): HelpRow {
  return { ...nothing, is: 'command', name, group, summary, usage: usageOf({ name, args }) };
}

export function rowOfOption(command: Command, option: string, summary: string): HelpRow {
  return { ...nothing, is: 'option', name: `${command.name} ${option}`, group: command.name, summary, usage: `${command.name} ${option}` };
}

export function rowOfSetting({ name, meaning, takes }: PreferenceRow): HelpRow {
  return { ...nothing, is: 'setting', name: `set ${name}`, group: 'set', summary: meaning, usage: `set ${name} ${takes.join('|')}` };
}

/** `name` is what hands know, `usage` what to type here. */
export function rowOfIdiom({ programs: [program = ''], typed, here, note = '' }: Idiom): HelpRow {
  return { ...nothing, is: 'instead', name: typed, group: program, summary: note, usage: here.join('; or ') };
}
