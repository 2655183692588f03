import { encodeText } from '../kernel/text.ts';
import type { Canvas } from '../render/canvas.ts';
import type { Sink } from '../shell/sink.ts';
import { decideColor } from './color.ts';
import type { SessionOptions } from './invocation.ts';

/** A standard stream of the process, as a place to write to. */
export function createStreamSink(stream: NodeJS.WriteStream, wish: SessionOptions['color'], environment: Readonly<Record<string, string | undefined>>): Sink {
  const isTerminal = stream.isTTY === true;
  const color = decideColor(wish, environment, isTerminal);
  const unicode = speaksUnicode(environment);
  return {
    canvas: (): Canvas => ({
      width: isTerminal ? stream.columns || 80 : undefined,
      height: isTerminal ? stream.rows || 24 : undefined,
      color,
      unicode,
      isTerminal,
    }),
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(encodeText(text), (error) => (error ? reject(error) : resolve()));
      }),
  };
}

function speaksUnicode({ LC_ALL, LC_CTYPE, LANG, TERM }: Readonly<Record<string, string | undefined>>): boolean {
  return TERM !== 'linux' && /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
