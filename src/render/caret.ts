import type { Span } from '../errors.ts';
import type { Canvas } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { blanks, cutText, cutTextStart, textWidth } from './width.ts';

/** The typed line, and below it carets under its wrong word; around the word as much of the line as the width allows. */
export function drawCaret(line: string, { start, end }: Span, canvas: Canvas): string {
  const { ellipsis } = symbolsOf(canvas);
  const room = canvas.width === undefined ? Infinity : Math.max(0, canvas.width - 1);
  const after = printableSentence(line.slice(end));
  const word = cutText(printableSentence(line.slice(start, end)), room, ellipsis);
  const roomBefore = Math.max(room - textWidth(word) - textWidth(after), Math.floor((room - textWidth(word)) / 2));
  const before = cutTextStart(printableSentence(line.slice(0, start)), roomBefore, ellipsis);
  const rest = cutText(after, room - textWidth(before) - textWidth(word), ellipsis);
  const carets = '^'.repeat(Math.max(1, textWidth(word)));
  return `${before}${word}${rest}\n${blanks(textWidth(before))}${paint(carets, 'error', canvas)}`;
}

/** Where a word first stands in a line, as a whole word if it can be, and with whatever quotes it was typed in. */
export function findWord(line: string, word: string): Span | undefined {
  if (word === '') return undefined;
  const places: Span[] = [];
  for (let start = 0; start < line.length; start += 1) {
    const end = endOfWord(line, start, word);
    if (end !== undefined) places.push({ start, end });
  }
  return places.find((place) => isWhole(line, place)) ?? places[0];
}

/** The end of `word` if it begins at `start`; quotes and backslashes in between do not count. */
function endOfWord(line: string, start: number, word: string): number | undefined {
  let at = start;
  for (const unit of word.split('')) {
    while (line[at] !== unit && isQuote(line[at])) at += 1;
    if (line[at] !== unit) return undefined;
    at += 1;
  }
  while (isQuote(line[at])) at += 1;
  return at;
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'" || character === '\\';
}

/** `@beijing`, `--state=up` and `name,kind` hold words of their own. */
function isWhole(line: string, { start, end }: Span): boolean {
  return /^$|[\s=@,|&;<>]/.test(line.charAt(start - 1)) && /^$|[\s=@,|&;<>]/.test(line.charAt(end));
}
