import { commonOptions } from '../../grammar/common-options.ts';
import type { Canvas } from '../../render/canvas.ts';
import { drawCommandList } from '../../render/command-list.ts';
import { drawCommandHelp } from '../../render/help.ts';
import { type Pair, pairLines } from '../../render/pairs.ts';
import { paint } from '../../render/theme.ts';
import type { View } from '../../render/view.ts';
import { drawProse } from '../../render/wrap.ts';
import type { HelpRow } from './row.ts';

export const helpView: View<HelpRow> = {
  columns: [
    { name: 'name', value: (row) => row.name, role: 'command', isName: true },
    { name: 'is', value: (row) => row.is, wide: true },
    { name: 'group', value: (row) => row.group },
    { name: 'usage', value: (row) => row.usage },
    { name: 'summary', value: (row) => row.summary },
  ],
  empty: () => 'help knows nothing of it: help lists the commands',
  draw(rows, canvas) {
    const [only, second] = rows;
    if (only === undefined) return '';
    if (rows.some(({ is, examples }) => is !== 'command' || examples.length === 0)) return drawFound(rows, canvas); // every command has examples; what a search found shows none
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
    drawProse('help ip (nsenter, brctl, docker, ss, ...): what to type here for what you know; help search WORD looks for a word in all of it', canvas),
  ].join('\n');
}

const alsoTypable: readonly Pair[] = [
  ['@NS COMMAND', 'the same elsewhere, without moving; @all COMMAND in every namespace'],
  ['^PROGRAM', 'the program, where a command has its name'],
  ['COMMAND | …', 'pipes, redirections, && and globs as in sh'],
  ['NAME=VALUE', 'a variable for all programs from here on'],
];

const headings: Readonly<Record<HelpRow['is'], string>> = { command: 'commands', option: 'options', setting: 'settings', instead: 'what you know, and what to type here for it' };

/** What a search found, or what to type for what one knows. */
function drawFound(rows: readonly HelpRow[], canvas: Canvas): string {
  const kinds = [...new Set(rows.map(({ is }) => is))];
  const parts = kinds.map((kind) => {
    const pairs = rows.filter(({ is }) => is === kind).map((row): Pair => [row.name, kind === 'instead' ? `${row.usage}${row.summary === '' ? '' : ` (${row.summary})`}` : row.summary]);
    return [paint(headings[kind], 'heading', canvas), ...pairLines(pairs, kind === 'instead' ? 'plain' : 'command', canvas)].join('\n');
  });
  const program = kinds.length === 1 && kinds[0] === 'instead' ? [drawProse('The program itself runs here as it is, in the namespace you are in; behind @NS in another.', canvas)] : [];
  return [...parts, ...program].join('\n\n');
}
