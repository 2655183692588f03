import { ShellError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { inodeLabel, namespaceKey, type Namespace } from '../../model/namespace.ts';
import type { NamespaceLink, Process } from '../../model/process.ts';
import type { Unseen } from '../../model/unseen.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { nsidsArguments } from '../nsids.ts';
import { lookupPid } from '../processes/pid.ts';
import type { Scope } from '../scope.ts';

/** One line of /proc/PID/ns, as JSON gives it (docs/json.md). */
export interface NsidRow {
  /** The network namespace of the process, as a label. */
  readonly namespace: string;
  /** `undefined` stands for a program that netnsh would start there. */
  readonly pid: number | undefined;
  readonly process: string;
  readonly kind: string;
  /** `undefined` for one that is made anew for each program. */
  readonly inode: number | undefined;
  readonly device: number | undefined;
  /** How many other processes share this one. */
  readonly sharedBy: number;
}

export const view: View<NsidRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'pid', value: (row) => row.pid, align: 'right' },
    { name: 'process', value: (row) => row.process, drop: 1 },
    { name: 'kind', value: (row) => row.kind },
    { name: 'inode', value: (row) => row.inode, align: 'right', isName: true },
    { name: 'shared-by', title: 'shared by', value: sharersText },
    { name: 'path', value: (row) => (row.pid === undefined ? undefined : `/proc/${row.pid}/ns/${row.kind}`), wide: true },
    { name: 'device', value: (row) => row.device, wide: true },
  ],
  empty: (where) => `no process in ${where}`,
};

export async function run({ process, all }: Values<typeof nsidsArguments>, scope: Scope) {
  const census = await takeCensus(scope);
  const pid = process === undefined || all ? undefined : lookupPid(process);
  const rows = pid === undefined ? await rowsOfNamespaces({ namespace: process, all }, census, scope) : await rowsOfProcess(pid, census, scope);
  census.unseen.forEach((what) => scope.notice(unseenText(what)));
  return rows;
}

async function rowsOfNamespaces(wanted: { readonly namespace: string | undefined; readonly all: boolean }, census: Census, scope: Scope): Promise<readonly NsidRow[]> {
  const rows: NsidRow[] = [];
  for (const namespace of await namespacesToLookInto(wanted, scope)) {
    const oldest = wanted.namespace === undefined && !wanted.all ? undefined : census.oldest.get(namespaceKey(namespace.id));
    try {
      rows.push(...(oldest === undefined ? await rowsOfNewProgram(namespace, census, scope) : await rowsOfProcess(oldest, census, scope)));
    } catch (error) {
      if (!(error instanceof ShellError)) throw error;
      passOver(namespace, error, wanted.all, scope); // its process has ended meanwhile, or may not be looked into
    }
  }
  return rows;
}

/** What has to be known of the whole machine; the keys are those of namespaces of any kind. */
interface Census {
  /** How many processes are in each. */
  readonly holders: ReadonlyMap<string, number>;
  /** Labels of the network namespaces. */
  readonly labels: ReadonlyMap<string, string>;
  /** The pid that stands for each network namespace. */
  readonly oldest: ReadonlyMap<string, number>;
  /** Processes that are not counted. */
  readonly unseen: readonly Unseen[];
}

async function takeCensus(scope: Scope): Promise<Census> {
  const everyone = await scope.kernel.scanProcessNamespaces();
  const { namespaces, unseen } = await scope.survey();
  return {
    unseen: unseen.filter(({ what }) => what.startsWith('processes')),
    holders: countHolders(everyone.flatMap((one) => distinct(one.namespaces))),
    labels: new Map(namespaces.map(({ id, label }) => [namespaceKey(id), label])),
    oldest: new Map(namespaces.flatMap(({ id, pids: [first] }) => (first === undefined ? [] : [[namespaceKey(id), first]]))),
  };
}

async function rowsOfProcess(pid: number, { holders, labels }: Census, scope: Scope): Promise<readonly NsidRow[]> {
  const process = await scope.kernel.readProcess(pid);
  if (process === undefined) throw new ShellError(`no process ${pid}`, { word: String(pid), hint: 'procs --all lists the processes' });
  const kinds = await scope.kernel.readProcessNamespaces(pid);
  if (kinds.length === 0) throw unreadable(process);
  const net = kinds.find(({ kind }) => kind === 'net');
  const namespace = net === undefined ? '' : (labels.get(namespaceKey(net.id)) ?? inodeLabel(net.id));
  return kinds.map(({ kind, id }) => {
    const sharedBy = Math.max(0, (holders.get(namespaceKey(id)) ?? 1) - 1);
    return { namespace, pid, process: process.name, kind, inode: id.inode, device: id.device, sharedBy };
  });
}

function unreadable({ pid, name, user }: Process): ShellError {
  return new ShellError(`the namespaces of process ${pid} (${name}, of ${user}) may not be read`, { word: String(pid), hint: 'it needs CAP_SYS_PTRACE: start netnsh with sudo' });
}

/** As netnsh itself, but for the network namespace, and for a mount namespace of its own where /sys must show other devices. */
async function rowsOfNewProgram({ id: net, label, isHome }: Namespace, { holders }: Census, scope: Scope): Promise<readonly NsidRow[]> {
  const kinds = await scope.kernel.readProcessNamespaces(scope.session.pid);
  return kinds.map(({ kind, id }) => {
    const base = { namespace: label, pid: undefined, process: 'a program started here', kind };
    if (kind === 'mnt' && !isHome) return { ...base, inode: undefined, device: undefined, sharedBy: 0 };
    const mine = kind === 'net' ? net : id;
    return { ...base, inode: mine.inode, device: mine.device, sharedBy: holders.get(namespaceKey(mine)) ?? 0 };
  });
}

function sharersText({ inode, sharedBy }: NsidRow): string {
  if (inode === undefined) return 'made for each program';
  if (sharedBy === 0) return 'no other';
  return sharedBy === 1 ? '1 other' : `${sharedBy} others`;
}

/** `pid` and `pid_for_children` are mostly the same one: a process counts once. */
function distinct(kinds: readonly NamespaceLink[]): readonly string[] {
  return [...new Set(kinds.map(({ id }) => namespaceKey(id)))];
}

function countHolders(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
