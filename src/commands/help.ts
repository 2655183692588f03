import { ShellError } from '../errors.ts';
import { commonOptions } from '../grammar/common-options.ts';
import { suggest } from '../grammar/suggest.ts';
import { usageOf } from '../grammar/usage.ts';
import type { Arguments } from '../grammar/argument.ts';
import type { Canvas } from '../render/canvas.ts';
import { drawCommandList } from '../render/command-list.ts';
import { drawCommandHelp } from '../render/help.ts';
import { type Pair, pairLines } from '../render/pairs.ts';
import type { View } from '../render/view.ts';
import { drawProse } from '../render/wrap.ts';
import { defineCommand, type Command, type Example } from './define.ts';

/** One command, as JSON gives it (docs/json.md). */
interface HelpRow {
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  readonly description: string;
  readonly usage: string;
  readonly arguments: Arguments;
  readonly examples: readonly Example[];
  readonly columns: readonly { readonly name: string; readonly wide?: true; readonly severalOnly?: true }[];
}

const helpView: View<HelpRow> = {
  columns: [
    { name: 'name', value: (row) => row.name, role: 'command', isName: true },
    { name: 'group', value: (row) => row.group },
    { name: 'usage', value: (row) => row.usage },
    { name: 'summary', value: (row) => row.summary },
  ],
  empty: () => '',
  draw(rows, canvas) {
    const [only, second] = rows;
    if (only === undefined) return '';
    if (second === undefined) return drawCommandHelp({ ...only, args: only.arguments, commonOptions, view: only }, only.usage, canvas);
    return drawList(rows, canvas);
  },
};

function drawList(rows: readonly HelpRow[], canvas: Canvas): string {
  return [
    drawCommandList(rows, canvas),
    '',
    drawProse('Any other word runs that program in the current namespace, on your terminal: ping, ip, tcpdump, vim.', canvas),
    ...pairLines(alsoTypable, 'plain', canvas),
    drawProse('Every command takes -o FORM (json, csv, wide, ...), -C A,B, --sort COLUMN and -h.', canvas),
    drawProse('help COMMAND tells more about one; so do COMMAND --help and COMMAND ?', canvas),
  ].join('\n');
}

const alsoTypable: readonly Pair[] = [
  ['@NS COMMAND', 'the same elsewhere, without moving; @all COMMAND in every namespace'],
  ['^PROGRAM', 'the program, where a command has its name'],
  ['COMMAND | …', 'pipes, redirections, && and globs as in sh'],
];

export const help = defineCommand({
  name: 'help',
  group: 'the shell',
  shape: 'show',
  summary: 'Show what can be typed here, or all about one command',
  args: { command: { kind: 'positional', optional: true, shown: 'COMMAND', complete: 'command', summary: 'Command to tell about' } },
  examples: [
    { line: 'help', shows: 'all commands, in groups' },
    { line: 'help links', shows: 'usage, options, columns and examples of links' },
  ],
  view: helpView,
  async run({ command }, { commands }): Promise<readonly HelpRow[]> {
    if (command === undefined) return await Promise.all(commands.map(describe));
    const found = commands.find(({ name }) => name === command);
    if (found !== undefined) return [await describe(found)];
    const near = suggest(command, commands.map(({ name }) => name));
    throw new ShellError(`no command named ${command}`, { word: command, hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'help lists the commands' });
  },
});

async function describe({ name, group, summary, description, args, examples, load }: Command): Promise<HelpRow> {
  const { view } = await load();
  return {
    name,
    group,
    summary,
    description: description ?? '',
    usage: usageOf({ name, args }),
    arguments: args,
    examples,
    columns: view.columns.map((column) => ({
      name: column.name,
      ...(column.wide === undefined ? {} : { wide: column.wide }),
      ...(column.severalOnly === undefined ? {} : { severalOnly: column.severalOnly }),
    })),
  };
}
