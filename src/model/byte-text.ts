/**
 * Bytes that are no text, in a text: those above 0x7F are the lone surrogates U+DC80 to U+DCFF, as in Python's surrogateescape, and
 * whoever writes turns them back (PEP 383).
 */
export function textOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STRETCH) {
    text += String.fromCharCode(...Array.from(bytes.subarray(at, at + STRETCH), (byte) => (byte < 0x80 ? byte : 0xdc00 + byte)));
  }
  return text;
}

/** So many arguments every engine takes. */
const STRETCH = 4096;
