import type { Canvas, Role } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';
import { blanks, textWidth } from './width.ts';
import { wrapText } from './wrap.ts';

/** A thing to type, and what it is. */
export type Pair = readonly [label: string, meaning: string];

/** Pairs in two aligned columns, indented. A meaning that is too long goes on below itself. */
export function pairLines(pairs: readonly Pair[], role: Role, canvas: Canvas, labelWidth = widestLabel(pairs)): readonly string[] {
  const start = 2 + labelWidth + 2;
  const room = Math.max(20, textLineWidth(canvas) - start);
  return pairs.flatMap(([label, meaning]) => {
    const shown = printableSentence(label);
    const [first = '', ...rest] = wrapText(printableSentence(meaning), room);
    const head = `  ${paint(shown, role, canvas)}${blanks(labelWidth - textWidth(shown))}  ${first}`;
    return [head.trimEnd(), ...rest.map((line) => blanks(start) + line)];
  });
}

export function widestLabel(pairs: readonly Pair[]): number {
  return Math.max(0, ...pairs.map(([label]) => textWidth(printableSentence(label))));
}

/** How long a line of prose may be: on a wide terminal no longer than is good to read, in a pipe as long as it likes. */
export function textLineWidth(canvas: Canvas): number {
  return canvas.width === undefined ? Infinity : Math.min(canvas.width, 100);
}
