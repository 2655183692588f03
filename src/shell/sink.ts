import type { Canvas } from '../render/canvas.ts';

/** Where text goes: the standard output, the standard error, or the input of a pipe. */
export interface Sink {
  /** What a drawing for it may use; asked for each time, since terminals are resized. */
  canvas(): Canvas;
  /** Resolves when the text is on its way; rejects when it can not be written. */
  write(text: string): Promise<void>;
}

const pipe: Canvas = { width: undefined, height: undefined, color: false, unicode: true, isTerminal: false };

/** Collects what is written, for a program to read. */
export function createCollector(canvas = pipe): Sink & { text(): string } {
  const parts: string[] = [];
  return {
    canvas: () => canvas,
    write: async (text) => void parts.push(text),
    text: () => parts.join(''),
  };
}

/** Hands on what is written, piece by piece, to one who reads. Who writes waits until it is taken; after the end nobody does. */
export function createPipe(): Sink & AsyncIterable<string> & { end(): void } {
  const waiting: { readonly text: string; readonly taken: () => void }[] = [];
  let isEnded = false;
  let wake = (): void => {};
  const end = (): void => {
    isEnded = true;
    waiting.splice(0).forEach(({ taken }) => taken());
    wake();
  };
  return {
    canvas: () => pipe,
    end,
    write: (text) =>
      new Promise((taken) => {
        if (isEnded) return taken();
        waiting.push({ text, taken });
        wake();
      }),
    async *[Symbol.asyncIterator]() {
      try {
        while (!isEnded) {
          const next = waiting.shift();
          if (next === undefined) await new Promise<void>((resolve) => (wake = resolve));
          else {
            next.taken();
            yield next.text;
          }
        }
      } finally {
        end();
      }
    },
  };
}
