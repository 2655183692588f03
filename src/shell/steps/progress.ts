import { printableSentence } from '../../render/printable.ts';
import { paint } from '../../render/theme.ts';
import { blanks, cutText, textWidth } from '../../render/width.ts';
import type { Sink } from '../sink.ts';

export interface Progress {
  /** Shows how far it is, if that has taken long enough, and not too often. */
  show(text: string): void;
  /** Takes away what stands there. */
  clear(): Promise<void>;
}

/** Nobody wants to see what comes and goes in the blink of an eye. */
const PATIENCE_MS = 300;
const BETWEEN_MS = 100;

/** A line on a terminal that is written over itself and leaves no trace; nothing anywhere else. `now` is in milliseconds; `performance` would take one to load. */
export function createProgress(err: Sink, now: () => number = Date.now): Progress {
  const startedAt = now();
  let shownAt = -Infinity;
  let width = 0;
  const write = async (text: string, plain: string): Promise<void> => {
    const erased = `\r${blanks(width)}\r`;
    width = textWidth(plain);
    await err.write(erased + text);
  };
  return {
    show: (text) => {
      const canvas = err.canvas();
      const at = now();
      if (!canvas.isTerminal || at - startedAt < PATIENCE_MS || at - shownAt < BETWEEN_MS) return;
      shownAt = at;
      const line = cutText(printableSentence(text), (canvas.width ?? 80) - 1, canvas.unicode ? '…' : '...');
      void write(paint(line, 'faint', canvas), line);
    },
    clear: async () => {
      if (width > 0) await write('', '');
    },
  };
}
