import { expect, test } from 'vitest';
import { paint } from '../../src/render/theme.ts';

test('a role has a colour that ends where the text ends', () => {
  expect(paint('br0', 'name', { color: true })).toBe('\x1b[36mbr0\x1b[39m');
  expect(paint('index', 'heading', { color: true })).toBe('\x1b[1mindex\x1b[22m');
});

test('plain text, no text and a canvas without colour stay as they are', () => {
  expect(paint('br0', 'plain', { color: true })).toBe('br0');
  expect(paint('', 'name', { color: true })).toBe('');
  expect(paint('br0', 'name', { color: false })).toBe('br0');
});
