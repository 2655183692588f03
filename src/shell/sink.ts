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
export function createCollector(): Sink & { text(): string } {
  const parts: string[] = [];
  return {
    canvas: () => pipe,
    write: async (text) => void parts.push(text),
    text: () => parts.join(''),
  };
}
