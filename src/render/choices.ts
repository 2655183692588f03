import type { Canvas } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { cutText, padEnd, textWidth } from './width.ts';

/** A list to choose from, and what Enter would take of it. */
export interface Choices {
  readonly items: readonly Choice[];
  /** An index into `items`; `undefined` while nothing is chosen. */
  readonly selected: number | undefined;
  /** Side by side, downwards first, as `ls` does; else each on a line of its own. */
  readonly isGrid: boolean;
}

export interface Choice {
  readonly shown: string;
  readonly description?: string | undefined;
}

/** How items of a grid stand: item `at` is in row `at % rows`. */
export interface Arrangement {
  readonly rows: number;
  readonly columns: number;
}

/**
 * The lines of a list, none wider than the canvas and no more than it is high. What does not fit on the screen is counted; what
 * is selected is always on it.
 */
export function drawChoices(choices: Choices, canvas: Canvas): readonly string[] {
  const { items, selected } = choices;
  const { rows, columns } = arrange(choices, canvas);
  const height = canvas.height ?? Infinity;
  const isWhole = rows <= height;
  const room = isWhole ? rows : Math.max(1, height - 1);
  const top = firstRow(rows, room, selected === undefined ? 0 : selected % rows);
  const drawRow = choices.isGrid ? gridRow(choices, rows, columns, canvas) : describedRow(choices, canvas);
  const lines = Array.from({ length: Math.min(room, rows) }, (_, at) => drawRow(top + at));
  if (isWhole || height < 2) return lines;
  return [...lines, paint(cut(countOf(items.length, selected, room * columns, canvas), canvas, MARK_WIDTH), 'faint', canvas)];
}

/** All items below one another, or in as many columns as fit. */
export function arrange({ items, isGrid }: Choices, canvas: Pick<Canvas, 'width'>): Arrangement {
  const columns = isGrid ? Math.max(1, Math.floor((widthOf(canvas) + GAP) / (MARK_WIDTH + widest(items.map(shownOf)) + GAP))) : 1;
  const rows = Math.max(1, Math.ceil(items.length / columns));
  return { rows, columns: Math.ceil(items.length / rows) };
}

/** What is selected stands in the middle of the window where it can. */
function firstRow(rows: number, room: number, row: number): number {
  return Math.max(0, Math.min(row - Math.floor(room / 2), rows - room));
}

function countOf(count: number, selected: number | undefined, shown: number, canvas: Canvas): string {
  const blanks = ' '.repeat(MARK_WIDTH);
  return selected === undefined ? `${blanks}${symbolsOf(canvas).ellipsis} and ${count - Math.min(shown, count)} more` : `${blanks}${selected + 1} of ${count}`;
}

function describedRow(choices: Choices, canvas: Canvas): (row: number) => string {
  const half = Math.floor(widthOf(canvas) / 2);
  const isDescribed = choices.items.some(({ description }) => description);
  const valueWidth = isDescribed ? Math.min(widest(choices.items.map(shownOf)), half) : 0;
  return (row) => {
    const item = choices.items[row];
    if (item === undefined) return '';
    const value = cut(shownOf(item), canvas, MARK_WIDTH);
    const description = cut(printableSentence(item.description ?? ''), canvas, MARK_WIDTH + Math.max(valueWidth, textWidth(value)) + 2);
    const blanks = ' '.repeat(Math.max(0, valueWidth - textWidth(value)) + 2);
    return drawItem(value, row === choices.selected, canvas) + (textWidth(description) === 0 ? '' : blanks + paint(description, 'faint', canvas));
  };
}

function gridRow({ items, selected }: Choices, rows: number, columns: number, canvas: Canvas): (row: number) => string {
  const width = widest(items.map(shownOf)) + GAP;
  return (row) =>
    Array.from({ length: columns }, (_, column) => {
      const at = column * rows + row;
      const item = items[at];
      if (item === undefined) return '';
      const value = cut(shownOf(item), canvas, MARK_WIDTH);
      const isLast = items[at + rows] === undefined;
      return drawItem(value, at === selected, canvas) + (isLast ? '' : padEnd('', width - textWidth(value)));
    }).join('');
}

/** Told by a mark too, since there may be no colours. */
function drawItem(value: string, isSelected: boolean, canvas: Canvas): string {
  return isSelected ? `${canvas.unicode ? '❯' : '>'} ${paint(value, 'selected', canvas)}` : `  ${value}`;
}

const MARK_WIDTH = 2;
/** Between two columns; the mark of the next one is a gap too. */
const GAP = 1;

function shownOf({ shown }: Choice): string {
  return printableSentence(shown.replaceAll('\n', '␊'));
}

function cut(text: string, canvas: Canvas, used: number): string {
  return cutText(text, Math.max(0, widthOf(canvas) - used), symbolsOf(canvas).ellipsis);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, textWidth(text)), 0);
}

function widthOf({ width }: Pick<Canvas, 'width'>): number {
  return width ?? 80;
}
