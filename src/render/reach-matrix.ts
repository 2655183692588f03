import { hasFailed, type ReachPair } from '../model/reach.ts';
import { drawAligned } from './aligned.ts';
import type { Canvas, Role } from './canvas.ts';
import { type Grid, type GridCell, gridForPeople, totalWidth } from './grid.ts';
import { printable } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import type { Column } from './view.ts';
import { textWidth } from './width.ts';

/** So many failures are listed under a picture; there may be thousands. */
const LISTED = 20;

/** Who reaches whom: a square where it fits, and what fails below; that alone where nothing else was asked for. */
export function drawReach(pairs: readonly ReachPair[], columns: readonly Column<ReachPair>[], canvas: Canvas, isAboutFailures: boolean): string {
  const failures = pairs.filter(hasFailed);
  if (isAboutFailures) return listFailures(failures, columns, canvas);
  const matrix = [2, 1].map((gap) => ({ grid: matrixOf(pairs, canvas), gap })).find(({ grid, gap }) => totalWidth(grid, gap) <= (canvas.width ?? Infinity));
  const parts = matrix === undefined ? [sumUp(pairs)] : [drawAligned(matrix.grid, matrix.gap, canvas)];
  if (failures.length > 0) parts.push(listFailures(failures, columns, canvas));
  return parts.join('\n\n');
}

function matrixOf(pairs: readonly ReachPair[], canvas: Canvas): Grid {
  const froms = [...new Set(pairs.map(({ from }) => from))];
  const receivers = new Set(pairs.map(({ to }) => to));
  const tos = [...froms.filter((name) => receivers.has(name)), ...[...receivers].filter((name) => !froms.includes(name))];
  const ways = groupByWay(pairs);
  const rows = froms.map((from): readonly GridCell[] => [{ lines: [printable(from)], role: 'name' }, ...tos.map((to) => cellOf(ways.get(wayOf(from, to)), from === to, canvas))]);
  const headings = [canvas.unicode ? 'from ↓ to →' : 'from \\ to', ...tos.map(printable)];
  const width = (x: number): number => Math.max(textWidth(headings[x] ?? ''), ...rows.map((row) => textWidth(row[x]?.lines[0] ?? '')));
  return { columns: headings.map((heading, x) => ({ name: heading, heading, isRightAligned: false, width: width(x) })), rows, hasHeadings: true };
}

function groupByWay(pairs: readonly ReachPair[]): ReadonlyMap<string, readonly ReachPair[]> {
  const ways = new Map<string, ReachPair[]>();
  for (const pair of pairs) {
    const way = wayOf(pair.from, pair.to);
    const known = ways.get(way);
    if (known === undefined) ways.set(way, [pair]);
    else known.push(pair);
  }
  return ways;
}

/** No label holds a newline that would not be escaped. */
function wayOf(from: string, to: string): string {
  return `${printable(from)}\n${printable(to)}`;
}

/** All addresses of a namespace together: the slowest, or how many of them are reached. */
function cellOf(pairs: readonly ReachPair[] = [], isSame: boolean, canvas: Canvas): GridCell {
  const cell = (text: string, role: Role): GridCell => ({ lines: [text], role });
  if (isSame) return cell(canvas.unicode ? '·' : '.', 'faint');
  const [first] = pairs;
  if (first === undefined) return cell('', 'plain');
  if (first.answer === 'no address') return cell('no address', 'faint');
  const reached = pairs.filter(({ isReached }) => isReached);
  if (reached.length === 0) return cell(shortly(first), 'down');
  if (reached.length < pairs.length) return cell(`${reached.length} of ${pairs.length}`, 'warning');
  const slowest = Math.max(...pairs.map(({ milliseconds = 0 }) => milliseconds));
  return cell(pairs.some(({ answer }) => answer === 'refused') ? 'refused' : milliseconds(slowest), 'up');
}

function shortly({ answer, reason = '' }: ReachPair): string {
  if (answer === 'silent') return 'no answer';
  if (answer === 'unreachable') return 'unreachable';
  return /\bno route\b/.test(reason) ? 'no route' : 'not sent';
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

function sumUp(pairs: readonly ReachPair[]): string {
  const tried = pairs.filter(({ answer }) => answer !== 'no address');
  const reached = tried.filter(({ isReached }) => isReached).length;
  const spaces = new Set(pairs.map(({ from }) => from)).size;
  return `${reached} of ${tried.length} ways between ${spaces} namespaces work${reached === tried.length ? '' : '; these do not'}`;
}

function listFailures(failures: readonly ReachPair[], columns: readonly Column<ReachPair>[], canvas: Canvas): string {
  const shown = columns.filter(({ name }) => ['from', 'to', 'address', 'reason'].includes(name));
  const text = drawAligned(gridForPeople(shown, failures.slice(0, LISTED), false), 2, canvas);
  const rest = failures.length - LISTED;
  return rest <= 0 ? text : `${text}\n${paint(`${symbolsOf(canvas).ellipsis} and ${rest} more: -o csv lists all`, 'faint', canvas)}`;
}
