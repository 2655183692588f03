import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Terminal } from '../../src/shell/editor/terminal.ts';

/** A terminal without a screen: keys go in as bytes, and what was written and asked of it can be read. */
export interface FakeTerminal extends Terminal {
  readonly input: PassThrough & { isRaw: boolean; setRawMode(mode: boolean): void };
  readonly output: PassThrough & { columns: number };
  readonly signals: EventEmitter;
  /** Everything written so far. */
  written(): string;
  /** `raw on`, `suspend`, `modes restored to X`, in order. */
  readonly events: string[];
  /** The modes as a child would leave them. */
  leaveModes(modes: string): void;
  type(keys: string): void;
}

export function aTerminal(): FakeTerminal {
  const events: string[] = [];
  const chunks: string[] = [];
  let modes = 'cooked';
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode(mode: boolean) {
      input.isRaw = mode;
      events.push(mode ? 'raw on' : 'raw off');
    },
  });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  output.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return {
    input,
    output,
    signals: new EventEmitter(),
    events,
    suspend: () => void events.push('suspend'),
    modes: {
      read: () => modes,
      restore(to) {
        modes = to;
        events.push(`modes restored to ${to}`);
      },
    },
    leaveModes: (left) => (modes = left),
    written: () => chunks.join(''),
    type: (keys) => void input.write(keys),
  };
}
