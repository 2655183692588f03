import { refuseUnclosed } from './unclosed.ts';
import { scanWord, type Word } from './word.ts';

export type { Word } from './word.ts';

/**
 * The words of a text: split at blanks and newlines, quotes taken off, without what follows a `#` that begins a word. Operators mean nothing here
 * (`parseLine` knows them). Throws a UsageError for what is not closed.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (' \t\n'.includes(text.charAt(at))) at += 1;
    else if (text.startsWith('\\\n', at)) at += 2;
    else if (text.charAt(at) === '#') at = endOfLine(text, at);
    else {
      const { text: value, span, quoted, unclosed } = scanWord(text, at, 'plain');
      refuseUnclosed(unclosed);
      words.push({ text: value, span, quoted });
      at = span.end;
    }
  }
  return words;
}

/** The offset of the newline that ends the line of `at`, or of the end of the text. */
export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}
