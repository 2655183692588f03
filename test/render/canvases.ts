import fc from 'fast-check';
import type { Canvas } from '../../src/render/canvas.ts';

/** A terminal without colour, unless a test says otherwise. */
export function aTerminal(parts: Partial<Canvas> = {}): Canvas {
  return { width: 80, height: 24, color: false, unicode: true, isTerminal: true, ...parts };
}

export const pipe: Canvas = { width: undefined, height: undefined, color: false, unicode: true, isTerminal: false };

/** Colour sequences as something to read: `<36>name<39>`. */
export function showColors(text: string): string {
  return text.replaceAll(/\x1b\[([0-9]+)m/g, '<$1>');
}

/** Strings as an unfriendly system makes them. */
export const hostileText = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ' ', '\\', 'e', '\x1b', '\x1b[2J', '\n', '\r', '\t', '\x7f', '\x85', '\u202e', '\u200b', '\udc80', '\ud800', 'é', '界', '\u0301') }),
  fc.string({ unit: 'binary' }),
);

/** What may reach a terminal besides visible characters: ends of lines, and colours of our own. */
export function hasOnlyVisibleCharacters(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text.replaceAll(/\x1b\[(1|2|22|3[1-6]|39)m/g, '').replaceAll('\n', ''));
}
