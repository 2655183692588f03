import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeUnseen, printable, printableSentence } from '../../src/render/printable.ts';
import { hasOnlyVisibleCharacters, hostileText } from './canvases.ts';

test.each([
  ['veth-b', 'veth-b'],
  ['pékin 北京 🐧', 'pékin 北京 🐧'],
  ['\x1b[2J', '\\e[2J'],
  ['a\nb\tc\rd\x07e\bf', 'a\\nb\\tc\\rd\\ae\\bf'],
  ['\x00\x0b\x7f', '\\x00\\x0b\\x7f'],
  ['\x85\x9b', '\\u{85}\\u{9b}'],
  ['\u202eevil\u2066\u061c\u200f', '\\u{202e}evil\\u{2066}\\u{61c}\\u{200f}'],
  ['et\u200bh0\ufeff\u00ad\ufe0f', 'et\\u{200b}h0\\u{feff}\\u{ad}\\u{fe0f}'],
  ['a\u00a0b\u2028', 'a\\u{a0}b\\u{2028}'],
  ['caf\udce9', 'caf\\xe9'],
  ['\ud800\udd00 \ud800', '\u{10100} \\u{d800}'],
  ['back\\slash', 'back\\\\slash'],
])('%j is shown as %s', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('a sentence keeps its backslashes, since it may quote what is to be typed', () => {
  expect(printableSentence("cd 'a\\b'\x1b")).toBe("cd 'a\\b'\\e");
});

test('nothing that a terminal would obey is left', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(hasOnlyVisibleCharacters(printable(text))).toBe(true);
      expect(printable(text)).not.toContain('\n');
    }),
  );
});

test('two different names never look the same', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(readBack(printable(text))).toBe(text);
    }),
  );
});

test('JSON means the same after its invisible characters are escaped', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const json = escapeUnseen(JSON.stringify([text], undefined, 2));
      expect(JSON.parse(json)).toEqual([text]);
      expect(hasOnlyVisibleCharacters(json)).toBe(true);
    }),
  );
});

/** The way back, which exists only if nothing is ambiguous. */
function readBack(shown: string): string {
  const letters: Record<string, string> = { a: '\x07', b: '\b', t: '\t', n: '\n', r: '\r', e: '\x1b', '\\': '\\' };
  return shown.replaceAll(/\\(?:x([0-9a-f]{2})|u\{([0-9a-f]+)\}|(.))/gu, (_, byte: string, code: string, letter: string) => {
    if (letter !== undefined) return letters[letter] ?? '';
    if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
    const value = parseInt(byte, 16);
    return String.fromCharCode(value < 0x80 ? value : value + 0xdc00);
  });
}
