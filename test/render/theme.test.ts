import { expect, test } from 'vitest';
import { palettes } from '../../src/render/palettes.ts';
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

test('a background that is known has colours of its own', () => {
  expect(paint('br0', 'name', { color: true, theme: 'dark' })).toBe('\x1b[96mbr0\x1b[39m');
  expect(paint('br0', 'name', { color: true, theme: 'light' })).toBe('\x1b[38;5;24mbr0\x1b[39m');
  expect(paint('index', 'heading', { color: true, theme: 'light' })).toBe('\x1b[1mindex\x1b[22m');
});

test('on a light background every colour has a contrast of 4.5 to white and more (WCAG 2.2, 1.4.3)', () => {
  for (const [role, style] of Object.entries(palettes.light)) {
    const number = Number(String(style.on).replace('38;5;', ''));
    expect({ role, isReadable: 1.05 / (luminance(rgbOf(number)) + 0.05) >= 4.5 }).toEqual({ role, isReadable: true });
  }
});

/** xterm's cube of 6 × 6 × 6 colours, and its greys. */
function rgbOf(number: number): readonly number[] {
  if (number >= 232) return [8 + (number - 232) * 10, 8 + (number - 232) * 10, 8 + (number - 232) * 10];
  const levels = [0, 95, 135, 175, 215, 255];
  const at = number - 16;
  return [Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map((index) => levels[index] ?? 0);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
