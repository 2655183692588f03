import { expect, test } from 'vitest';
import { createTerminalEditor } from '../../src/shell/editor/terminal-editor.ts';
import { endingSignal } from '../../src/shell/lend-terminal.ts';
import { aTerminal, type FakeTerminal } from '../support/fake-terminal.ts';

function open() {
  const terminal = aTerminal();
  const editor = createTerminalEditor(terminal);
  if (editor === undefined) throw new Error('this Node has no readline to stand on');
  return { terminal, editor };
}

function listeners({ input, output, signals }: FakeTerminal): unknown {
  return [input, output, signals].map((source) => source.eventNames().map((name) => [name, source.listenerCount(name)]).sort());
}

test('while it is lent nobody reads keys, raw mode is off and SIGINT does nothing', async () => {
  const { terminal, editor } = open();
  await editor.lend(async () => {
    expect(terminal.input.isPaused()).toBe(true);
    expect(terminal.input.isRaw).toBe(false);
    expect(terminal.input.listenerCount('keypress')).toBe(0);
    expect(terminal.signals.listenerCount('SIGINT')).toBe(1);
    expect(terminal.signals.listenerCount('SIGQUIT')).toBe(1);
    expect(terminal.signals.listenerCount('SIGTSTP')).toBe(0);
    expect(terminal.written().endsWith('\x1b[?2004l')).toBe(true);
  });
  expect(terminal.input.isPaused()).toBe(false);
  expect(terminal.input.isRaw).toBe(true);
});

test('thirty rounds leak no listener, and lines are read afterwards', async () => {
  const { terminal, editor } = open();
  const before = listeners(terminal);
  for (let round = 0; round < 30; round += 1) {
    await editor.lend(async () => {
      terminal.type('for the child');
      terminal.input.read();
    }).catch(() => {});
    await editor.lend(() => Promise.reject(new Error('no such program'))).catch(() => {});
  }
  expect(listeners(terminal)).toEqual(before);
  const reading = editor.read('> ');
  terminal.type('links\r');
  expect(await reading).toEqual({ kind: 'line', text: 'links' });
});

test('nothing is painted meanwhile, and what was printed comes afterwards', async () => {
  const { terminal, editor } = open();
  await editor.lend(async () => {
    const before = terminal.written();
    editor.print('news');
    terminal.output.emit('resize');
    terminal.signals.emit('SIGCONT');
    expect(terminal.written()).toBe(before);
  });
  expect(terminal.written().endsWith('news\n')).toBe(true);
});

test('the modes are restored after a child that a signal ended, and left to any other', async () => {
  const { terminal, editor } = open();
  await editor.lend(async () => terminal.leaveModes('no echo'), () => undefined);
  expect(terminal.modes.read()).toBe('no echo');
  await editor.lend(async () => terminal.leaveModes('raw'), () => 'SIGKILL');
  expect(terminal.modes.read()).toBe('no echo');
  expect(terminal.written()).toContain('\x1b[?47l');
});

test('after Ctrl-C, or where the modes are unchanged, the screen stays as it is', async () => {
  const { terminal, editor } = open();
  await editor.lend(async () => {}, () => 'SIGKILL');
  await editor.lend(async () => terminal.leaveModes('raw'), () => 'SIGINT');
  expect(terminal.modes.read()).toBe('cooked');
  expect(terminal.written()).not.toContain('\x1b[?47l');
});

test('an editor closed meanwhile does not take the terminal back', async () => {
  const { terminal, editor } = open();
  await editor.lend(async () => editor.close());
  expect(terminal.input.isRaw).toBe(false);
  expect(terminal.input.listenerCount('keypress')).toBe(0);
  expect(terminal.signals.eventNames()).toEqual([]);
});

test('a shell in between makes a status of a signal', () => {
  expect(endingSignal({ status: 137, signal: 'SIGKILL' })).toBe('SIGKILL');
  expect(endingSignal({ status: 130 })).toBe('SIGINT');
  expect(endingSignal({ status: 137 })).toBe('signal 9');
  expect(endingSignal({ status: 1 })).toBeUndefined();
});
