import { expect, test } from 'vitest';
import type { Completion, Editor, EditorHooks, Reading } from '../../../src/shell/editor/editor.ts';
import { createTerminalEditor } from '../../../src/shell/editor/terminal-editor.ts';
import { aTerminal } from '../../support/fake-terminal.ts';
import { aScreen } from '../../support/screen.ts';

const history = ['cd beijing', 'ping -c 1 10.0.0.2', 'links', 'say one\ntwo'];

const RIGHT = '\x1b[C';
const LEFT = '\x1b[D';
const UP = '\x1b[A';
const DOWN = '\x1b[B';
const END = '\x1b[F';
const ALT_RIGHT = '\x1b[1;3C';
const SHIFT_TAB = '\x1b[Z';
const LEAVE = '\x07'; // Ctrl-G does what Escape does, without waiting for the rest of a sequence
const SEARCH = '\x12';
const ELSEWHERE = '\x18\x05';

/** An editor that reads a line on a screen of 40 columns, and gets its keys one chunk after the other. */
async function sit(hooks: EditorHooks = {}) {
  const terminal = aTerminal();
  const screen = aScreen(40, 10);
  Object.assign(terminal.output, { columns: 40, rows: 10 });
  terminal.output.on('data', (chunk: Buffer) => screen.write(chunk.toString().replaceAll(/\x1b\[\?2004[hl]/g, '')));
  const editor = createTerminalEditor(terminal, hooks);
  if (editor === undefined) throw new Error('this Node has no readline to stand on');
  const reading = editor.read('> ');
  return {
    editor,
    reading,
    async type(...chunks: readonly string[]) {
      for (const chunk of chunks) {
        terminal.input.emit('data', Buffer.from(chunk));
        await answersAreIn();
      }
      return screen.visible();
    },
    screen: () => screen.visible(),
    column: () => screen.cursor().column,
  };
}

/** Fakes answer at once: two turns of the loop later all that comes of it has happened. */
async function answersAreIn(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function lineOf(hooks: EditorHooks, ...chunks: readonly string[]): Promise<string> {
  const { reading, type } = await sit(hooks);
  await type(...chunks, '\r');
  const read: Reading = await reading;
  return read.kind === 'line' ? read.text : read.kind;
}

test('the tail of the newest line that begins so is shown, and is no part of the line', async () => {
  const { type, column } = await sit({ history: () => history });
  expect(await type('pi')).toEqual(['> ping -c 1 10.0.0.2']);
  expect(column()).toBe(4);
  expect(await lineOf({ history: () => history }, 'pi')).toBe('pi');
});

test.each([
  ['Right', RIGHT],
  ['Ctrl-F', '\x06'],
  ['End', END],
  ['Ctrl-E', '\x05'],
])('%s at the end of the line takes what is suggested', async (_, key) => {
  expect(await lineOf({ history: () => history }, 'pi', key)).toBe('ping -c 1 10.0.0.2');
});

test('Alt-Right takes one word of it', async () => {
  expect(await lineOf({ history: () => history }, 'pi', ALT_RIGHT)).toBe('ping');
  expect(await lineOf({ history: () => history }, 'pi', ALT_RIGHT, '\x1bf', ALT_RIGHT)).toBe('ping -c 1');
});

test('elsewhere in the line these keys only move', async () => {
  expect(await lineOf({ history: () => history }, 'pi', LEFT, LEFT, RIGHT, 'x')).toBe('pxi');
  expect(await lineOf({ history: () => history }, 'pi', LEFT, END, 'x')).toBe('pix');
  expect(await lineOf({}, 'one two', '\x1b[1;3D', 'x')).toBe('one xtwo');
});

test('what was taken can be undone', async () => {
  expect(await lineOf({ history: () => history }, 'pi', RIGHT, '\x1f')).toBe('pi');
});

test('nothing is suggested behind a paste, until a key is typed', async () => {
  const { type } = await sit({ history: () => history });
  expect(await type('\x1b[200~pi\x1b[201~')).toEqual(['> pi']);
  expect(await type('n')).toEqual(['> ping -c 1 10.0.0.2']);
});

test('a suggestion of several lines stays one line on the screen', async () => {
  const { type, reading } = await sit({ history: () => history });
  expect(await type('say')).toEqual(['> say one␊two']);
  await type(RIGHT, '\r');
  expect(await reading).toEqual({ kind: 'line', text: 'say one\ntwo' });
});

test('a hint stands where nothing is suggested, and no key takes it', async () => {
  const hooks = { history: () => history, hint: (line: string) => (line.endsWith(' ') ? '[NS]' : '') };
  const { type } = await sit(hooks);
  expect(await type('rmns ')).toEqual(['> rmns [NS]']);
  expect(await lineOf(hooks, 'rmns ', RIGHT)).toBe('rmns ');
  expect((await (await sit(hooks)).type('cd '))).toEqual(['> cd beijing']);
});

const names = ['beijing', 'shanghai', 'shenzhen', 'labs/'];

/** Completes the last word. */
async function complete(line: string, cursor: number): Promise<Completion> {
  const start = line.lastIndexOf(' ', cursor - 1) + 1;
  const typed = line.slice(start, cursor);
  const candidates = names.filter((name) => name.includes(typed)).map((name) => ({ value: name, shown: name, description: 'a name', isOpen: name.endsWith('/') ? (true as const) : undefined }));
  return { span: { start, end: cursor }, candidates };
}

test('Tab shows a list below the line, the next one selects, Enter inserts and does not run', async () => {
  const { type, reading } = await sit({ complete });
  expect(await type('cd sh', '\t')).toEqual(['> cd sh', '  shanghai  a name', '  shenzhen  a name']);
  expect(await type('\t')).toEqual(['> cd sh', '❯ shanghai  a name', '  shenzhen  a name']);
  expect(await type('\t')).toEqual(['> cd sh', '  shanghai  a name', '❯ shenzhen  a name']);
  expect(await type('\r')).toEqual(['> cd shenzhen']);
  await type('x\r');
  expect(await reading).toEqual({ kind: 'line', text: 'cd shenzhen x' });
});

test('a second Tab that comes before the answer selects in the list once it is there', async () => {
  const { type } = await sit({ complete });
  expect(await type('cd sh\t\t\t')).toEqual(['> cd sh', '  shanghai  a name', '❯ shenzhen  a name']);
  expect(await lineOf({ complete }, 'cd be\t\t')).toBe('cd beijing ');
});

test('arrows and Shift-Tab move in the list', async () => {
  const { type } = await sit({ complete });
  expect(await type('cd sh', '\t', DOWN)).toEqual(['> cd sh', '❯ shanghai  a name', '  shenzhen  a name']);
  expect(await type(UP)).toEqual(['> cd sh', '  shanghai  a name', '❯ shenzhen  a name']);
  expect(await type(SHIFT_TAB)).toEqual(['> cd sh', '❯ shanghai  a name', '  shenzhen  a name']);
});

test('no blank follows what goes on', async () => {
  expect(await lineOf({ complete }, 'cd ', '\t', UP, '\r')).toBe('cd labs/');
  expect(await lineOf({ complete }, 'cd ', '\t', '\t', '\r')).toBe('cd beijing ');
});

test('leaving the list leaves the line', async () => {
  const { type } = await sit({ complete });
  expect(await type('cd sh', '\t', '\t', LEAVE)).toEqual(['> cd sh']);
  expect(await lineOf({ complete }, 'cd sh', '\t', '\t', LEAVE, 'o')).toBe('cd sho');
});

test('typing on narrows the list, and Tab takes what is left', async () => {
  const { type } = await sit({ complete });
  expect(await type('cd sh', '\t', 'e')).toEqual(['> cd she', '  shenzhen  a name']);
  expect(await type('\x7f')).toEqual(['> cd sh', '  shanghai  a name', '  shenzhen  a name']);
  expect(await type('e', '\t')).toEqual(['> cd shenzhen']);
  expect(await type('x')).toEqual(['> cd shenzhen x']);
});

test('Enter with nothing selected runs the line, and any other key closes the list', async () => {
  expect(await lineOf({ complete }, 'cd sh', '\t')).toBe('cd sh');
  const { type } = await sit({ complete });
  expect(await type('cd sh', '\t', LEFT)).toEqual(['> cd sh']);
  expect(await type(END, '\t', ' ')).toEqual(['> cd sh']);
});

test('Ctrl-C with a list drops the line and leaves nothing of the list', async () => {
  const { type, reading, screen } = await sit({ complete });
  await type('cd sh', '\t', '\t', '\x03');
  expect(screen()).toEqual(['> cd sh^C']);
  expect(await reading).toEqual({ kind: 'cancelled' });
});

test('Ctrl-R shows the history, newest first, filtered by what is typed; Enter puts a line into the buffer', async () => {
  const { type, reading } = await sit({ history: () => history });
  expect(await type(SEARCH)).toEqual(['history>', '❯ say one␊two', '  links', '  ping -c 1 10.0.0.2', '  cd beijing']);
  expect(await type('n ', 'i')).toEqual(['history> n i', '❯ links', '  ping -c 1 10.0.0.2', '  cd beijing']);
  expect(await type(SEARCH, DOWN, UP)).toEqual(['history> n i', '  links', '❯ ping -c 1 10.0.0.2', '  cd beijing']);
  expect(await type('\r')).toEqual(['> ping -c 1 10.0.0.2']);
  await type('3\r');
  expect(await reading).toEqual({ kind: 'line', text: 'ping -c 1 10.0.0.23' });
});

test('what is typed already is what Ctrl-R looks for, and leaving it brings the line and the cursor back', async () => {
  const { type, column } = await sit({ history: () => history });
  expect(await type('ping x', LEFT, LEFT, SEARCH)).toEqual(['history> ping x  nothing found']);
  expect(await type('\x7f')).toEqual(['history> ping', '❯ ping -c 1 10.0.0.2']);
  expect(await type(LEAVE)).toEqual(['> ping x']);
  expect(column()).toBe(6);
});

test('Ctrl-C leaves the list of the history and not the line; Enter where nothing is found does nothing', async () => {
  expect(await lineOf({ history: () => history }, 'pwd', SEARCH, '\r', 'x', '\x03')).toBe('pwd');
});

test('the history can be what the next line begins with', async () => {
  const { editor, type, reading, screen } = await sit({ history: () => [...history, 'history'] });
  editor.browseHistory?.();
  await type('history\r');
  await reading;
  const next = editor.read('> ');
  await answersAreIn();
  expect(screen().slice(1)).toEqual(['history>', '❯ say one␊two', '  links', '  ping -c 1 10.0.0.2', '  cd beijing']);
  await type(DOWN, '\r', '\r');
  expect(await next).toEqual({ kind: 'line', text: 'links' });
});

test('Ctrl-X Ctrl-E has the line written elsewhere, keys wait meanwhile, and it is not run', async () => {
  const asked: string[] = [];
  let answer: (text: string | undefined) => void = () => {};
  const editElsewhere = (line: string): Promise<string | undefined> => {
    asked.push(line);
    return new Promise((resolve) => (answer = resolve));
  };
  const { type, reading, screen } = await sit({ editElsewhere });
  await type('one', ELSEWHERE);
  await type('!');
  answer('one\ntwo');
  await answersAreIn();
  expect(asked).toEqual(['one']);
  expect(screen()).toEqual(['> one␊two!']);
  await type(ELSEWHERE);
  answer(undefined);
  await answersAreIn();
  await type('\r');
  expect(await reading).toEqual({ kind: 'line', text: 'one\ntwo!' });
});

test('a letter and its accents are one for the cursor and for Backspace', async () => {
  expect(await lineOf({}, 'ae\u0301', LEFT, 'x')).toBe('axe\u0301');
  expect(await lineOf({}, 'ae\u0301b', '\x01', RIGHT, RIGHT, 'x')).toBe('ae\u0301xb');
  expect(await lineOf({}, 'ae\u0301', '\x7f')).toBe('a');
  expect(await lineOf({}, 'ae\u0301b', '\x01', RIGHT, '\x1b[3~')).toBe('ab');
  expect(await lineOf({}, '北😀', '\x7f')).toBe('北');
});

test('what the colours of a line say comes with the line, and once more when they have changed', async () => {
  let role: 'plain' | 'command' = 'plain';
  const terminal = aTerminal();
  const editor = createTerminalEditor(terminal, { canvas: () => ({ color: true, unicode: true }), highlight: (line) => [{ start: 0, end: line.length, role }] });
  void editor?.read('> ');
  terminal.input.emit('data', Buffer.from('ping'));
  await answersAreIn();
  expect(terminal.written()).not.toContain('\x1b[32m');
  role = 'command';
  editor?.refresh?.();
  await answersAreIn();
  expect(terminal.written()).toContain('\x1b[32mping\x1b[39m');
});

test('many keys in one chunk are drawn once', async () => {
  const terminal = aTerminal();
  const editor: Editor | undefined = createTerminalEditor(terminal);
  void editor?.read('> ');
  await answersAreIn();
  const before = terminal.written().length;
  terminal.input.emit('data', Buffer.from('x'.repeat(2000)));
  await answersAreIn();
  expect(terminal.written().length - before).toBeLessThan(2100);
});

test('Ctrl-L clears the screen and keeps the line', async () => {
  const terminal = aTerminal();
  const editor = createTerminalEditor(terminal);
  void editor?.read('> ');
  terminal.input.emit('data', Buffer.from('links\x0c'));
  await answersAreIn();
  expect(terminal.written()).toContain('\x1b[H\x1b[2J\r\x1b[0J> links');
});
