import type { Canvas } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { textWidth } from './width.ts';

/** A paragraph for people: broken between words on a terminal, one line elsewhere. */
export function drawProse(paragraph: string, canvas: Canvas): string {
  return wrapText(printableSentence(paragraph), textLineWidth(canvas)).join('\n');
}

/** Breaks a paragraph between words; a word that is too long for a line has one of its own, uncut. */
export function wrapText(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last) + 1 + textWidth(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** How long a line of prose may be: on a wide terminal no longer than is good to read, in a pipe as long as it likes. */
export function textLineWidth(canvas: Canvas): number {
  return canvas.width === undefined ? Infinity : Math.min(canvas.width, 100);
}
