import type { Argument, Arguments } from '../grammar/argument.ts';
import type { Canvas } from './canvas.ts';
import { type Pair, pairLines } from './pairs.ts';
import { printableSentence } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { cutText } from './width.ts';
import { drawProse, textLineWidth, wrapText } from './wrap.ts';

/** What help reads of a command. */
export interface HelpSubject {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly args: Arguments;
  /** What every command takes. */
  readonly commonOptions: Arguments;
  readonly examples: readonly { readonly line: string; readonly shows: string; readonly output?: string | undefined }[];
  readonly view: { readonly columns: readonly HelpColumn[] };
}

interface HelpColumn {
  readonly name: string;
  readonly wide?: true;
  readonly severalOnly?: true;
  readonly withFlag?: string;
}

/** All about one command, examples first. `usage` is its line in short: `links [NS] [--state up|down]`. */
export function drawCommandHelp(command: HelpSubject, usage: string, canvas: Canvas): string {
  const { name, summary, description = '', args, commonOptions, examples, view } = command;
  const shared = Object.fromEntries(Object.entries(commonOptions).filter(([key]) => !Object.hasOwn(args, key)));
  return [
    drawProse(`${name}: ${summary}`, canvas),
    section('examples', pairLines(examples.map(({ line, shows }): Pair => [line, shows]), 'command', canvas), canvas),
    section('usage', [`  ${printableSentence(usage)}`], canvas),
    section('takes', argumentLines(args, canvas), canvas),
    section('columns', columnLines(view.columns, canvas), canvas),
    section('options of every command', argumentLines(shared, canvas), canvas),
    ...description.split(/\n+/).map((paragraph) => drawProse(paragraph, canvas)),
    section('what the examples print, in the lab', examples.flatMap((example) => outputLines(example, canvas)), canvas),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, lines: readonly string[], canvas: Canvas): string {
  return lines.length === 0 ? '' : [paint(title, 'heading', canvas), ...lines].join('\n');
}

/** As it was recorded; where the terminal is too narrow for a line, its end is left out. */
function outputLines({ line, output }: HelpSubject['examples'][number], canvas: Canvas): readonly string[] {
  if (output === undefined) return [];
  const room = canvas.width === undefined ? Infinity : canvas.width - 2;
  const shown = output.split('\n').map((text) => `  ${cutText(printableSentence(text), room, symbolsOf(canvas).ellipsis)}`.trimEnd());
  return [`  ${paint(`> ${printableSentence(line)}`, 'command', canvas)}`, ...shown];
}

function argumentLines(args: Arguments, canvas: Canvas): readonly string[] {
  return pairLines(Object.entries(args).map(([key, argument]): Pair => [spell(key, argument), meaning(argument)]), 'name', canvas);
}

/** How an argument is typed: `NS`, `PID…`, `-s, --state up|down`, `--no-headers`. */
function spell(key: string, argument: Argument): string {
  const capitals = key.replace(/[A-Z]/g, '_$&').toUpperCase();
  if (argument.kind === 'positional') {
    const isMany = argument.many === true || argument.verbatim === true;
    if (argument.behindDashes === true) return `-- ${argument.shown ?? capitals}...`;
    return `${argument.shown ?? argument.choices?.join('|') ?? capitals}${isMany ? '...' : ''}`;
  }
  const short = argument.short === undefined ? '' : `-${argument.short}, `;
  const long = `--${key.replace(/[A-Z]/g, '-$&').toLowerCase()}`;
  if (argument.kind === 'flag') return `${short}${long}`;
  const value = argument.shown ?? argument.choices?.join('|') ?? capitals;
  return `${short}${long}${argument.mayStandAlone === true ? `[=${value}]` : ` ${value}`}`;
}

/** The choices too, where how it is typed does not name them. */
function meaning(argument: Argument): string {
  if (argument.kind === 'flag' || argument.shown === undefined || argument.choices === undefined) return argument.summary;
  return `${argument.summary}: ${argument.choices.join(', ')}`;
}

function columnLines(columns: readonly HelpColumn[], canvas: Canvas): readonly string[] {
  const named = (fits: (column: HelpColumn) => boolean): string => columns.filter(fits).map(({ name }) => name).join(', ');
  const always = named((column) => column.wide !== true && column.severalOnly !== true && column.withFlag === undefined);
  const several = named((column) => column.severalOnly === true);
  const wide = named((column) => column.wide === true && column.withFlag === undefined);
  const flags = [...new Set(columns.flatMap(({ withFlag }) => withFlag ?? []))];
  const withFlags = flags.map((flag) => `with --${flag}: ${named(({ withFlag }) => withFlag === flag)}`);
  const sentences = [always, several && `of several namespaces: ${several}`, wide && `with -o wide: ${wide}`, ...withFlags];
  return sentences.filter((text) => text !== '').flatMap((text) => wrapText(text, textLineWidth(canvas) - 2).map((line) => `  ${line}`));
}
