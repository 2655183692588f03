import type { Canvas } from '../render/canvas.ts';
import type { Sink } from '../shell/sink.ts';
import { decideColor } from './color.ts';
import type { SessionOptions } from './invocation.ts';
import { isTerminal } from './is-terminal.ts';
import { streamOf, writeText, type StandardStream } from './standard-streams.ts';

/** A standard stream of the process, as a place to write to. */
export function createStreamSink(descriptor: StandardStream, wish: SessionOptions['color'], environment: Readonly<Record<string, string | undefined>>, theme: () => string): Sink {
  const isOnTerminal = isTerminal(descriptor);
  const color = decideColor(wish, environment, isOnTerminal);
  const unicode = speaksUnicode(environment);
  return {
    canvas: (): Canvas => withTheme(theme, {
      width: isOnTerminal ? streamOf(descriptor).columns || 80 : undefined,
      height: isOnTerminal ? streamOf(descriptor).rows || 24 : undefined,
      color,
      unicode,
      isTerminal: isOnTerminal,
    }),
    write: (text) => writeText(descriptor, text),
  };
}

/** Preferences are asked for only where there are colours: a pipe needs none. */
function withTheme(theme: () => string, canvas: Canvas): Canvas {
  if (!canvas.color) return canvas;
  const wished = theme();
  if (wished === 'none') return { ...canvas, color: false };
  return wished === 'dark' || wished === 'light' ? { ...canvas, theme: wished } : canvas;
}

function speaksUnicode({ LC_ALL, LC_CTYPE, LANG, TERM }: Readonly<Record<string, string | undefined>>): boolean {
  return TERM !== 'linux' && /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
