/**
 * A name from the system as it may reach a terminal: whatever a terminal would obey, or a reader could not see, becomes a
 * visible escape. A backslash is doubled, as `ls -b` does, so that two different names never look the same.
 *
 * `\x80` to `\xff` are raw bytes that were no UTF-8 (the kernel room decodes them to U+DC80–U+DCFF); `\u{…}` is a character.
 */
export function printable(text: string): string {
  return printableSentence(text.replaceAll('\\', '\\\\'));
}

/** The same for a sentence or a line that only quotes names: a backslash stays, since `cd 'a\b'` is there to be typed. */
export function printableSentence(text: string): string {
  return isPlainAscii(text) ? text : text.replace(unseen, escape);
}

/** For JSON, where the same characters have an escape of their own and nothing is lost. */
export function escapeUnseen(json: string): string {
  return /^[ -~\n]*$/.test(json) ? json : json.replace(unseen, (character) => (character === '\n' ? '\n' : jsonEscape(character)));
}

/** True for what needs no second look: most names are. */
export function isPlainAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/**
 * Controls, format characters (direction, zero width), lone surrogates, separators and every blank but the common one, and
 * all else that Unicode lets a font leave out (UAX #44, Default_Ignorable_Code_Point).
 */
const unseen = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

const letters: Readonly<Record<string, string>> = { '\x07': 'a', '\b': 'b', '\t': 't', '\n': 'n', '\r': 'r', '\x1b': 'e' };

function escape(character: string): string {
  const letter = letters[character];
  if (letter !== undefined) return `\\${letter}`;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${hex(code)}`;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${hex(code - 0xdc00)}`;
  return `\\u{${hex(code)}}`;
}

function jsonEscape(character: string): string {
  return character.split('').map((unit) => `\\u${hex(unit.charCodeAt(0)).padStart(4, '0')}`).join('');
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0');
}
