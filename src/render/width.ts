import { eastAsianWidth } from 'get-east-asian-width';
import { isPlainAscii } from './printable.ts';

/**
 * How many cells printable text takes, counted as wcwidth(3) does: by code point. Sequences that a terminal might join
 * (zero-width joiner, variation selectors) do not get here, because `printable` shows their parts.
 */
export function textWidth(text: string): number {
  if (isPlainAscii(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The longest beginning of `text` that fits; with an ellipsis where something is left out. */
export function cutText(text: string, width: number, ellipsis: string): string {
  if (textWidth(text) <= width) return text;
  const room = width - textWidth(ellipsis);
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > room) break;
    kept += character;
  }
  return room < 0 ? '' : kept + ellipsis;
}

/** The longest end of `text` that fits. */
export function cutTextStart(text: string, width: number, ellipsis: string): string {
  return reverse(cutText(reverse(text), width, ellipsis));
}

export function padEnd(text: string, width: number): string {
  return text + blanks(width - textWidth(text));
}

export function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

/** Marks sit on the letter before them; so do the vowels and finals of Hangul that is written in parts (U+1160–U+11FF). */
const zeroWidth = /[\p{Mn}\p{Me}\u1160-\u11ff]/u;

function characterWidth(character: string): number {
  if (zeroWidth.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
