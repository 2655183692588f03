import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBytes, encodeText } from '../../src/kernel/text.ts';

test('valid UTF-8 reads as itself', () => {
  expect(decodeBytes(Buffer.from('grün 北京 🦀 \ufffd'))).toBe('grün 北京 🦀 \ufffd');
});

test('a byte that is no UTF-8 becomes the lone surrogate that Python uses', () => {
  expect(decodeBytes(Buffer.from([0x61, 0xff, 0x62, 0xc3]))).toBe('a\udcffb\udcc3');
});

test('overlong forms, encoded surrogates and numbers past U+10FFFF are bytes, not text', () => {
  expect(decodeBytes(Buffer.from([0xc0, 0xaf]))).toBe('\udcc0\udcaf');
  expect(decodeBytes(Buffer.from([0xed, 0xb2, 0x80]))).toBe('\udced\udcb2\udc80');
  expect(decodeBytes(Buffer.from([0xf4, 0x90, 0x80, 0x80]))).toBe('\udcf4\udc90\udc80\udc80');
});

test('an escaped byte after a character of two surrogates stays apart from it', () => {
  const bytes = Buffer.concat([Buffer.from('🦀'), Buffer.from([0x80])]);
  expect(encodeText(decodeBytes(bytes))).toEqual(bytes);
});

test('all bytes survive the way to text and back', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => Buffer.from(bytes).equals(encodeText(decodeBytes(bytes)))));
});

test('text survives the way to bytes and back', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => decodeBytes(encodeText(text)) === text));
});
