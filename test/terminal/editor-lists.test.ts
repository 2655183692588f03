import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useEditorDemo } from '../support/editor-demo.ts';
import { skippedBecause, whyNoTerminal, type TestTerminal } from '../support/terminal.ts';

const sizes = [
  { width: 80, height: 24 },
  { width: 200, height: 50 },
];

describe.skipIf(whyNoTerminal !== undefined)(`lists at the prompt of a real terminal${skippedBecause}`, { timeout: 60_000 }, () => {
  const { start, startDemo, program } = useEditorDemo();
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'netnsh-history-'));
    const lines = Array.from({ length: 100 }, (_, at) => `ping -c ${at + 1} 10.0.0.2`);
    writeFileSync(join(folder, 'history'), [...lines, 'say one\\ntwo', 'links 北京', 'cd beijing'].map((line) => `${line}\n`).join(''));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const withHistory = (size: { readonly width: number; readonly height: number }): Promise<TestTerminal> =>
    startDemo({ ...size, environment: { HISTORY: join(folder, 'history') } });
  const cursor = async (terminal: TestTerminal): Promise<string> => `${await terminal.ask('cursor_x')},${await terminal.ask('cursor_y')}`;

  test.each(sizes)('the list of Tab on a screen of $width x $height, walked through and left', async (size) => {
    const terminal = await startDemo(size);
    await terminal.type('peer v');
    await terminal.press('Tab'); // what all have in common
    await terminal.until('demo 1> peer veth');
    await terminal.press('Tab');
    expect(await terminal.until(/more$/)).toMatchSnapshot();
    expect(await cursor(terminal)).toBe('17,0');
    await terminal.press('Tab', 'Up');
    await terminal.until('200 of 200');
    await terminal.press('PageUp');
    expect(await terminal.until((screen) => !screen.includes('200 of 200'))).toMatchSnapshot();
    expect(await cursor(terminal)).toBe('17,0');
    await terminal.press('Escape');
    await terminal.until((screen) => screen === 'demo 1> peer veth');
    await terminal.press('Tab');
    await terminal.until(/more$/);
    await terminal.press('Tab', 'Down', 'Enter');
    await terminal.until((screen) => screen === 'demo 1> peer veth1');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toBe('demo 1> peer veth1\ngot "peer veth1 "\ndemo 2>');
  });

  test.each(sizes)('the list of Ctrl-R on a screen of $width x $height', async (size) => {
    const terminal = await withHistory(size);
    await terminal.press('C-r');
    expect(await terminal.until(/of 103$/)).toMatchSnapshot();
    expect(await cursor(terminal)).toBe('9,0');
    await terminal.type('99 ping');
    await terminal.until((screen) => screen === 'history> 99 ping\n❯ ping -c 99 10.0.0.2');
    await terminal.press('Enter');
    await terminal.until((screen) => screen === 'demo 1> ping -c 99 10.0.0.2');
    await terminal.press('Enter');
    await terminal.until('got "ping -c 99 10.0.0.2"');
  });

  test('Escape leaves the history as if nothing had been asked', async () => {
    const terminal = await withHistory({ width: 60, height: 12 });
    await terminal.type('links');
    await terminal.press('Left', 'Left', 'C-r');
    await terminal.until('history> links\n❯ links 北京');
    await terminal.press('Escape');
    await terminal.until((screen) => screen === 'demo 1> links');
    expect(await cursor(terminal)).toBe('11,0');
  });

  test('what history suggests is grey, taken by Right, by the word, and never run by itself', async () => {
    const terminal = await withHistory({ width: 60, height: 12 });
    await terminal.type('cd');
    await terminal.until('demo 1> cd beijing');
    expect(await cursor(terminal)).toBe('10,0');
    await terminal.press('Enter');
    await terminal.until('got "cd"\ndemo 2>');
    await terminal.type('cd b');
    await terminal.press('Right', 'Enter');
    await terminal.until('got "cd beijing"\ndemo 3>');
    await terminal.type('ping -c 98');
    await terminal.press('M-Right', 'Enter');
    await terminal.until('got "ping -c 98 10.0.0.2"\ndemo 4>');
    await terminal.paste('say');
    await terminal.until(/demo 4> say$/);
    await terminal.type(' ');
    await terminal.until('demo 4> say one␊two');
    await terminal.press('C-e', 'Enter');
    await terminal.until('got "say one"\ngot "two"\ndemo 5>');
  });

  test('a dumb terminal gets no suggestion', async () => {
    const terminal = await start(['env', 'TERM=dumb', `HISTORY=${join(folder, 'history')}`, ...program().words]);
    await terminal.until('demo 1>');
    await terminal.type('cd');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toBe('demo 1> cd\ngot "cd"\ndemo 2>');
  });

  test('a list at the bottom of the screen moves up what stands above it, and goes without a trace', async () => {
    const terminal = await startDemo({ width: 40, height: 10 });
    for (let line = 1; line <= 4; line += 1) {
      await terminal.type(`line ${line}`);
      await terminal.press('Enter');
      await terminal.until(`demo ${line + 1}>`);
    }
    await terminal.until((screen) => screen.split('\n').length === 9);
    await terminal.type('cd ');
    await terminal.press('Tab');
    await terminal.until('demo 5> cd\n  beijing       shenzhen\n  shanghai      slow-answer');
    await terminal.press('Tab', 'Right', 'Enter');
    expect(await terminal.until('demo 5> cd shenzhen')).toMatch(/line 3\ngot "line 3"\ndemo 4> line 4\ngot "line 4"\ndemo 5> cd shenzhen$/);
  });

  test('a new size with a list open draws it anew, and the line stays where it is', async () => {
    const terminal = await startDemo({ width: 60, height: 10 });
    await terminal.type('peer 北京 veth1');
    await terminal.press('Tab');
    await terminal.until(/more$/);
    await terminal.resize(30, 8);
    await terminal.until((screen) => screen.split('\n').length === 8 && screen.endsWith('more'));
    await terminal.resize(90, 14);
    await terminal.until((screen) => screen.split('\n').length === 14 && screen.endsWith('more'));
    expect((await terminal.screen()).split('\n')[0]).toBe('demo 1> peer 北京 veth1');
    await terminal.press('Escape');
    await terminal.until((screen) => screen === 'demo 1> peer 北京 veth1');
  });

  test('a line that is higher than the screen shows the rows around the cursor, and comes out whole', async () => {
    const terminal = await startDemo({ width: 20, height: 6 });
    const text = Array.from({ length: 60 }, (_, at) => `w${String(at).padStart(3, '0')}`).join('');
    await terminal.type(text);
    await terminal.until((screen) => screen.endsWith('w059'));
    await terminal.press('C-a');
    await terminal.until((screen) => screen.startsWith('demo 1> w000w001w002'));
    await terminal.type('!');
    await terminal.until((screen) => screen.startsWith('demo 1> !w000w001w00'));
    await terminal.press('C-e', 'BSpace', 'Enter');
    await terminal.until('demo 2>');
    await terminal.press('C-l', 'Up', 'C-a');
    await terminal.until((screen) => screen.startsWith('demo 2> !w000'));
  });

  test('wide characters, joined and not, stand where the cursor thinks they stand', async () => {
    const terminal = await startDemo({ width: 24, height: 10 });
    await terminal.type('界😀e\u0301x');
    await terminal.until('demo 1> 界😀e\u0301x');
    expect(await cursor(terminal)).toBe('14,0');
    await terminal.press('Left', 'Left');
    await terminal.type('|');
    await terminal.until('demo 1> 界😀|e\u0301x');
    expect(await cursor(terminal)).toBe('13,0');
    await terminal.press('End', 'BSpace', 'BSpace', 'Enter');
    await terminal.until('got "界😀|"');
    await terminal.type('界'.repeat(20));
    await terminal.until(`demo 2> ${'界'.repeat(8)}\n${'界'.repeat(12)}`);
    await terminal.press('C-a', 'x');
    await terminal.until(`demo 2> x${'界'.repeat(7)}\n${'界'.repeat(12)}\n界`);
  });

  test('what a terminal would obey is shown, and given out as it was pasted', async () => {
    const terminal = await startDemo({ width: 60, height: 10 });
    await terminal.paste('a\tb\u200bc\u202ed');
    await terminal.until('demo 1> a\\tb\\u{200b}c\\u{202e}d');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toContain('got "a\\tb');
  });
});
