import type { Canvas } from './canvas.ts';
import { type Pair, pairLines, widestLabel } from './pairs.ts';
import { paint } from './theme.ts';

export interface ListedCommand {
  readonly name: string;
  readonly group: string;
  readonly summary: string;
}

/** The vocabulary: each group with a line for each of its commands, in the order in which they were given. */
export function drawCommandList(commands: readonly ListedCommand[], canvas: Canvas): string {
  const toPair = ({ name, summary }: ListedCommand): Pair => [name, summary];
  const labelWidth = widestLabel(commands.map(toPair));
  const groups = [...new Set([...groupOrder, ...commands.map(({ group }) => group)])];
  return groups
    .map((group) => ({ group, pairs: commands.filter((command) => command.group === group).map(toPair) }))
    .filter(({ pairs }) => pairs.length > 0)
    .map(({ group, pairs }) => [paint(group, 'heading', canvas), ...pairLines(pairs, 'command', canvas, labelWidth)].join('\n'))
    .join('\n\n');
}

/** From what one does first to what one seldom needs; a group that is not named here comes last. */
const groupOrder = [
  'move',
  'look at a namespace',
  'look at processes',
  'see the wiring',
  'see change',
  'change things',
  'run things',
  'the shell',
];
