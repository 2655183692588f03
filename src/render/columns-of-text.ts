import type { Canvas } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { cutText, padEnd, textWidth } from './width.ts';

export interface ListItem {
  /** As it would be typed. */
  readonly value: string;
  readonly description?: string | undefined;
}

/**
 * A list to choose from, as Tab shows it: `value  description` line by line, or as many columns as fit when nothing is
 * described. Lines are cut to the terminal, and what does not fit on the screen is counted.
 */
export function drawColumns(items: readonly ListItem[], canvas: Canvas): string {
  const perLine = items.some(({ description }) => description) ? 1 : itemsPerLine(items, canvas);
  const screen = Math.max(2, (canvas.height ?? Infinity) - 1); // the prompt keeps a line
  const isWhole = Math.ceil(items.length / perLine) <= screen;
  const shown = isWhole ? items : items.slice(0, (screen - 1) * perLine);
  const lines = perLine === 1 ? describedLines(shown, canvas) : sideBySide(shown, perLine);
  if (isWhole) return lines.join('\n');
  const more = `${symbolsOf(canvas).ellipsis} and ${items.length - shown.length} more`;
  return [...lines, paint(cut(more, canvas), 'faint', canvas)].join('\n');
}

function describedLines(items: readonly ListItem[], canvas: Canvas): readonly string[] {
  const values = items.map(({ value }) => cut(printableSentence(value), canvas));
  const valueWidth = Math.min(widest(values), Math.floor(widthOf(canvas) / 2));
  return values.map((value, index) => {
    const start = `${padEnd(value, valueWidth)}  `;
    const description = cut(printableSentence(items[index]?.description ?? ''), canvas, textWidth(start));
    return (start + paint(description, 'faint', canvas)).trimEnd();
  });
}

/** Down the first column, then down the next, as `ls` does. */
function sideBySide(items: readonly ListItem[], perLine: number): readonly string[] {
  const values = items.map(({ value }) => printableSentence(value));
  const width = widest(values) + 2;
  const height = Math.ceil(values.length / perLine);
  return Array.from({ length: height }, (_, y) =>
    values
      .filter((_value, index) => index % height === y)
      .map((value) => padEnd(value, width))
      .join('')
      .trimEnd(),
  );
}

function itemsPerLine(items: readonly ListItem[], canvas: Canvas): number {
  const width = widest(items.map(({ value }) => printableSentence(value)));
  return Math.max(1, Math.floor((widthOf(canvas) + 2) / (width + 2)));
}

function cut(text: string, canvas: Canvas, used = 0): string {
  return cutText(text, widthOf(canvas) - used, symbolsOf(canvas).ellipsis);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, textWidth(text)), 0);
}

function widthOf(canvas: Canvas): number {
  return canvas.width ?? 80;
}
