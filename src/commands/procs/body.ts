import type { Values } from '../../grammar/argument.ts';
import type { Process } from '../../model/process.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { type namespaceArguments, namespacesToLookInto } from '../look-into.ts';
import type { Scope } from '../scope.ts';

/** One process inside a namespace, as JSON gives it (docs/json.md). */
export interface ProcessRow extends Process {
  readonly namespace: string;
}

export const view: View<ProcessRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'pid', value: (row) => row.pid, align: 'right', isName: true },
    { name: 'user', value: (row) => row.user, role: 'name' },
    { name: 'threads', value: (row) => row.threads, align: 'right' },
    { name: 'command', value: (row) => row.command, cut: true },
    { name: 'parent', value: (row) => row.parent, align: 'right', wide: true },
    { name: 'name', value: (row) => row.name, wide: true },
  ],
  empty: (where) => `no processes in ${where}`,
};

export async function run(values: Values<typeof namespaceArguments>, scope: Scope) {
  const { namespaces, unseen } = await scope.survey();
  const wanted = await namespacesToLookInto(values, scope);
  unseen.filter(({ what }) => what === 'processes').forEach((what) => scope.notice(unseenText(what)));
  const rows: ProcessRow[] = [];
  for (const { id, label } of wanted) {
    const found = namespaces.find((one) => one.id.inode === id.inode && one.id.device === id.device);
    const processes = await scope.kernel.readProcesses(found?.pids ?? []);
    rows.push(...processes.map((process) => ({ namespace: label, ...process })));
  }
  return rows;
}
