import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paper, Picture } from '../../../../src/shell/editor/paint/frame.ts';
import { freshRow, repaint, type Painted } from '../../../../src/shell/editor/paint/repaint.ts';
import { aScreen } from '../../../support/screen.ts';

const paper: Paper = { width: 20, height: 8, color: false, unicode: true };

function aPicture(parts: Partial<Picture> = {}): Picture {
  const { line = '' } = parts;
  return { prompt: '> ', line, cursor: line.length, spans: [], tail: '', choices: undefined, ...parts };
}

function listOf(count: number, selected?: number): NonNullable<Picture['choices']> {
  return { items: Array.from({ length: count }, (_, at) => ({ shown: `veth${at}`, description: 'veth, up' })), selected, isGrid: false };
}

/** Paints one picture after the other on one screen. */
function painted(pictures: readonly Picture[], on: Paper = paper) {
  const screen = aScreen(on.width, on.height);
  let before: Painted | undefined;
  for (const picture of pictures) {
    const step = repaint(before, picture, on);
    screen.write(step.bytes);
    before = step.painted;
  }
  return { rows: screen.visible(), cursor: screen.cursor() };
}

test('prompt, line, grey tail and list, the cursor where one types', () => {
  const { rows, cursor } = painted([aPicture({ line: 'peer ', tail: 'LINK', choices: listOf(2, 1) })]);
  expect(rows).toEqual(['> peer LINK', '  veth0  veth, up', '❯ veth1  veth, up']);
  expect(cursor).toEqual({ row: 0, column: 7 });
});

test('a long line wraps, and a full row has the cursor on the next one', () => {
  expect(painted([aPicture({ line: 'x'.repeat(18) })])).toEqual({ rows: [`> ${'x'.repeat(18)}`], cursor: { row: 1, column: 0 } });
  expect(painted([aPicture({ line: 'x'.repeat(19), cursor: 3 })])).toEqual({ rows: [`> ${'x'.repeat(18)}`, 'x'], cursor: { row: 0, column: 5 } });
});

test('a wide character never stands in two rows, and an accent takes no cell', () => {
  const line = `${'x'.repeat(17)}界e\u0301`;
  expect(painted([aPicture({ line })])).toEqual({ rows: [`> ${'x'.repeat(17)}`, '界e\u0301'], cursor: { row: 1, column: 3 } });
  expect(painted([aPicture({ line, cursor: 17 })]).cursor).toEqual({ row: 1, column: 0 });
});

test('what the terminal would obey is shown as an escape', () => {
  expect(painted([aPicture({ line: 'a\x1b[2J\tb', tail: '\x07' })]).rows).toEqual(['> a\\e[2J\\tb\\a']);
  expect(painted([aPicture({ line: `${'x'.repeat(13)}\u202eb`, cursor: 13 })])).toEqual({ rows: [`> ${'x'.repeat(13)}\\u{20`, '2e}b'], cursor: { row: 0, column: 15 } });
});

test('the tail is cut to its row, and hidden while the cursor is elsewhere', () => {
  expect(painted([aPicture({ line: 'ping', tail: ' -c 1 10.0.0.2 and more' })]).rows).toEqual(['> ping -c 1 10.0.0.…']);
  expect(painted([aPicture({ line: 'ping', cursor: 1, tail: ' -c 1' })]).rows).toEqual(['> ping']);
});

test('of a line that is higher than the screen the rows around the cursor are shown, and no list', () => {
  const line = Array.from({ length: 400 }, (_, at) => String(at % 10)).join('');
  const { rows, cursor } = painted([aPicture({ line, choices: listOf(3) })]);
  expect(rows.length).toBe(8);
  expect(cursor).toEqual({ row: 7, column: 2 });
  expect(painted([aPicture({ line, cursor: 0 })]).cursor).toEqual({ row: 0, column: 2 });
});

test('a list has what room is left, and says how much it leaves out', () => {
  expect(painted([aPicture({ line: 'x'.repeat(30), choices: listOf(20) })]).rows).toEqual([
    `> ${'x'.repeat(18)}`,
    'x'.repeat(12),
    ...[0, 1, 2, 3, 4].map((at) => `  veth${at}   veth, up`),
    '  … and 15 more',
  ]);
});

test('colours are those of the roles, and end with their words', () => {
  const picture = aPicture({ line: 'cd bei', spans: [{ start: 0, end: 2, role: 'command' }, { start: 3, end: 6, role: 'name' }], tail: 'jing' });
  expect(repaint(undefined, picture, { ...paper, color: true }).bytes).toBe('\r\x1b[0J> \x1b[32mcd\x1b[39m \x1b[36mbei\x1b[39m\x1b[2mjing\x1b[22m\r\x1b[8C');
});

test('a colour goes over the end of a row', () => {
  const picture = aPicture({ line: 'x'.repeat(20), spans: [{ start: 0, end: 20, role: 'error' }] });
  expect(repaint(undefined, picture, { ...paper, color: true }).bytes).toBe(`\r\x1b[0J> \x1b[31m${'x'.repeat(18)}\x1b[39m\x1b[31mxx\x1b[39m\r\x1b[2C`);
});

test('the colours and the title in a prompt take no room; nothing else in it is obeyed', () => {
  expect(painted([aPicture({ prompt: '\x1b[36mbeijing\x1b[39m> ', line: 'ns' })])).toEqual({ rows: ['beijing> ns'], cursor: { row: 0, column: 11 } });
  expect(painted([aPicture({ prompt: 'two\nrows\x1b[2J> ' })])).toEqual({ rows: ['two', 'rows\\e[2J>'], cursor: { row: 1, column: 11 } });
});

const character = fc.constantFrom('a', 'b', ' ', '界', '😀', 'e\u0301', '\t', '\x1b', '␊', '\u200b');
const picture = fc
  .record({ line: fc.array(character, { maxLength: 60 }), at: fc.nat(60), tail: fc.string({ maxLength: 30 }), count: fc.nat(12), selected: fc.option(fc.nat(11), { nil: undefined }) })
  .map(({ line, at, tail, count, selected }) =>
    aPicture({
      line: line.join(''),
      cursor: line.slice(0, at).join('').length,
      tail,
      choices: count === 0 ? undefined : listOf(count, selected === undefined || selected >= count ? undefined : selected),
    }),
  );

test('whatever was there before, the screen shows the last picture as if it were the first', () => {
  fc.assert(
    fc.property(fc.array(picture, { minLength: 2, maxLength: 5 }), fc.integer({ min: 3, max: 30 }), fc.integer({ min: 2, max: 10 }), (pictures, width, height) => {
      const on = { ...paper, width, height };
      const last = pictures.at(-1);
      expect(painted(pictures, on)).toEqual(painted(last === undefined ? [] : [last], on));
    }),
    { numRuns: 300 },
  );
});

test('a row of its own is found below an output without a last newline', () => {
  const screen = aScreen(10, 4);
  screen.write(`no newline yet${freshRow(10)}> `);
  expect(screen.rows()).toEqual(['no newline', ' yet⏎', '>']);
  screen.write(`\r\nnewline\r\n${freshRow(10)}> `);
  expect(screen.rows()).toEqual(['no newline', ' yet⏎', '>', 'newline', '>']);
});
