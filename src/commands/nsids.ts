import { ShellError } from '../errors.ts';
import { namespaceKey, type Namespace } from '../model/namespace.ts';
import type { NamespaceLink } from '../model/process.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { namespaceArguments, namespacesToLookInto } from './look-into.ts';
import { lookupPid } from './pid.ts';
import type { Scope } from './scope.ts';

/** One line of /proc/PID/ns, as JSON gives it (docs/json.md). */
export interface NsidRow {
  /** The network namespace of the process, as a label. */
  readonly namespace: string;
  readonly pid: number;
  readonly process: string;
  readonly kind: string;
  readonly inode: number;
  readonly device: number;
  /** How many other processes share this one. */
  readonly sharedBy: number;
}

const nsidTable: View<NsidRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'pid', value: (row) => row.pid, align: 'right' },
    { name: 'process', value: (row) => row.process, drop: 1 },
    { name: 'kind', value: (row) => row.kind },
    { name: 'inode', value: (row) => row.inode, align: 'right', isName: true },
    { name: 'shared-by', title: 'shared by', value: (row) => (row.sharedBy === 0 ? 'no other' : `${row.sharedBy} other${row.sharedBy === 1 ? '' : 's'}`) },
    { name: 'path', value: (row) => `/proc/${row.pid}/ns/${row.kind}`, wide: true },
    { name: 'device', value: (row) => row.device, wide: true },
  ],
  empty: (where) => `no process in ${where}`,
};

export const nsids = defineCommand({
  name: 'nsids',
  group: 'look at processes',
  shape: 'show',
  summary: 'Show the inode numbers under /proc/PID/ns, and how many other processes share each',
  description: 'For a namespace, its oldest process stands for it. A number is a pid; name:7 means a namespace named 7.',
  args: {
    process: { ...namespaceArguments.namespace, summary: 'Process, or a namespace whose oldest process is meant', complete: 'namespace-or-pid', shown: 'PID|NS' },
    all: { kind: 'flag', summary: 'The oldest process of every namespace' },
  },
  examples: [
    { line: 'nsids host', shows: 'all kinds of namespaces of the oldest process outside' },
    { line: 'nsids --all --json', shows: 'those of every namespace, for a script' },
  ],
  view: nsidTable,
  async run({ process, all }, scope) {
    const pid = process === undefined ? undefined : lookupPid(process);
    const subjects = pid === undefined || all ? await oldestProcesses(await namespacesToLookInto({ namespace: process, all }, scope), all, scope) : [pid];
    const everyone = await scope.kernel.scanProcessNamespaces();
    const counts = countHolders(everyone.flatMap((one) => distinct(one.namespaces)));
    const labels = new Map((await scope.survey()).namespaces.map((namespace) => [namespaceKey(namespace.id), namespace.label]));
    const rows: NsidRow[] = [];
    for (const subject of subjects) rows.push(...(await rowsOf(subject, counts, labels, scope)));
    return rows;
  },
});

async function oldestProcesses(wanted: readonly Namespace[], several: boolean, scope: Scope): Promise<readonly number[]> {
  const { namespaces } = await scope.survey();
  const pids: number[] = [];
  for (const { id, label } of wanted) {
    const pid = namespaces.find((one) => namespaceKey(one.id) === namespaceKey(id))?.representative?.pid;
    if (pid !== undefined) pids.push(pid);
    else if (!several) throw new ShellError(`no process in ${label}`, { word: label, hint: `its inode is ${id.inode}; nsids PID shows a process, nsids host the starting namespace` });
  }
  return pids;
}

async function rowsOf(pid: number, counts: ReadonlyMap<string, number>, labels: ReadonlyMap<string, string>, scope: Scope): Promise<readonly NsidRow[]> {
  const process = await scope.kernel.readProcess(pid);
  if (process === undefined) throw new ShellError(`no process ${pid}`, { word: String(pid), hint: 'procs --all lists the processes' });
  const kinds = await scope.kernel.readProcessNamespaces(pid);
  const net = kinds.find(({ kind }) => kind === 'net');
  const namespace = net === undefined ? '' : (labels.get(namespaceKey(net.id)) ?? `net:[${net.id.inode}]`);
  return kinds.map(({ kind, id }) => {
    const holders = counts.get(namespaceKey(id)) ?? 1;
    return { namespace, pid, process: process.name, kind, inode: id.inode, device: id.device, sharedBy: Math.max(0, holders - 1) };
  });
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
