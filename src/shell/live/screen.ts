import type { Terminal } from '../editor/terminal.ts';

/** The whole terminal, for as long as something is shown that is drawn again and again. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Puts these lines there, from the top; none is longer or lower than the screen. */
  draw(lines: readonly string[]): void;
  /** Called with what is typed, and without anything when the size changed. */
  listen(listener: (keys: string | undefined) => void): void;
}

// xterm's control sequences: alternate screen, cursor hidden, lines that are too long cut.
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l';
const LEAVE = '\x1b[?7h\x1b[?25h\x1b[?1049l';

/**
 * Takes the whole screen, and gives the terminal back as it was found: when `use` has ended, whatever became of it, and when a signal
 * ends us, which `die` then does.
 */
export async function withScreen<T>({ input, output, signals }: Terminal, die: (signal: NodeJS.Signals) => void, use: (screen: Screen) => Promise<T>): Promise<T> {
  let listener: (keys: string | undefined) => void = () => {};
  const hear = (chunk: Buffer | string): void => listener(chunk.toString());
  const resize = (): void => listener(undefined);
  const wasRaw = input.isRaw === true;
  let isOpen = true;
  const restore = (): void => {
    if (!isOpen) return;
    isOpen = false;
    input.off('data', hear);
    input.pause();
    input.setRawMode?.(wasRaw);
    output.off('resize', resize);
    output.write(LEAVE);
    endings.forEach(([signal, end]) => signals.off(signal, end));
  };
  const endings = (['SIGTERM', 'SIGHUP'] as const).map((signal) => [signal, () => (restore(), die(signal))] as const);
  endings.forEach(([signal, end]) => signals.on(signal, end));
  try {
    input.setRawMode?.(true);
    input.on('data', hear);
    input.resume();
    output.on('resize', resize);
    output.write(ENTER);
    return await use({
      get width() {
        return output.columns || 80;
      },
      get height() {
        return output.rows || 24;
      },
      draw: (lines) => void output.write(`\x1b[H${lines.map((line) => `\x1b[K${line}`).join('\r\n')}\x1b[J`),
      listen: (to) => void (listener = to),
    });
  } finally {
    restore();
  }
}
