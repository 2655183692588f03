import type { Reading } from '../../kernel/port.ts';
import { isSameNamespace, namespaceKey, type Namespace } from '../../model/namespace.ts';
import { compareNaturally } from '../../model/natural-order.ts';
import { ownerWords, type OwnerWords } from '../../model/operand-words.ts';
import type { Shell } from '../shell.ts';
import type { Proposal } from './proposal.ts';

/** Namespaces by their labels: owner, inode, links, processes. Then the other words by which owners and people know them. */
export async function listNamespaces(shell: Shell): Promise<readonly Proposal[]> {
  return await shell.memory.list('namespaces', async () => await readNamespaces(shell));
}

async function readNamespaces(shell: Shell): Promise<readonly Proposal[]> {
  const { namespaces } = await shell.memory.latestSurvey();
  const described = await describeNamespaces(shell, namespaces);
  const words = ownerWords(namespaces);
  return namespaces.flatMap((namespace, at) => [...described.slice(at, at + 1), ...otherWords(namespace, words)]);
}

/** Each by its label: owner, inode, links, processes. */
export async function describeNamespaces(shell: Shell, namespaces: readonly Namespace[]): Promise<readonly Proposal[]> {
  const readings = await shell.ports.kernel.readInside(namespaces, ['links']);
  return namespaces.map((namespace, at) => describe(namespace, readings[at]));
}

function describe({ label, id, pids, owners }: Namespace, reading: Reading<'links'> | undefined): Proposal {
  const links = reading !== undefined && 'inside' in reading ? [counted(reading.inside.links.length, 'link')] : [];
  const kind = owners.slice(0, 1).map((owner) => owner.kind);
  return { value: label, description: [...kind, `inode ${id.inode}`, ...links, pids.length === 1 ? '1 process' : `${pids.length} processes`].join(', ') };
}

function otherWords({ label, owners }: Namespace, words: OwnerWords): readonly Proposal[] {
  return owners.flatMap((owner) => {
    const name = words.bare(owner) ?? words.prefixed(owner);
    const others = [...(name === undefined ? [] : [name]), ...(owner.isTrusted ? owner.also : [])];
    return others.filter((word) => word !== label).map((value) => ({ value, description: `${owner.kind}, the same as ${label}` }));
  });
}

/** Links of a namespace: kind and state. Only those of some kinds where `kinds` are given. */
export async function listLinks(shell: Shell, here: Namespace, kinds?: readonly string[]): Promise<readonly Proposal[]> {
  return await shell.memory.list(`links ${namespaceKey(here.id)} ${kinds?.join(' ') ?? ''}`, async () => await readLinks(shell, here, kinds));
}

async function readLinks(shell: Shell, here: Namespace, kinds?: readonly string[]): Promise<readonly Proposal[]> {
  const [reading] = await shell.ports.kernel.readInside([here], ['links']);
  if (reading === undefined || !('inside' in reading)) return [];
  return reading.inside.links.filter(({ kind }) => kinds === undefined || kinds.includes(kind)).map(({ name, kind, state }) => ({ value: name, description: `${kind}, ${state}` })).sort((a, b) => compareNaturally(a.value, b.value));
}

/** Ports on which something listens in a namespace: what does. */
export async function listPorts(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const [reading] = await shell.ports.kernel.readSockets([here], { types: ['tcp', 'udp'], states: 'listening' });
  if (reading === undefined || !('sockets' in reading)) return [];
  const ports = new Map<number, Set<string>>();
  for (const { localPort, netid } of reading.sockets) if (localPort) ports.set(localPort, (ports.get(localPort) ?? new Set()).add(netid));
  return [...ports].sort(([a], [b]) => a - b).map(([port, netids]) => ({ value: String(port), description: [...netids].join(', ') }));
}

/** Processes of all namespaces, those of the starting one last: their commands. The kernel's own threads are none that anybody means. */
export async function listPids(shell: Shell): Promise<readonly Proposal[]> {
  return await shell.memory.list('pids', async () => {
    const { namespaces } = await shell.memory.latestSurvey();
    const elsewhereFirst = [...namespaces].sort((a, b) => Number(a.isHome) - Number(b.isHome));
    return await describePids(shell, new Set(elsewhereFirst.flatMap((namespace) => [...namespace.pids].sort((a, b) => a - b))));
  });
}

/** Processes of one namespace: their commands. */
export async function listPidsInside(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  return await shell.memory.list(`pids ${namespaceKey(here.id)}`, async () => {
    const { namespaces } = await shell.memory.latestSurvey();
    const now = namespaces.find(({ id }) => isSameNamespace(id, here.id));
    return await describePids(shell, new Set(now?.pids));
  });
}

async function describePids(shell: Shell, pids: ReadonlySet<number>): Promise<readonly Proposal[]> {
  const processes = await shell.ports.kernel.readProcesses([...pids]);
  return processes.filter(({ pid, parent }) => pid !== KTHREADD && parent !== KTHREADD).map(({ pid, command }) => ({ value: String(pid), description: command }));
}

/** Always the second task that the kernel makes, and the parent of its threads (init/main.c, rest_init). */
const KTHREADD = 2;

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
