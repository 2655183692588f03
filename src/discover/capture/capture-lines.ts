import { parseCaptureLine } from '../../model/capture/line.ts';
import type { RunSource } from './capture-in-order.ts';
import { type CaptureSource, runTcpdump, type TcpdumpEnd, type TcpdumpTerms } from './tcpdump.ts';

/** A packet in tcpdump's words. */
export interface SeenLine {
  readonly source: CaptureSource;
  /** The link itself, where tcpdump listens to all. */
  readonly link: string;
  /** Since 1970. */
  readonly nanoseconds: bigint;
  readonly direction: string | undefined;
  readonly text: string;
}

export type TcpdumpWishes = Omit<TcpdumpTerms, 'words' | 'signal' | 'onListening' | 'onOutput'> & {
  /** Options, and the words of the filter. */
  readonly options: readonly string[];
  readonly filter: readonly string[];
  readonly onListening: (source: CaptureSource) => void;
  readonly onEnd: (source: CaptureSource, end: TcpdumpEnd) => void;
};

/** Has tcpdump print the packets of each source: without looking up names, a line at once for each, with the time in seconds. */
export function lineRunner({ kernel, file, options, filter, onListening, onEnd }: TcpdumpWishes): RunSource<CaptureSource, SeenLine> {
  return async (source, { put, room }, signal) => {
    const decoder = new TextDecoder();
    let rest = '';
    let latest = 0n;
    const end = await runTcpdump(source, {
      kernel,
      file,
      signal,
      words: ['-n', '-l', '-tt', '--immediate-mode', ...options, '--', ...filter],
      onListening: () => onListening(source),
      onOutput: async (bytes) => {
        const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line === '') continue; // its last word
          const parsed = parseCaptureLine(line);
          latest = parsed?.nanoseconds ?? latest; // a line without a time goes on with the packet before
          put(latest, { source, link: parsed?.link ?? source.link, nanoseconds: latest, direction: parsed?.direction, text: parsed?.text ?? line.trim() });
        }
        await room();
      },
    });
    onEnd(source, end);
  };
}
