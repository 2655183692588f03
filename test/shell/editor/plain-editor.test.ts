import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createEditor } from '../../../src/shell/editor/create-editor.ts';
import type { Editor, Reading } from '../../../src/shell/editor/editor.ts';
import { createPlainEditor } from '../../../src/shell/editor/plain-editor.ts';
import { aTerminal } from '../../support/fake-terminal.ts';

function aPipe() {
  const input = new PassThrough();
  const output = new PassThrough();
  return { input, output, signals: new EventEmitter(), modes: { read: () => undefined, restore() {} }, suspend() {} };
}

async function readAll(editor: Editor): Promise<readonly string[]> {
  const lines: string[] = [];
  for (;;) {
    const reading: Reading = await editor.read('> ');
    if (reading.kind !== 'line') return lines;
    lines.push(reading.text);
  }
}

test('the lines of a script come one by one, the last without a newline too', async () => {
  const pipe = aPipe();
  pipe.input.end('cd beijing\r\n\nlinks\npwd');
  expect(await readAll(createPlainEditor(pipe))).toEqual(['cd beijing', '', 'links', 'pwd']);
  expect(pipe.output.read()).toBeNull();
});

test('a character cut in two by the pipe is whole again', async () => {
  const pipe = aPipe();
  const bytes = Buffer.from('北京\n');
  const line = createPlainEditor(pipe).read('');
  pipe.input.write(bytes.subarray(0, 2));
  pipe.input.end(bytes.subarray(2));
  expect(await line).toEqual({ kind: 'line', text: '北京' });
});

test('nothing read ahead is lost while a program has the input', async () => {
  const pipe = aPipe();
  const editor = createPlainEditor(pipe);
  pipe.input.end('one\ntwo\n');
  expect(await editor.read('')).toEqual({ kind: 'line', text: 'one' });
  expect(await editor.lend(async () => 'done')).toBe('done');
  expect(await editor.read('')).toEqual({ kind: 'line', text: 'two' });
  expect(await editor.read('')).toEqual({ kind: 'end' });
});

test('a script is no one to ask', async () => {
  const pipe = aPipe();
  pipe.input.end('y\n');
  expect(await createPlainEditor(pipe).ask('sure? ')).toBeUndefined();
});

test('a dumb terminal has a prompt, and Ctrl-C drops the line', async () => {
  const terminal = aTerminal();
  const editor = createEditor(terminal, 'dumb');
  const reading = editor.read('host> ');
  expect(terminal.written()).toBe('host> ');
  terminal.signals.emit('SIGINT');
  expect(await reading).toEqual({ kind: 'cancelled' });
  editor.close();
  expect(await editor.read('host> ')).toEqual({ kind: 'end' });
  expect(terminal.signals.eventNames()).toEqual([]);
  expect(terminal.events).toEqual([]);
});
