import type { Values } from '../../grammar/argument.ts';
import type { Holder } from '../../model/holder.ts';
import { namespaceKey, type Namespace } from '../../model/namespace.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { namespacesToLookInto } from '../look-into.ts';
import { commandText } from '../processes/command-text.ts';
import type { Scope } from '../scope.ts';
import type { sharersArguments } from '../sharers.ts';

/** One thing that keeps a namespace alive, as JSON gives it (docs/json.md). */
export interface SharerRow {
  readonly namespace: string;
  readonly by: 'process' | 'thread' | 'descriptor' | 'socket' | 'mount';
  readonly pid: number | undefined;
  readonly user: string | undefined;
  readonly command: string | undefined;
  /** The thread's id, the descriptor's number, or the mount point. */
  readonly what: string | number | undefined;
}

export const view: View<SharerRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'by', value: (row) => row.by },
    { name: 'pid', value: (row) => row.pid, align: 'right', isName: true },
    { name: 'user', value: (row) => row.user, role: 'name' },
    { name: 'what', value: (row) => row.what },
    { name: 'command', value: (row) => commandText(row.command), cut: true },
  ],
  empty: (where) => `nothing that could be seen shares ${where}`,
};

export async function run(values: Values<typeof sharersArguments>, scope: Scope) {
  const wanted = await namespacesToLookInto(values, scope);
  const { holders, unseen } = await scope.kernel.scanHolders();
  unseen.forEach((what) => scope.notice(unseenText(what)));
  const rows: SharerRow[] = [];
  for (const namespace of wanted) rows.push(...(await rowsOf(namespace, holders, scope)));
  return rows;
}

async function rowsOf(namespace: Namespace, holders: readonly Holder[], scope: Scope): Promise<readonly SharerRow[]> {
  const here = holders.filter((holder) => namespaceKey(holder.id) === namespaceKey(namespace.id));
  const pids = [...new Set(here.flatMap(({ by }) => (by.pid === undefined ? [] : [by.pid])))];
  const processes = new Map((await scope.kernel.readProcesses(pids)).map((process) => [process.pid, process]));
  return here.map(({ by }) => {
    const process = by.pid === undefined || by.what === 'mount' ? undefined : processes.get(by.pid);
    return { namespace: namespace.label, by: by.what === 'outside' ? 'process' : by.what, pid: by.pid, user: process?.user, command: process?.command, what: whatOf(by) };
  });
}

function whatOf(by: Holder['by']): string | number | undefined {
  if (by.what === 'thread') return by.tid;
  if (by.what === 'descriptor' || by.what === 'socket') return by.descriptor;
  return by.what === 'mount' ? by.mountPoint : undefined;
}
