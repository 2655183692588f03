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
  try {
    await Promise.all(listeners.map(({ ready }) => ready));
    return await sendEchoes(listeners, echoes);
  } finally {
    for (const { child } of listeners) child.kill('SIGKILL'); // one that has ended hears nothing of it
    await Promise.all(listeners.map(({ closed }) => closed));
  }
}

async function sendEchoes(listeners: readonly Listener[], echoes: readonly Echo[]): Promise<readonly SeenHops[]> {
  const answers = echoes.map(({ from, address, options }) => {
    const mark = newMark();
    const [program = '', ...words] = [...from.as, 'ping', '-n', '-c', '1', '-W', '1', '-p', mark, ...options, address];
    return { mark, isAnswered: spawnSync(program, words).status === 0 };
  });
  const seen = (await Promise.all(listeners.map(async ({ end }) => await end()))).flat().sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const hops = (mark: string, what: string): readonly string[] => seen.flatMap((packet) => (packet.what === what && packet.bytes.includes(mark) ? [packet.hop] : []));
  return answers.map(({ mark, isAnswered }) => ({ isAnswered, there: hops(mark, 'request'), back: hops(mark, 'reply') }));
}

let sent = 0;

/** In every packet of an echo, inside of tunnels too. Each has its own: one that waits for a neighbour may come long after its ping has ended. */
function newMark(): string {
  return Buffer.from(`netnsh${(sent += 1)} `.padEnd(12)).toString('hex');
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

interface Listener {
  readonly child: ChildProcessWithoutNullStreams;
  /** It sees every packet from then on. */
  readonly ready: Promise<void>;
  readonly closed: Promise<unknown>;
  /** Waits for what it has yet to tell, and ends it. */
  end(): Promise<readonly SeenPacket[]>;
}

function listen({ label, as }: Listened): Listener {
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
    child,
    closed,
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
