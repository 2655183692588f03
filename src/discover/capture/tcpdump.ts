import { howToGetRights, ShellError } from '../../errors.ts';
import type { Kernel } from '../../kernel/port.ts';
import { type CaptureCounts, parseCaptureCounts } from '../../model/capture/line.ts';
import type { Namespace } from '../../model/namespace.ts';

/** One place to listen: a link of a namespace, or `any` for all that it has. */
export interface CaptureSource {
  readonly namespace: Namespace;
  readonly link: string;
}

export function captureLabel(namespace: Pick<Namespace, 'label'>, link: string): string {
  return `${namespace.label}:${link}`;
}

export interface TcpdumpTerms {
  readonly kernel: Pick<Kernel, 'stream'>;
  /** The program's path. */
  readonly file: string;
  /** Options, and behind them the words of the filter. */
  readonly words: readonly string[];
  readonly signal: AbortSignal;
  /** From now on it sees every packet. */
  onListening(): void;
  onOutput(bytes: Uint8Array): Promise<void> | void;
}

/** What one tcpdump said at its end; `complaint` is why it ended before anybody stopped it. */
export interface TcpdumpEnd extends CaptureCounts {
  readonly complaint: string | undefined;
}

/** They are root's: an ordinary user's PATH does not lead to all of them. */
const FOLDERS = '/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin';

/** Where tcpdump is; PATH first, by `lookup`. Throws where it is not installed. */
export async function findTcpdump(kernel: Pick<Kernel, 'lookupProgram'>, lookup: (name: string) => Promise<string | undefined>): Promise<string> {
  const found = (await lookup('tcpdump')) ?? (await kernel.lookupProgram('tcpdump', { path: FOLDERS, directory: '/' }))?.path;
  if (found === undefined) throw new ShellError('tcpdump, which does the capturing, is not installed', { status: 127, hint: 'on Debian: apt-get install tcpdump' });
  return found;
}

/** Runs tcpdump inside the namespace until it ends or is interrupted. Fails where it can not even begin. */
export async function runTcpdump(source: CaptureSource, terms: TcpdumpTerms): Promise<TcpdumpEnd> {
  const first = await runOnce(source, [], terms);
  // Run by root, it goes on as a user of its own (Debian's does); a user namespace may not have that user.
  const { end, messages, isListening } = /couldn't change to/i.test(first.messages) ? await runOnce(source, ['-Z', 'root'], terms) : first;
  const complaint = end.status === 0 || terms.signal.aborted ? undefined : lastWords(messages, end.status);
  if (complaint !== undefined && !isListening) throw new ShellError(`${captureLabel(source.namespace, source.link)}: ${complaint}`, { hint: hintFor(complaint) });
  return { ...parseCaptureCounts(messages), complaint };
}

async function runOnce({ namespace, link }: CaptureSource, more: readonly string[], { kernel, file, words, signal, onListening, onOutput }: TcpdumpTerms) {
  let messages = '';
  let isListening = false;
  const end = await kernel.stream(
    namespace,
    {
      file,
      words: ['tcpdump', '-i', link, ...more, ...words],
      directory: '/',
      environment: { PATH: FOLDERS, LC_ALL: 'C' },
      etcName: undefined,
      input: 'nothing',
      signal,
    },
    {
      onOutput,
      onMessage: (text) => {
        messages += text;
        if (isListening || !/^(?:tcpdump: )?listening on .*\n/m.test(messages)) return;
        isListening = true;
        onListening();
      },
    },
  );
  return { end, messages, isListening };
}

function lastWords(messages: string, status: number): string {
  const lines = messages.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !/^\d+ packets? /.test(line) && !/listening on|suppressed|data link type/.test(line));
  return lines.at(-1) ?? `tcpdump ended with status ${status}`;
}

function hintFor(complaint: string): string | undefined {
  if (/couldn't change to/i.test(complaint)) return 'this tcpdump gives up the rights of root, for which this user namespace has no other users; sudo netnsh works';
  if (/permission|not permitted/i.test(complaint)) return howToGetRights;
  return /syntax error|illegal token|unknown|parse|filter/i.test(complaint) ? 'man pcap-filter tells what may stand behind --' : undefined;
}
