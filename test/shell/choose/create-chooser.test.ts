import { expect, test } from 'vitest';
import { createChooser } from '../../../src/shell/choose/create-chooser.ts';
import type { Chooser } from '../../../src/shell/choose/chooser.ts';
import { createEditor } from '../../../src/shell/editor/create-editor.ts';
import type { Editor } from '../../../src/shell/editor/editor.ts';
import { aTerminal, type FakeTerminal } from '../../support/fake-terminal.ts';
import { aScreen, type MemoryScreen } from '../../support/screen.ts';

interface Seat {
  readonly terminal: FakeTerminal;
  readonly editor: Editor;
  readonly chooser: Chooser;
  readonly screen: MemoryScreen;
}

const choices = ['host', 'beijing', 'shanghai', 'paris'].map((shown) => ({ shown, isCurrent: shown === 'beijing' }));

function sitDown(): Seat {
  const terminal = aTerminal();
  const screen = aScreen(80, 24);
  terminal.output.on('data', (chunk: Buffer) => screen.write(chunk.toString().replaceAll(/\x1b\[\?2004[hl]/g, '')));
  const editor = createEditor(terminal, 'xterm');
  const chooser = createChooser(terminal, editor, () => ({ color: false, unicode: true }));
  if (chooser === undefined) throw new Error('no chooser on this terminal');
  return { terminal, editor, chooser, screen };
}

/** Types once the question is there, as a person does. */
async function answer<T>({ terminal }: Seat, asked: Promise<T>, sign: string, keys: string): Promise<T> {
  await shown(terminal, sign);
  terminal.type(keys);
  return await asked;
}

async function shown(terminal: FakeTerminal, sign: string): Promise<void> {
  while (!terminal.written().includes(sign)) await new Promise((resolve) => setImmediate(resolve));
}

async function choose(keys: string): Promise<number | undefined> {
  const seat = sitDown();
  return await answer(seat, seat.chooser.choose('namespace', choices), 'paris', keys);
}

async function confirm(keys: string): Promise<boolean | undefined> {
  const seat = sitDown();
  return await answer(seat, seat.chooser.confirm('Remove it? [y/N]'), '[y/N]', keys);
}

test('a list shows what it is for, how it is used, and the current one marked', async () => {
  const seat = sitDown();
  const chosen = seat.chooser.choose('namespace', choices);
  await shown(seat.terminal, 'paris');
  expect(seat.screen.visible()).toEqual(['namespace> type to filter; Enter takes, Esc leaves', '  host', '❯ beijing', '  shanghai', '  paris']);
  seat.terminal.type('\r');
  expect(await chosen).toBe(1);
  expect(seat.screen.visible()).toEqual([]);
});

test('arrows, Tab, Ctrl-N and Ctrl-P walk round, Home and End go to the ends', async () => {
  expect(await choose('\x1b[B\r')).toBe(2);
  expect(await choose('\x1b[A\r')).toBe(0);
  expect(await choose('\t\t\t\r')).toBe(0);
  expect(await choose('\x1b[Z\r')).toBe(0);
  expect(await choose('\x0e\x0e\x10\r')).toBe(2);
  expect(await choose('\x1b[F\r')).toBe(3);
  expect(await choose('\x1b[F\x1b[H\r')).toBe(0);
  expect(await choose('\x1b[6~\r')).toBe(3);
});

test('what is typed filters, and can be taken back by the letter, the word and as a whole', async () => {
  expect(await choose('par\r')).toBe(3);
  expect(await choose('sha\x7f\x7f\x7f\x1b[B\r')).toBe(1);
  expect(await choose('nothing\x17par\r')).toBe(3);
  expect(await choose('not thing\x15sh\r')).toBe(2);
  expect(await choose('\x1b[200~par\nis\x1b[201~\x17\x17sh\r')).toBe(2);
});

test('Enter does nothing where nothing fits', async () => {
  expect(await choose('tokyo\r\r\x15\r')).toBe(0);
});

test('keys that mean nothing here, and those that would be enquirer\'s, do nothing', async () => {
  expect(await choose('\x1bOP\x1b[2~\x01\x12\x18\x1bx\x1b[1;2B\r')).toBe(1);
});

test.each(['\x03', '\x04', '\x1b'])('%j leaves the list, and nothing was chosen', async (key) => {
  expect(await choose(`par${key}`)).toBeUndefined();
});

test('y or n and Enter answer a question; no is what holds without', async () => {
  expect(await confirm('y\r')).toBe(true);
  expect(await confirm('yes\r')).toBe(true);
  expect(await confirm('n\r')).toBe(false);
  expect(await confirm('\r')).toBe(false);
  expect(await confirm('y\x7f\r')).toBe(false);
  expect(await confirm('Yn\r')).toBe(false);
  expect(await confirm('t1 \x1b[200~y\x1b[201~\r')).toBe(false);
});

test.each(['\x03', '\x04', '\x1b'])('%j leaves a question unanswered', async (key) => {
  expect(await confirm(`y${key}`)).toBeUndefined();
});

test('what was answered stays on the screen', async () => {
  const seat = sitDown();
  await answer(seat, seat.chooser.confirm('Two are inside.\nRemove it? [y/N]'), '[y/N]', 'y\r');
  expect(seat.screen.visible()).toEqual(['Two are inside.', 'Remove it? [y/N] yes']);
});

test('a question that was left says so, whatever was typed', async () => {
  const seat = sitDown();
  await answer(seat, seat.chooser.confirm('Remove it? [y/N]'), '[y/N]', 'y\x03');
  expect(seat.screen.visible()).toEqual(['Remove it? [y/N] cancelled']);
});

test('the next line has the keys again, those behind the answer first', async () => {
  const seat = sitDown();
  await answer(seat, seat.chooser.choose('namespace', choices), 'paris', 'par\rli');
  seat.terminal.type('nks\r');
  expect(await seat.editor.read('> ')).toEqual({ kind: 'line', text: 'links' });
  expect(seat.terminal.input.isRaw).toBe(true);
});

test('what was typed before anything was asked is neither an answer nor a line', async () => {
  const seat = sitDown();
  seat.terminal.type('y\r');
  expect(await answer(seat, seat.chooser.confirm('Remove it? [y/N]'), '[y/N]', '\r')).toBe(false);
  seat.terminal.type('pwd\r');
  expect(await seat.editor.read('> ')).toEqual({ kind: 'line', text: 'pwd' });
});

test('two that are asked at once are asked in turn', async () => {
  const seat = sitDown();
  const first = seat.chooser.choose('first', choices);
  const second = seat.chooser.choose('second', choices);
  await shown(seat.terminal, 'first> ');
  expect(seat.terminal.written()).not.toContain('second> ');
  expect(await answer(seat, first, 'paris', '\x1b[B\r')).toBe(2);
  expect(await answer(seat, second, 'second> ', '\x1b[A\r')).toBe(0);
});

test('a terminal that goes away is no answer', async () => {
  const seat = sitDown();
  const chosen = seat.chooser.choose('namespace', choices);
  await shown(seat.terminal, 'paris');
  seat.terminal.input.end();
  expect(await chosen).toBeUndefined();
});

test('nothing of a name reaches the terminal raw', async () => {
  const seat = sitDown();
  const chosen = seat.chooser.choose('a\x1b[31mb', [{ shown: 'x\x1b]0;title\x07y', description: 'c\rd\ne' }]);
  await shown(seat.terminal, 'title');
  expect(seat.screen.visible()).toEqual(['a\\e[31mb> type to filter; Enter takes, Esc leaves', '❯ x\\e]0;title\\ay  c\\rd\\ne']);
  seat.terminal.type('\x1b[200~\x1b[31m\x07q\x1b[201~');
  await shown(seat.terminal, 'nothing fits');
  expect(seat.screen.visible()).toEqual(['a\\e[31mb> q  nothing fits']);
  seat.terminal.type('\x03');
  await chosen;
});

test('there is none on a terminal that can not move its cursor', () => {
  const terminal = aTerminal();
  expect(createChooser(terminal, createEditor(terminal, 'dumb'), () => ({ color: false, unicode: false }))).toBeUndefined();
});
