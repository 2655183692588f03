import type { Canvas } from './canvas.ts';
import { printable, printableSentence } from './printable.ts';
import { paint } from './theme.ts';

/** What one namespace answered. */
export interface Block {
  readonly label: string;
  readonly text: string;
}

/**
 * Many answers, each under its label. Programs get the label before every line, so that `grep` and `sort` keep it; people get that
 * where all answers are one line long, and else a heading above each. Who said nothing is left out. Ends with a newline.
 */
export function drawBlocks(blocks: readonly Block[], canvas: Canvas): string {
  const answers = blocks.map(({ label, text }) => ({ label: printable(label), lines: linesOf(text, canvas) })).filter(({ lines }) => lines.length > 0);
  const isShort = answers.every(({ lines }) => lines.length === 1);
  if (!canvas.isTerminal || isShort) {
    return answers.flatMap(({ label, lines }) => lines.map((line) => `${paint(label, 'name', canvas)}: ${line}\n`)).join('');
  }
  return answers.map(({ label, lines }) => `${paint(label, 'heading', canvas)}\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}`).join('');
}

/** A program's words go to a program as they are, and to a terminal without what would steer it. */
function linesOf(text: string, canvas: Canvas): readonly string[] {
  if (text === '') return [];
  const lines = text.replace(/\n$/, '').split('\n');
  return canvas.isTerminal ? lines.map(showForeignLine) : lines;
}

/** A program's line on a terminal. Tabs lay out its columns; everything else that is not seen is shown as an escape. */
export function showForeignLine(line: string): string {
  return line
    .replace(/\x1b\[[0-9;]*m/g, '')
    .split('\t')
    .map((part) => printableSentence(part))
    .join('\t');
}
