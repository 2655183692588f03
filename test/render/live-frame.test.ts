import { expect, test } from 'vitest';
import { drawLiveFrame } from '../../src/render/live-frame.ts';
import type { Canvas } from '../../src/render/canvas.ts';

const canvas: Canvas = { width: 50, height: 6, color: false, unicode: true, isTerminal: true };
const header = { line: 'links', namespace: 'beijing', everyS: 2, clock: '14:03:22' };
const mark = (lines: readonly string[]): string => lines.slice(2).join('\n').replaceAll('\x1b[7m', '[').replaceAll('\x1b[27m', ']');

test('the header says what is shown, where, how often and when, over the whole width', () => {
  expect(drawLiveFrame(header, 'lo up\n', undefined, canvas)).toEqual(['links                 beijing  every 2 s  14:03:22', '', 'lo up']);
});

test('nothing is marked the first time, and nothing that is as before', () => {
  expect(mark(drawLiveFrame(header, 'lo up\n', undefined, canvas))).toBe('lo up');
  expect(mark(drawLiveFrame(header, 'lo up\n', 'lo up\n', canvas))).toBe('lo up');
});

test('a word that changed is marked, also where a column became wider', () => {
  expect(mark(drawLiveFrame(header, 'lo      unknown  1\neth0-b  down     2\n', 'lo      unknown  1\neth0-b  up       2\n', canvas))).toBe('lo      unknown  1\neth0-b  [down]     2');
});

test('a row that moved is no change, and one that is new is', () => {
  expect(mark(drawLiveFrame(header, 'a 1\nlo up\n', 'lo up\n', canvas))).toBe('[a] [1]\nlo up');
});

test('colours stay, and do not count', () => {
  const [, , line] = drawLiveFrame(header, '\x1b[31mdown\x1b[39m 2\n', '\x1b[32mdown\x1b[39m 1\n', canvas);
  expect(line).toBe('\x1b[31mdown\x1b[39m \x1b[7m2\x1b[27m');
});

test('what has no room is counted', () => {
  expect(drawLiveFrame(header, 'a\nb\nc\nd\ne\n', undefined, canvas).slice(2)).toEqual(['a', 'b', 'c', '… 2 more lines']);
});
