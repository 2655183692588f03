import { ShellError, UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import type { SocketWishes } from '../../kernel/port.ts';
import type { Namespace } from '../../model/namespace.ts';
import { isListening, socketStates, type Socket, type SocketType } from '../../model/socket.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { namespacesToLookInto } from '../look-into.ts';
import { lookFromOutside } from '../outside/from-outside.ts';
import { isWished, SOCKETS_LACK } from '../outside/sockets.ts';
import { commandText } from '../processes/command-text.ts';
import type { Scope } from '../scope.ts';
import type { socketsArguments, stateWords } from '../sockets.ts';
import { type SocketRow, type SocketsOf, toSocketRows } from './row.ts';
import { elsewhereText, localText, peerText, pidText, timerText } from './text.ts';

export const view: View<SocketRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'container', value: (row) => row.container, role: 'name', severalOnly: true, whenAny: true },
    { name: 'netid', value: (row) => row.netid },
    { name: 'state', value: (row) => row.state, role: (row) => (row.state === 'LISTEN' || row.state === 'ESTAB' ? 'up' : 'plain'), drop: 1 },
    { name: 'recv-q', value: (row) => row.receiveQueue, align: 'right', drop: 4 },
    { name: 'send-q', value: (row) => row.sendQueue, align: 'right', drop: 4 },
    { name: 'local', value: localText, role: 'address', isName: true },
    { name: 'peer', value: peerText, role: 'address', whenAny: true },
    { name: 'user', value: (row) => row.user, role: 'name', drop: 3 },
    { name: 'process-in', title: 'process in', value: elsewhereText, role: 'warning', whenAny: true },
    { name: 'inode', value: (row) => row.inode, align: 'right', wide: true },
    { name: 'cookie', value: (row) => row.cookie, wide: true },
    { name: 'mark', value: (row) => row.mark, wide: true },
    { name: 'v6only', value: (row) => row.v6only, wide: true },
    { name: 'timer', value: timerText, wide: true },
    { name: 'congestion', value: (row) => row.congestionControl, wide: true },
    { name: 'rtt', value: (row) => (row.tcp?.rtt === undefined || row.state === 'LISTEN' ? undefined : `${row.tcp.rtt}ms`), wide: true },
    { name: 'mss', value: (row) => (row.state === 'LISTEN' ? undefined : row.tcp?.mss), wide: true },
    { name: 'pid', value: pidText, align: 'right' },
    { name: 'command', value: (row) => commandText(row.processes[0]?.command), cut: true },
  ],
  empty: (where) => `no such sockets in ${where}`,
};

const usualTypes: readonly SocketType[] = ['tcp', 'udp', 'raw', 'unix', 'packet'];

export async function run(values: Values<typeof socketsArguments>, scope: Scope) {
  const port = parsePort(values.port);
  if (values.state !== undefined && (values.listen || values.connected)) {
    throw new UsageError(`--state and --${values.listen ? 'listen' : 'connected'} contradict each other`, { word: values.listen ? '--listen' : '--connected', hint: 'one of them is enough: --state listen, --state estab' });
  }
  const isWanted = wishOf(values, port);
  const namespaces = await namespacesToLookInto(values, scope).catch((error: unknown) => Promise.reject(orPort(error, values.namespace)));
  const found = await readAll(namespaces, kernelWishes(values), values.all, scope);
  const rows = await toSocketRows(found.map((one) => ({ ...one, sockets: one.sockets.filter(isWanted) })), scope);
  await noticeUnseen(rows, scope);
  return values.process ? rows.flatMap(onePerProcess) : rows;
}

interface Wishes {
  readonly all: boolean;
  readonly listen: boolean;
  readonly connected: boolean;
  readonly type: readonly SocketType[] | undefined;
  readonly state: readonly (typeof stateWords)[number][] | undefined;
  readonly family: 'inet' | 'inet6' | undefined;
}

function onlyListeners({ all, listen, connected, state }: Wishes): boolean {
  return !connected && state === undefined && (listen || all);
}

/** What the kernel need not tell: for listeners alone it does not go through its connections. */
function kernelWishes(values: Wishes): SocketWishes {
  const { type, state, family } = values;
  const types = (type ?? usualTypes).filter((one) => family === undefined || (one !== 'unix' && one !== 'packet'));
  const states = onlyListeners(values) ? ('listening' as const) : state && socketStates.filter((one) => state.some((word) => word === one.toLowerCase()));
  return { types, families: family && [family], states };
}

function wishOf(values: Wishes, port: number | undefined): (socket: Socket) => boolean {
  const connectionsOnly = values.connected && !values.listen;
  return (socket) => {
    if (connectionsOnly && isListening(socket)) return false;
    if (port !== undefined && socket.localPort !== port && socket.peerPort !== port) return false;
    return socket.type !== 'unix' || values.type !== undefined || socket.isAbstract === true || socket.peerAddress?.startsWith('@') === true;
  };
}

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535) return Number(text);
  throw new UsageError(`${text} is not a port`, { word: text, hint: 'a port is a number from 1 to 65535: sockets --port 80' });
}

/** Who types `sockets 8080` means a port, unless a namespace, a process or an inode has that number. */
function orPort(error: unknown, operand: string | undefined): unknown {
  if (!(error instanceof ShellError) || operand === undefined || !/^\d{1,5}$/.test(operand)) return error;
  return new ShellError(error.message, { word: operand, hint: `for the port: sockets --port ${operand}`, status: error.status, cause: error });
}

async function readAll(namespaces: readonly Namespace[], wishes: SocketWishes, several: boolean, scope: Scope): Promise<readonly SocketsOf[]> {
  const readings = await scope.kernel.readSockets(namespaces, wishes);
  const untold = new Set<SocketType>();
  const outside = lookFromOutside(['links', 'sockets'], SOCKETS_LACK, several, scope);
  const found: SocketsOf[] = [];
  for (const [at, namespace] of namespaces.entries()) {
    const reading = readings[at];
    if (reading === undefined) continue;
    if ('failure' in reading) {
      const seen = await outside.read(namespace, reading.failure);
      if (seen !== undefined) found.push({ namespace, sockets: seen.sockets.filter((socket) => isWished(socket, wishes)), links: seen.links });
      continue;
    }
    reading.untold.forEach((type) => untold.add(type));
    found.push({ namespace, sockets: reading.sockets });
  }
  outside.say();
  untold.forEach((type) => scope.notice(`not seen: ${type} sockets: this kernel has no sock_diag for them`));
  return found;
}

/** Who could not be looked into may be the one who holds what nobody else does. */
async function noticeUnseen(rows: readonly SocketRow[], scope: Scope): Promise<void> {
  if (!rows.some(({ inode, processes }) => inode !== undefined && processes.length === 0)) return;
  const { unseen } = await scope.survey();
  unseen.filter(({ what }) => what.startsWith('processes') || what === 'threads').forEach((what) => scope.notice(unseenText(what)));
}

function onePerProcess(row: SocketRow): readonly SocketRow[] {
  return row.processes.map((process) => ({ ...row, processes: [process] }));
}
