import { expect, test } from 'vitest';
import type { Completion, Editor, EditorHooks } from '../../../src/shell/editor/editor.ts';
import { createTerminalEditor } from '../../../src/shell/editor/terminal-editor.ts';
import { aTerminal, type FakeTerminal } from '../../support/fake-terminal.ts';

function open(hooks: EditorHooks = {}): { readonly terminal: FakeTerminal; readonly editor: Editor } {
  const terminal = aTerminal();
  const editor = createTerminalEditor(terminal, hooks);
  if (editor === undefined) throw new Error('this Node has no readline to stand on');
  return { terminal, editor };
}

async function readTyped(keys: string, hooks: EditorHooks = {}): Promise<unknown> {
  const { terminal, editor } = open(hooks);
  const reading = editor.read('> ');
  terminal.type(keys);
  return reading;
}

test('Enter gives the line, Ctrl-C drops it, Ctrl-D ends on an empty one only', async () => {
  expect(await readTyped('links\r')).toEqual({ kind: 'line', text: 'links' });
  expect(await readTyped('links\x03')).toEqual({ kind: 'cancelled' });
  expect(await readTyped('\x04')).toEqual({ kind: 'end' });
  expect(await readTyped('ab\x01\x04\r')).toEqual({ kind: 'line', text: 'b' });
});

test('keys that come in one chunk go where the cursor is', async () => {
  expect(await readTyped('ac\x1b[Db\r')).toEqual({ kind: 'line', text: 'abc' });
});

test('lines that come before they are asked for are all read', async () => {
  const { terminal, editor } = open();
  const first = editor.read('> ');
  terminal.type('one\rtwo\r');
  expect(await first).toEqual({ kind: 'line', text: 'one' });
  expect(await editor.read('> ')).toEqual({ kind: 'line', text: 'two' });
});

test('a pasted text keeps its lines and loses what would act on the terminal', async () => {
  expect(await readTyped('\x1b[200~a\r\nb\nc\x07\x1b[31md\te\n\n\x1b[201~\r')).toEqual({ kind: 'line', text: 'a\nb\ncd\te' });
});

test('Ctrl-C ends a paste whose end mark was lost', async () => {
  expect(await readTyped('\x1b[200~lost\x03')).toEqual({ kind: 'cancelled' });
});

test('control characters without a meaning are no part of the line', async () => {
  expect(await readTyped('a\x1cb\x1dc\r')).toEqual({ kind: 'line', text: 'abc' });
});

test('Up finds by what stands left of the cursor, with newlines and all', async () => {
  const hooks = { history: () => ['links a', 'say one\ntwo', 'cd b'] };
  expect(await readTyped('s\x1b[A\r', hooks)).toEqual({ kind: 'line', text: 'say one\ntwo' });
  expect(await readTyped('\x1b[A\x1b[A\x1b[B!\r', hooks)).toEqual({ kind: 'line', text: 'cd b!' });
});

test('Tab puts the answer into the line, and one that comes late is dropped', async () => {
  const asked: ((completion: Completion) => void)[] = [];
  const signals: AbortSignal[] = [];
  const answered: Promise<Completion>[] = [];
  const complete = (_line: string, _cursor: number, signal: AbortSignal): Promise<Completion> => {
    signals.push(signal);
    const answer = new Promise<Completion>((resolve) => asked.push(resolve));
    answered.push(answer);
    return answer;
  };
  const { terminal, editor } = open({ complete });
  const reading = editor.read('> ');
  const beijing = { span: { start: 3, end: 4 }, candidates: [{ value: 'beijing', shown: 'beijing' }] };
  terminal.input.emit('data', Buffer.from('cd b\tx'));
  expect(signals[0]?.aborted).toBe(true);
  asked[0]?.(beijing);
  await answered[0];
  terminal.input.emit('data', Buffer.from('\x7f\t'));
  asked[1]?.(beijing);
  await answered[1];
  await new Promise((resolve) => setImmediate(resolve));
  terminal.type('!\r');
  expect(await reading).toEqual({ kind: 'line', text: 'cd beijing !' });
});

test('a Tab that fails leaves the line alone', async () => {
  const complete = (): Promise<Completion> => {
    throw new Error('no such thing');
  };
  expect(await readTyped('a\tb\r', { complete })).toEqual({ kind: 'line', text: 'ab' });
});

test('a question is not answered by what was typed before it, nor by history or Tab', async () => {
  const { terminal, editor } = open({ history: () => ['yes'] });
  terminal.input.emit('data', Buffer.from('y\r'));
  const answer = editor.ask('sure? ');
  terminal.type('n\x1b[A\r');
  expect(await answer).toBe('n');
});

test('Ctrl-C between two lines is for the command that runs', async () => {
  const happened: string[] = [];
  const { terminal } = open({ interrupt: () => happened.push('interrupted') });
  terminal.input.emit('data', Buffer.from('typed ahead\x03'));
  expect(happened).toEqual(['interrupted']);
});

test('Ctrl-Z leaves raw mode before it stops the process group, and enters it again', async () => {
  const { terminal, editor } = open();
  void editor.read('> ');
  terminal.events.length = 0;
  terminal.input.emit('data', Buffer.from('\x1a'));
  expect(terminal.events).toEqual(['raw off', 'suspend', 'raw on']);
  editor.close();
});

test('a half-typed line is not run when the terminal goes away', async () => {
  const { terminal, editor } = open();
  const reading = editor.read('> ');
  terminal.type('rm -rf');
  terminal.input.end();
  expect(await reading).toEqual({ kind: 'end' });
  expect(await editor.read('> ')).toEqual({ kind: 'end' });
});

test('closing turns bracketed paste and raw mode off and lets go of everything', async () => {
  const { terminal, editor } = open();
  const reading = editor.read('> ');
  editor.close();
  expect(await reading).toEqual({ kind: 'end' });
  expect(terminal.written().endsWith('\x1b[?2004l')).toBe(true);
  expect(terminal.input.isRaw).toBe(false);
  expect(terminal.signals.eventNames()).toEqual([]);
  expect(terminal.input.listenerCount('keypress')).toBe(0);
});
