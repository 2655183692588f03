import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawColumns } from '../../src/render/columns-of-text.ts';
import { textWidth } from '../../src/render/width.ts';
import { aTerminal, hasOnlyVisibleCharacters, hostileText, showColors } from './canvases.ts';

const namespaces = [
  { value: 'beijing', description: '4026532178, 2 links, 1 process' },
  { value: '北京', description: '4026532180, 1 link' },
  { value: 'shanghai' },
];
const numbered = (count: number): { value: string }[] => Array.from({ length: count }, (_, index) => ({ value: `veth${index}` }));

test('described things stand below one another', () => {
  expect(drawColumns(namespaces, aTerminal())).toMatchInlineSnapshot(`
    "beijing   4026532178, 2 links, 1 process
    北京      4026532180, 1 link
    shanghai"
  `);
  expect(showColors(drawColumns(namespaces, aTerminal({ color: true, width: 24 })))).toMatchInlineSnapshot(`
    "beijing   <2>4026532178, 2…<22>
    北京      <2>4026532180, 1…<22>
    shanghai"
  `);
  expect(drawColumns(namespaces, aTerminal({ unicode: false, width: 24 }))).toMatchInlineSnapshot(`
    "beijing   4026532178,...
    北京      4026532180,...
    shanghai"
  `);
});

test('bare words fill as many columns as fit, downwards first', () => {
  expect(drawColumns(numbered(10), aTerminal({ width: 30 }))).toMatchInlineSnapshot(`
    "veth0  veth3  veth6  veth9
    veth1  veth4  veth7
    veth2  veth5  veth8"
  `);
  expect(drawColumns(numbered(10), aTerminal({ width: 80 }))).toMatchInlineSnapshot(`"veth0  veth1  veth2  veth3  veth4  veth5  veth6  veth7  veth8  veth9"`);
  expect(drawColumns([], aTerminal())).toBe('');
});

test('what does not fit on the screen is counted', () => {
  expect(drawColumns(numbered(100), aTerminal({ width: 30, height: 5 }))).toMatchInlineSnapshot(`
    "veth0   veth3   veth6   veth9
    veth1   veth4   veth7   veth10
    veth2   veth5   veth8   veth11
    … and 88 more"
  `);
  expect(drawColumns(numbered(4).map((item) => ({ ...item, description: 'veth' })), aTerminal({ height: 4, unicode: false }))).toMatchInlineSnapshot(`
    "veth0  veth
    veth1  veth
    ... and 2 more"
  `);
});

test('a list that just fits is shown whole', () => {
  expect(drawColumns(numbered(3).map((item) => ({ ...item, description: 'veth' })), aTerminal({ height: 4 })).split('\n').length).toBe(3);
});

test('no list is larger than the screen or reaches it raw', () => {
  const item = fc.record({ value: hostileText, description: fc.option(hostileText, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(item), fc.integer({ min: 10, max: 100 }), fc.integer({ min: 4, max: 30 }), fc.boolean(), (items, width, height, color) => {
      const drawn = drawColumns(items, aTerminal({ width, height, color }));
      expect(hasOnlyVisibleCharacters(drawn)).toBe(true);
      const lines = drawn.replaceAll(/\x1b\[[0-9]+m/g, '').split('\n');
      expect(lines.length).toBeLessThan(height);
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});
