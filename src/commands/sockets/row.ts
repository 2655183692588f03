import { findContainers } from '../../discover/containers-of.ts';
import type { Snapshot } from '../../discover/snapshot.ts';
import { namespaceKey, type Namespace } from '../../model/namespace.ts';
import type { OutsideLink } from '../../model/outside.ts';
import type { Process } from '../../model/process.ts';
import { isListening, type Socket } from '../../model/socket.ts';
import { compareNaturally } from '../../model/natural-order.ts';
import type { Scope } from '../scope.ts';

/** One socket, as JSON gives it (docs/json.md). */
export interface SocketRow extends Omit<Socket, 'isAbstract'> {
  readonly namespace: string;
  /** The container that has it open, of those that share the namespace; else the first name that the owner of the namespace gives it. */
  readonly container: string | undefined;
  /** The name of the link to which it is bound. */
  readonly link: string | undefined;
  readonly listening: boolean;
  readonly abstract: boolean | undefined;
  /** Whose it is, by the uid of the socket and not of a process. */
  readonly user: string | undefined;
  readonly processes: readonly SocketProcess[];
}

/** A process that has the socket open; it may live in another namespace. */
export interface SocketProcess {
  readonly pid: number;
  readonly user: string | undefined;
  readonly command: string | undefined;
  readonly namespace: string | undefined;
  readonly descriptors: readonly number[];
}

/** The sockets of one namespace. */
export interface SocketsOf {
  readonly namespace: Namespace;
  readonly sockets: readonly Socket[];
  /** Where they could be seen only from outside, with the sockets. */
  readonly links?: readonly OutsideLink[];
}

/** Puts to each socket what it lacks: the names of its link and user, and who has it open. Those of one namespace stay together, in a useful order. */
export async function toSocketRows(all: readonly SocketsOf[], { kernel, survey }: Pick<Scope, 'kernel' | 'survey'>): Promise<readonly SocketRow[]> {
  const snapshot = await survey();
  const users = await kernel.readUserNames();
  const linkNames = await readLinkNames(all, kernel);
  const processesOf = await findProcesses(all, snapshot, kernel);
  const containerOf = await findContainers(kernel, snapshot.namespaces, pidsOf(all, snapshot));
  const owners = new Map(snapshot.namespaces.map((each) => [namespaceKey(each.id), each.owners]));
  return all.flatMap(({ namespace, sockets }) => {
    const owned = owners.get(namespaceKey(namespace.id)) ?? namespace.owners;
    const names = linkNames.get(namespaceKey(namespace.id));
    return sockets.toSorted(compareSockets).map((socket): SocketRow => {
      const { isAbstract, ...rest } = socket;
      const processes = socket.inode === undefined ? [] : processesOf(socket.inode, namespace.label);
      return {
        namespace: namespace.label,
        container: containerOf(owned, processes.map(({ pid }) => pid))?.name,
        ...rest,
        abstract: isAbstract,
        link: socket.linkIndex === undefined ? undefined : (names?.get(socket.linkIndex) ?? `#${socket.linkIndex}`),
        listening: isListening(socket),
        user: socket.uid === undefined ? undefined : (users.get(socket.uid) ?? String(socket.uid)),
        processes,
      };
    });
  });
}

type NamesOfLinks = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Only where some socket is bound to a link: most namespaces need not be asked. */
async function readLinkNames(all: readonly SocketsOf[], kernel: Scope['kernel']): Promise<NamesOfLinks> {
  const bound = all.filter(({ sockets, links }) => links === undefined && sockets.some(({ linkIndex }) => linkIndex !== undefined)).map(({ namespace }) => namespace);
  const readings = await kernel.readInside(bound, ['links']);
  const inside = bound.map(({ id }, at) => {
    const reading = readings[at];
    return { id, links: reading !== undefined && 'inside' in reading ? reading.inside.links : [] };
  });
  const outside = all.flatMap(({ namespace: { id }, links }) => (links === undefined ? [] : [{ id, links }]));
  return new Map([...inside, ...outside].map(({ id, links }) => [namespaceKey(id), new Map(links.flatMap(({ index, name }) => (index === undefined ? [] : [[index, name]])))]));
}

/** Gives a function that tells who has the socket of an inode open, those who live where it is first. */
async function findProcesses(all: readonly SocketsOf[], { sockets: holders, namespaces }: Snapshot, kernel: Scope['kernel']) {
  const held = heldOf(all, holders);
  const pids = pidsOf(all, { sockets: holders });
  const processes = new Map((await kernel.readProcesses(pids)).map((process) => [process.pid, process]));
  const homes = labelsOfPids(namespaces, new Set(pids));

  const byInode = new Map<number, Map<number, number[]>>();
  for (const { inode, pid, descriptor } of held) {
    const ofInode = byInode.get(inode) ?? new Map<number, number[]>();
    byInode.set(inode, ofInode.set(pid, [...(ofInode.get(pid) ?? []), descriptor]));
  }
  return (inode: number, label: string): readonly SocketProcess[] => {
    const found = [...(byInode.get(inode) ?? [])].map(([pid, descriptors]) => describe(pid, descriptors, processes.get(pid), homes.get(pid) ?? [], label));
    return found.sort((a, b) => Number(b.namespace === label) - Number(a.namespace === label) || a.pid - b.pid);
  };
}

function heldOf(all: readonly SocketsOf[], holders: Snapshot['sockets']): Snapshot['sockets'] {
  const wanted = new Set(all.flatMap(({ sockets }) => sockets.map(({ inode }) => inode)));
  return holders.filter(({ inode }) => wanted.has(inode));
}

/** Ascending. */
function pidsOf(all: readonly SocketsOf[], { sockets }: Pick<Snapshot, 'sockets'>): readonly number[] {
  return [...new Set(heldOf(all, sockets).map(({ pid }) => pid))].sort((a, b) => a - b);
}

function describe(pid: number, descriptors: readonly number[], process: Process | undefined, homes: readonly string[], label: string): SocketProcess {
  return { pid, user: process?.user, command: process?.command, namespace: homes.includes(label) ? label : homes[0], descriptors };
}

/** A process may have threads in several namespaces. */
function labelsOfPids(namespaces: readonly Namespace[], wanted: ReadonlySet<number>): ReadonlyMap<number, readonly string[]> {
  const labels = new Map<number, string[]>();
  for (const { label, pids } of namespaces) {
    for (const pid of pids) if (wanted.has(pid)) labels.set(pid, [...(labels.get(pid) ?? []), label]);
  }
  return labels;
}

const typeOrder = ['tcp', 'mptcp', 'udp', 'raw', 'packet', 'unix'];

/** Listeners first; by type, then by port and address. */
function compareSockets(a: Socket, b: Socket): number {
  return (
    Number(isListening(b)) - Number(isListening(a)) ||
    typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type) ||
    (a.localPort ?? a.protocol ?? 0) - (b.localPort ?? b.protocol ?? 0) ||
    compareNaturally(a.localAddress ?? '', b.localAddress ?? '') ||
    (a.linkIndex ?? 0) - (b.linkIndex ?? 0) ||
    (a.peerPort ?? 0) - (b.peerPort ?? 0) ||
    compareNaturally(a.peerAddress ?? '', b.peerAddress ?? '') ||
    (a.inode ?? 0) - (b.inode ?? 0)
  );
}
