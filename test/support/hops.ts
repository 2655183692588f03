import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A namespace to listen in. */
export interface Listened {
  readonly label: string;
  /** Words that make a program run inside. */
  readonly as: readonly string[];
}

/** Where an echo request was seen and where its answer, in the order of time: `beijing:eth0-b out`, `host:veth-b in`. */
export interface SeenHops {
  readonly isAnswered: boolean;
  readonly there: readonly string[];
  readonly back: readonly string[];
}

/** Where nobody may change groups, a tcpdump that gives up root's rights does not start (user_namespaces(7)). */
export const hopPrograms = readFileSync('/proc/self/setgroups', 'utf8').trim() === 'deny' ? ['a tcpdump that stays root'] : ['tcpdump', 'ping'];

/** One echo request to send. */
export interface Echo {
  readonly from: Listened;
  readonly address: string;
  /** Words of ping(8). */
  readonly options: readonly string[];
}

/** Sends each echo request for real, one after the other, while a tcpdump in each of the namespaces listens on all links there are. */
export async function watchEchoes(places: readonly Listened[], echoes: readonly Echo[]): Promise<readonly SeenHops[]> {
  const listeners = places.map(listen);
  await Promise.all(listeners.map(({ ready }) => ready));
  const answers = echoes.map(({ from, address, options }, at) => {
    const [program = '', ...words] = [...from.as, 'ping', '-n', '-c', '1', '-W', '1', '-p', markOf(at), ...options, address];
    return spawnSync(program, words).status === 0;
  });
  const seen = (await Promise.all(listeners.map(async ({ end }) => await end()))).flat().sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const hops = (at: number, what: string): readonly string[] => seen.flatMap((packet) => (packet.what === what && packet.bytes.includes(markOf(at)) ? [packet.hop] : []));
  return answers.map((isAnswered, at) => ({ isAnswered, there: hops(at, 'request'), back: hops(at, 'reply') }));
}

/** In every packet of ours, inside of tunnels too: `netnsh0`. */
function markOf(at: number): string {
  return Buffer.from(`netnsh${at}`).toString('hex');
}

interface SeenPacket {
  readonly hop: string;
  readonly what: string | undefined;
  /** As hexadecimal digits, from the header of IP on. */
  readonly bytes: string;
  /** Seconds with nine decimals: as long as each other, so that they compare as text. */
  readonly time: string;
}

/** Short packets, so that the kernel has room for thousands of them before tcpdump has read one. */
const tcpdump = ['tcpdump', '-i', 'any', '-n', '-tt', '--time-stamp-precision=nano', '--immediate-mode', '-l', '-x', '-s', '256'];

function listen({ label, as }: Listened): { readonly ready: Promise<void>; readonly end: () => Promise<readonly SeenPacket[]> } {
  const [program = '', ...words] = [...as, ...tcpdump];
  const child = spawn(program, words);
  let [output, messages] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (messages += text));
  const closed = once(child, 'close');
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(messages);
      if (found !== null) return found;
      const isOver = await Promise.race([once(child.stderr, 'data').then(() => false), closed.then(() => true)]);
      if (isOver && !pattern.test(messages)) throw new Error(`tcpdump in ${label} ended: ${messages}`);
    }
  };
  return {
    ready: until(/^listening on .*\n/m).then(() => undefined),
    end: async () => {
      await readAll(child, async () => {
        messages = '';
        child.kill('SIGUSR1');
        return await until(/(\d+) packets? captured, (\d+) packets? received by filter, (\d+) packets? dropped/);
      });
      child.kill('SIGINT');
      await closed;
      return parsePackets(label, output);
    },
  };
}

/** Asked by SIGUSR1, tcpdump tells how many packets it has printed, and how many the kernel has for it (tcpdump(8)). */
async function readAll(child: ChildProcessWithoutNullStreams, ask: () => Promise<RegExpExecArray>): Promise<void> {
  for (;;) {
    const [, captured, received, dropped] = (await ask()).map(Number);
    if (dropped !== 0) throw new Error(`tcpdump ${child.pid} has lost ${dropped} packets`);
    if (captured === received) return;
  }
}

/** A line for each packet, with a second one of what is inside a tunnel, and then its bytes. */
function parsePackets(label: string, text: string): readonly SeenPacket[] {
  return text.split(/^(?=\d+\.\d+ )/m).flatMap((one) => {
    const [, time = '', link, direction] = /^(\d+\.\d+) (\S+) +(\S+) /.exec(one) ?? [];
    const bytes = [...one.matchAll(/^\t0x\w+: {2}(.*)$/gm)].map(([, words = '']) => words.replaceAll(' ', '')).join('');
    return link === undefined ? [] : [{ hop: `${label}:${link} ${direction === 'Out' ? 'out' : 'in'}`, what: /echo (request|reply)/.exec(one)?.[1], bytes, time }];
  });
}
