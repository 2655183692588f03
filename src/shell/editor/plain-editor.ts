import { StringDecoder } from 'node:string_decoder';
import { lendTerminal } from '../lend-terminal.ts';
import type { Editor, Reading } from './editor.ts';
import type { Terminal } from './terminal.ts';

/**
 * Lines one by one from a script, a pipe, or a terminal that can not move its cursor; `terminal.output` (standard error) has the
 * prompt where a person reads it. What was read ahead waits for the next `read`.
 */
export function createPlainEditor(terminal: Terminal, hooks: { readonly interrupt?: () => void } = {}): Editor {
  const { input, output, signals } = terminal;
  const isTerminal = input.isTTY === true;
  const decoder = new StringDecoder('utf8');
  let ahead = '';
  let state: 'idle' | 'reading' | 'lent' | 'ended' = 'idle';
  let finish: ((reading: Reading) => void) | undefined;

  function onData(chunk: Buffer | string): void {
    ahead += typeof chunk === 'string' ? chunk : decoder.write(chunk);
    deliver();
  }

  function onEnd(): void {
    ahead += decoder.end();
    letGo();
    deliver();
  }

  function onInterrupt(): void {
    if (state === 'reading') {
      output.write('\n');
      settle({ kind: 'cancelled' });
    } else if (state === 'idle') {
      hooks.interrupt?.();
    }
  }

  /** Gives the line that is waited for, once it is there. */
  function deliver(): void {
    if (finish === undefined) return;
    const next = nextLine();
    if (next !== undefined) settle({ kind: 'line', text: next });
    else if (state === 'ended') settle({ kind: 'end' });
  }

  function nextLine(): string | undefined {
    const newline = ahead.indexOf('\n');
    if (newline === -1 && (state !== 'ended' || ahead === '')) return undefined;
    const text = newline === -1 ? ahead : ahead.slice(0, newline);
    ahead = newline === -1 ? '' : ahead.slice(newline + 1);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  function settle(reading: Reading): void {
    if (state === 'reading') state = 'idle';
    input.pause(); // a child may want what comes next
    const resolve = finish;
    finish = undefined;
    resolve?.(reading);
  }

  function letGo(): void {
    state = 'ended';
    input.off('data', onData);
    input.off('end', onEnd);
    input.off('error', onEnd);
    if (isTerminal) signals.off('SIGINT', onInterrupt);
  }

  input.pause();
  input.on('data', onData);
  input.on('end', onEnd);
  input.on('error', onEnd);
  if (isTerminal) signals.on('SIGINT', onInterrupt);

  function read(prompt: string): Promise<Reading> {
    if (isTerminal) output.write(prompt);
    return new Promise((resolve) => {
      finish = resolve;
      if (state !== 'ended') state = 'reading';
      if (state === 'reading' && !ahead.includes('\n')) input.resume();
      deliver();
    });
  }

  return {
    read,

    async ask(question) {
      if (!isTerminal) return undefined; // the next line of a script is no answer
      const reading = await read(question);
      return reading.kind === 'line' ? reading.text : undefined;
    },

    async lend(use, signalOf) {
      const before = state;
      if (before !== 'ended') state = 'lent';
      try {
        return await lendTerminal(terminal, use, { signalOf, isWantedBack: () => state !== 'ended' });
      } finally {
        if (state === 'lent') state = before;
      }
    },

    print(text) {
      output.write(text.endsWith('\n') ? text : `${text}\n`);
    },

    close() {
      if (state === 'ended') return;
      ahead = '';
      letGo();
      input.pause();
      settle({ kind: 'end' });
    },
  };
}
