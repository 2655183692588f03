import { captureInOrder } from '../../discover/capture/capture-in-order.ts';
import { lineRunner, type SeenLine, type TcpdumpWishes } from '../../discover/capture/capture-lines.ts';
import { captureLabel, type CaptureSource, findTcpdump, type TcpdumpEnd } from '../../discover/capture/tcpdump.ts';
import { UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import type { captureArguments } from '../capture.ts';
import type { Scope } from '../scope.ts';
import { writeCapture } from './file.ts';
import { type CapturedRow, toCapturedRow } from './row.ts';
import { findSources } from './source.ts';

export { captureView as view } from './row.ts';

export const writesBytes = ({ write }: Values<typeof captureArguments>): boolean => write !== undefined;

export async function* run(values: Values<typeof captureArguments>, scope: Scope): AsyncGenerator<CapturedRow> {
  const count = parseCount('--count', values.count);
  const snapLength = parseCount('--snap-length', values.snapLength);
  const seconds = parseSeconds(values.for);
  const { options, filter } = shareWords(values.filter, values.write !== undefined);
  const sources = await findSources(values.links, scope);
  const end = endAfter(seconds);
  const ends = new Map<CaptureSource, TcpdumpEnd>();
  const wishes: TcpdumpWishes = {
    kernel: scope.kernel,
    file: await findTcpdump(scope.kernel, (name) => scope.session.lookupProgram(name)),
    options: [...options, ...(snapLength === undefined ? [] : ['-s', String(snapLength)])],
    filter,
    onListening: whenAllListen(sources, () => {
      scope.notice(`listening on ${sources.map(({ namespace, link }) => captureLabel(namespace, link)).join(', ')}; Ctrl-C ends it`);
      end.begin();
    }),
    onEnd: (source, counted) => void ends.set(source, counted),
  };
  const signal = AbortSignal.any([scope.signal, end.signal]);
  try {
    if (values.write === undefined) yield* capturedRows(captureInOrder(sources, lineRunner(wishes), signal), count);
    else await writeCapture(values.write, sources, wishes, { count, signal, scope });
  } catch (error) {
    ends.clear(); // one that fails ends the others, and only it has something to say
    throw error;
  } finally {
    end.cancel();
    for (const source of sources) {
      const counted = ends.get(source);
      if (counted !== undefined) scope.notice(summaryOf(source, counted));
    }
  }
}

async function* capturedRows(lines: AsyncIterable<SeenLine>, count: number | undefined): AsyncGenerator<CapturedRow> {
  let seen = 0;
  for await (const line of lines) {
    yield toCapturedRow(line);
    seen += 1;
    if (seen === count) return;
  }
}

/** Before, packets are missed. */
function whenAllListen(sources: readonly CaptureSource[], tell: () => void): (source: CaptureSource) => void {
  const silent = new Set(sources);
  return (source) => {
    silent.delete(source);
    if (silent.size === 0) tell();
  };
}

/** Counts from when it is told to begin. */
function endAfter(seconds: number | undefined): { readonly signal: AbortSignal; begin(): void; cancel(): void } {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: over.signal,
    begin: () => {
      if (seconds !== undefined) timer = setTimeout(() => over.abort(), seconds * 1000);
    },
    cancel: () => clearTimeout(timer),
  };
}

function summaryOf({ namespace, link }: CaptureSource, { captured, received, dropped, complaint }: TcpdumpEnd): string {
  const counts = [`${captured ?? 0} ${captured === 1 ? 'packet' : 'packets'} captured`, ...(received === undefined ? [] : [`${received} received by filter`]), ...(dropped === undefined ? [] : [`${dropped} dropped by kernel`])];
  return `${captureLabel(namespace, link)}: ${counts.join(', ')}${complaint === undefined ? '' : `; it ended by itself: ${complaint}`}`;
}

const ownOptions: ReadonlySet<string> = new Set(['-e', '-q', '-S', '-K']);

/** Options of tcpdump that change how a line looks, and the filter. Others would change where its output goes, or make several lines of one. */
function shareWords(words: readonly string[], isWritten: boolean): { readonly options: readonly string[]; readonly filter: readonly string[] } {
  const options = words.filter((word) => word.startsWith('-'));
  const wrong = options.find((word) => !ownOptions.has(word));
  if (wrong !== undefined) throw new UsageError(`${wrong} can not be passed on to tcpdump`, { word: wrong, hint: '-e, -q, -S and -K can; for others: @NS tcpdump -i LINK …' });
  return { options: isWritten ? [] : options, filter: words.filter((word) => !word.startsWith('-')) };
}

function parseCount(option: string, word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(word)) throw new UsageError(`${option} takes a whole number above 0`, { word, hint: `for example: capture any ${option} 100` });
  return Number(word);
}

function parseSeconds(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const seconds = /^\d*\.?\d+$/.test(word) ? Number(word) : 0;
  if (seconds <= 0 || seconds > 2_000_000) throw new UsageError('--for takes a number of seconds above 0', { word, hint: 'for example: capture any --for 10' });
  return seconds;
}
