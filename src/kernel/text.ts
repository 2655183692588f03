/**
 * Names that come from the kernel are bytes, not text. Valid UTF-8 reads as itself; every other byte becomes the lone surrogate
 * U+DC00 + byte (U+DC80 to U+DCFF), as in Python's surrogateescape (PEP 383), so that nothing is lost on the way back.
 */
export function decodeBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  return text.includes('\ufffd') ? decodeCarefully(buffer) : text;
}

/** The same for bytes that were read one character each, which costs less than a buffer as long as there is nothing but ASCII. */
export function decodeLatin1(latin1: string): string {
  return NOT_ASCII.test(latin1) ? decodeBytes(Buffer.from(latin1, 'latin1')) : latin1;
}

const NOT_ASCII = /[\x80-\xff]/;

/** The bytes that `decodeBytes` read the text from. */
export function encodeText(text: string): Buffer {
  if (!ESCAPED_BYTE.test(text)) return Buffer.from(text, 'utf8');
  // U+DC80 to U+DCFF in UTF-16LE: the first of two bytes is the one that is meant.
  return Buffer.concat(text.split(ESCAPED_BYTES).map((part, at) => (at % 2 === 0 ? Buffer.from(part, 'utf8') : Buffer.from(part, 'utf16le').filter((_, byte) => byte % 2 === 0))));
}

// With the flag `u` a surrogate that belongs to a pair does not match.
const ESCAPED_BYTE = /[\udc80-\udcff]/u;
const ESCAPED_BYTES = /([\udc80-\udcff]+)/u;

function decodeCarefully(buffer: Buffer): string {
  let text = '';
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    text += length === 0 ? String.fromCharCode(0xdc00 + byteAt(buffer, at)) : buffer.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** How many bytes the valid UTF-8 sequence at `at` has; 0 where there is none (Unicode, table 3-7). */
function sequenceLength(buffer: Buffer, at: number): number {
  const first = byteAt(buffer, at);
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  const [lowest, highest] = SECOND_BYTE[first] ?? [0x80, 0xbf];
  const second = byteAt(buffer, at + 1);
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + length; next++) {
    if ((byteAt(buffer, next) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Where the second byte is narrower, to shut out overlong forms, surrogates, and what lies beyond U+10FFFF. */
const SECOND_BYTE: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

function byteAt(buffer: Buffer, at: number): number {
  return buffer[at] ?? -1;
}
