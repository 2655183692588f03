import { isatty } from 'node:tty';
import { encodeText } from '../kernel/text.ts';
import type { Canvas } from '../render/canvas.ts';
import type { Sink } from '../shell/sink.ts';
import { decideColor } from './color.ts';
import type { SessionOptions } from './invocation.ts';

/** A standard stream of the process, as a place to write to. It is opened when it is needed: that takes a while, and many runs never say a word on the error stream. */
export function createStreamSink(descriptor: 1 | 2, open: () => NodeJS.WriteStream, wish: SessionOptions['color'], environment: Readonly<Record<string, string | undefined>>): Sink {
  const isTerminal = isatty(descriptor);
  const color = decideColor(wish, environment, isTerminal);
  const unicode = speaksUnicode(environment);
  return {
    canvas: (): Canvas => ({
      width: isTerminal ? open().columns || 80 : undefined,
      height: isTerminal ? open().rows || 24 : undefined,
      color,
      unicode,
      isTerminal,
    }),
    write: (text) =>
      new Promise((resolve, reject) => {
        open().write(encodeText(text), (error) => (error ? reject(error) : resolve()));
      }),
  };
}

function speaksUnicode({ LC_ALL, LC_CTYPE, LANG, TERM }: Readonly<Record<string, string | undefined>>): boolean {
  return TERM !== 'linux' && /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
