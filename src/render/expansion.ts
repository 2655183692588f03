import type { Canvas } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';

/** What a line became, below it. */
export function drawExpansion(line: string, canvas: Canvas): string {
  return paint(`${canvas.unicode ? '→' : '->'} ${printableSentence(line)}`, 'faint', canvas);
}
