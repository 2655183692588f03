import { UsageError } from '../errors.ts';
import type { Unclosed } from './word.ts';

/** Throws the UsageError that underlines an opener without a partner. */
export function refuseUnclosed(unclosed: Unclosed | undefined): void {
  if (unclosed === undefined) return;
  const { opener, at } = unclosed;
  throw new UsageError(problems[opener], { hint: hints[opener], span: { start: at, end: at + opener.length } });
}

const problems: Record<Unclosed['opener'], string> = {
  "'": "unclosed quote '",
  '"': 'unclosed quote "',
  '\\': 'nothing after the backslash',
  '$(': 'unclosed $(',
  '${': 'unclosed ${',
  '`': 'unclosed `',
  '<<': 'here-document without an end',
};

const hints: Record<Unclosed['opener'], string> = {
  "'": "close it with ', or write \\' for the character itself",
  '"': 'close it with ", or write \\" for the character itself',
  '\\': 'write \\\\ for the character itself',
  '$(': 'close it with ), or write \\$ for the character itself',
  '${': 'close it with }, or write \\$ for the character itself',
  '`': 'close it with `, or write \\` for the character itself',
  '<<': 'the word after << must stand alone on the last line',
};
