import { quoteWord } from './quote.ts';

/*
 * Quoting with escapes, as bash's $'…': the one way to type a name that holds what a terminal would obey. The escapes are those with
 * which tables show such names. A byte that is no UTF-8 is a lone surrogate in a name (U+DC80–U+DCFF), and `\xNN` here.
 */

/** The shortest quoting that shows every character for what it is; that of `quoteWord` for a word without odd ones. */
export function quoteVisibly(text: string): string {
  if (!odd.test(text)) return quoteWord(text);
  return `$'${Array.from(text, (character) => (character === "'" || character === '\\' ? `\\${character}` : odd.test(character) ? escape(character) : character)).join('')}'`;
}

/** Reads `$'…'` whose `$` is at `at`. Never throws: what is not closed runs to the end of the text. */
export function readAnsiC(text: string, at: number): { readonly value: string; readonly end: number; readonly isClosed: boolean } {
  let value = '';
  let position = at + 2;
  while (position < text.length) {
    if (text.charAt(position) === "'") return { value, end: position + 1, isClosed: true };
    const [escaped] = /^\\(?:x[0-9a-fA-F]{1,2}|u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{1,4}|[^])/.exec(text.slice(position, position + 10)) ?? [];
    value += escaped === undefined ? text.charAt(position) : unescape(escaped);
    position += escaped?.length ?? 1;
  }
  return { value, end: text.length, isClosed: false };
}

/** Controls, what is not shown, lone surrogates, and every blank but the common one. */
const odd = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

const letters: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function escape(character: string): string {
  const letter = [...letters].find(([, meant]) => meant === character)?.[0];
  const code = character.codePointAt(0) ?? 0;
  if (letter !== undefined) return `\\${letter}`;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code >= 0xdc80 && code <= 0xdcff ? `\\x${(code - 0xdc00).toString(16)}` : `\\u{${code.toString(16)}}`;
}

function unescape(escaped: string): string {
  const body = escaped.slice(1);
  if (body.length === 1) return letters.get(body) ?? body;
  const code = Number.parseInt(body.replace(/[xu{}]/g, ''), 16);
  if (body.startsWith('x')) return String.fromCharCode(code < 0x80 ? code : 0xdc00 + code);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
