import type { Canvas, Role } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';
import { blanks, textWidth } from './width.ts';
import { textLineWidth, wrapText } from './wrap.ts';

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
