import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Canvas } from '../../src/render/canvas.ts';
import { arrange, drawChoices, type Choice } from '../../src/render/choices.ts';
import { textWidth } from '../../src/render/width.ts';
import { aTerminal, hasOnlyVisibleCharacters, hostileText, showColors } from './canvases.ts';

const namespaces = [
  { shown: 'beijing', description: '4026532178, 2 links, 1 process' },
  { shown: '北京', description: '4026532180, 1 link' },
  { shown: 'shanghai' },
];
const numbered = (count: number): Choice[] => Array.from({ length: count }, (_, index) => ({ shown: `veth${index}` }));

function described(items: readonly Choice[], canvas: Canvas = aTerminal(), selected?: number): string {
  return showColors(drawChoices({ items, selected, isGrid: false }, canvas).join('\n'));
}

function grid(items: readonly Choice[], canvas: Canvas = aTerminal(), selected?: number): string {
  return showColors(drawChoices({ items, selected, isGrid: true }, canvas).join('\n'));
}

test('described things stand below one another', () => {
  expect(described(namespaces)).toMatchInlineSnapshot(`
    "  beijing   4026532178, 2 links, 1 process
      北京      4026532180, 1 link
      shanghai"
  `);
  expect(described(namespaces, aTerminal({ color: true, width: 26 }))).toMatchInlineSnapshot(`
    "  beijing   <2>4026532178, 2…<22>
      北京      <2>4026532180, 1…<22>
      shanghai"
  `);
  expect(described(namespaces, aTerminal({ unicode: false, width: 26 }))).toMatchInlineSnapshot(`
    "  beijing   4026532178,...
      北京      4026532180,...
      shanghai"
  `);
});

test('bare words fill as many columns as fit, downwards first', () => {
  expect(grid(numbered(10), aTerminal({ width: 30 }))).toMatchInlineSnapshot(`
    "  veth0   veth4   veth8
      veth1   veth5   veth9
      veth2   veth6
      veth3   veth7"
  `);
  expect(grid(numbered(10), aTerminal({ width: 80 }))).toMatchInlineSnapshot(`"  veth0   veth1   veth2   veth3   veth4   veth5   veth6   veth7   veth8   veth9"`);
  expect(arrange({ items: numbered(10), selected: undefined, isGrid: true }, { width: 30 })).toEqual({ rows: 4, columns: 3 });
});

test('what is selected has a mark, and a look of its own where there are colours', () => {
  expect(described(namespaces, aTerminal({ color: true, width: 26 }), 1)).toMatchInlineSnapshot(`
    "  beijing   <2>4026532178, 2…<22>
    ❯ <7>北京<27>      <2>4026532180, 1…<22>
      shanghai"
  `);
  expect(grid(numbered(4), aTerminal({ unicode: false }), 2)).toMatchInlineSnapshot(`"  veth0   veth1 > veth2   veth3"`);
});

test('what does not fit on the screen is counted', () => {
  expect(grid(numbered(100), aTerminal({ width: 30, height: 4 }))).toMatchInlineSnapshot(`
    "  veth0    veth34   veth68
      veth1    veth35   veth69
      veth2    veth36   veth70
      … and 91 more"
  `);
  expect(described(numbered(4), aTerminal({ height: 3, unicode: false }))).toMatchInlineSnapshot(`
    "  veth0
      veth1
      ... and 2 more"
  `);
  expect(described(numbered(3), aTerminal({ height: 3 })).split('\n').length).toBe(3);
});

test('the list moves so that what is selected is on the screen', () => {
  expect(described(numbered(100), aTerminal({ height: 4 }), 50)).toMatchInlineSnapshot(`
    "  veth49
    ❯ veth50
      veth51
      51 of 100"
  `);
  expect(described(numbered(100), aTerminal({ height: 4 }), 99)).toMatchInlineSnapshot(`
    "  veth97
      veth98
    ❯ veth99
      100 of 100"
  `);
  expect(grid(numbered(100), aTerminal({ width: 30, height: 4 }), 99)).toMatchInlineSnapshot(`
    "  veth30   veth64   veth98
      veth31   veth65 ❯ veth99
      veth32   veth66
      100 of 100"
  `);
});

test('a description that takes no cell takes no blanks either', () => {
  expect(described([{ shown: 'abcdefgh', description: '\u0301' }], aTerminal({ width: 8 }))).toBe('  abcde…');
});

test('no list is larger than the screen or reaches it raw, and what is selected is always there', () => {
  const items = fc.array(fc.record({ shown: hostileText, description: fc.option(hostileText, { nil: undefined }) }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(items, fc.nat(39), fc.boolean(), fc.integer({ min: 8, max: 60 }), fc.integer({ min: 2, max: 12 }), fc.boolean(), (list, at, isGrid, width, height, unicode) => {
      const selected = at % list.length;
      const lines = drawChoices({ items: list, selected, isGrid }, aTerminal({ width, height, unicode }));
      expect(lines.length).toBeLessThanOrEqual(height);
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
      expect(lines.filter((line) => line.includes(unicode ? '❯ ' : '> ')).length).toBeGreaterThan(0);
      expect(hasOnlyVisibleCharacters(lines.join('\n'))).toBe(true);
    }),
  );
});
