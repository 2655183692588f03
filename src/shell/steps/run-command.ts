import type { Command, LoadedRows } from '../../commands/define.ts';
import type { CommandStep, HelpStep } from '../../grammar/step.ts';
import type { Arguments, Values } from '../../grammar/argument.ts';
import { kebab } from '../../grammar/label-words.ts';
import type { CommonValues } from '../../grammar/common-options.ts';
import { parseArguments } from '../../grammar/parse-arguments.ts';
import type { Word } from '../../grammar/word.ts';
import { drawRows } from '../../render/output.ts';
import { readOnly } from '../../model/state/saved-from.ts';
import { carryOut } from './carry-out.ts';
import { runFedLive } from './feed-live.ts';
import { runFed } from './feed.ts';
import { collectingNotices } from './notices.ts';
import { show } from './page.ts';
import { createProgress } from './progress.ts';
import { runWatch } from './run-watch.ts';
import { scopeOf, type Stage } from './stage.ts';

/** Runs one of our own commands, and what reads its output; gives the status. */
export async function runCommand(step: CommandStep, stage: Stage): Promise<number> {
  const run = findCommand(step.name.text, stage).shape === 'watch' ? runFedLive : runFed;
  return await run(step, stage, (inner) => runHere(step, inner));
}

/** `links ?` and `?` are `help links` and `help`. */
export async function runHelp(step: HelpStep, stage: Stage): Promise<number> {
  return await runFed(step, stage, (inner) => showHelp(step.command, inner));
}

async function runHere({ name, words }: Pick<CommandStep, 'name' | 'words'>, stage: Stage): Promise<number> {
  const command = findCommand(name.text, stage);
  const parsed = parseArguments(command, words);
  if (parsed.help) return await showHelp(name, stage);
  const { values, common } = parsed;
  const { saved } = stage.shell.ports;
  if (saved !== undefined && command.group === 'change things') throw readOnly('nothing can be changed', saved.from, { word: name.text });
  if (command.shape === 'watch') return await runWatch(command, values, common, stage);
  const body = await command.load();
  if (stage.out === stage.shell.ports.out && isUnasked(common) && body.atPrompt?.(values, stage.shell) === true) return 0;
  const several = values['all'] === true;
  const operand = values['namespace'];
  const place = several ? 'any namespace' : typeof operand === 'string' ? operand : stage.here.label;
  const where = [place, ...filtersOf(command, values)].join(' ');
  return await collectingNotices(stage.err, async (notice) => {
    const progress = createProgress(stage, name.text);
    const rows = await carryOut(command, body, values, scopeOf(stage, notice, progress)).finally(progress.end);
    await writeRows(body, rows, common, { where, several, flags: flagsOf(values) }, stage);
    return statusOfRows(body, rows);
  });
}

/** Nobody said how rows are to be shown. */
function isUnasked({ output, columns, noHeaders, sort }: CommonValues): boolean {
  return output === undefined && columns === undefined && !noHeaders && sort === undefined;
}

/** 0, unless the command says that its rows mean something else. */
export function statusOfRows({ status }: LoadedRows, rows: readonly unknown[]): number {
  return status?.(rows as readonly never[]) ?? 0; // they are the command's own, which `defineCommand` has checked
}

/** For the sentence that says there is nothing: `no links in beijing with --kind bridge`. */
function filtersOf({ args }: Command, values: Values<Arguments>): readonly string[] {
  const given = Object.entries(args).flatMap(([key, { kind }]) => (kind === 'option' && values[key] !== undefined ? [`--${kebab(key)} ${String(values[key])}`] : []));
  return given.length === 0 ? [] : ['with', ...given];
}

/** The flags that were given, for the columns that go with them. */
export function flagsOf(values: Values<Arguments>): readonly string[] {
  return Object.keys(values).filter((key) => values[key] === true).map(kebab);
}

export async function writeRows(
  { view }: LoadedRows,
  rows: readonly unknown[],
  common: CommonValues,
  place: { readonly where: string; readonly several: boolean; readonly flags: readonly string[] },
  stage: Stage,
): Promise<void> {
  const { output, columns, noHeaders, sort } = common;
  const canvas = stage.out.canvas();
  const keepsColumns = canvas.isTerminal && stage.shell.preferences.value('narrow') === 'records'; // a pipe needs no file of preferences
  const drawn = await drawRows(view, rows, { ...place, format: output ?? 'table', columns, noHeaders, sort, keepsColumns }, canvas);
  if (drawn.data !== '') await show(drawn.data, stage);
  if (drawn.note !== undefined) await stage.err.write(`${drawn.note}\n`);
}

export async function showHelp(command: Word | undefined, stage: Stage): Promise<number> {
  const span = command?.span ?? { start: 0, end: 0 };
  const words = command === undefined ? [] : [command];
  return await runHere({ name: { text: 'help', span, quoted: false }, words }, stage);
}

export function findCommand(name: string, { shell }: Pick<Stage, 'shell'>): Command {
  const command = shell.ports.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`the grammar took ${name} for a command`);
  return command;
}
