import type { Process } from '../model/process.ts';
import { unseenText } from '../render/unseen.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { namespaceArguments, namespacesToLookInto } from './look-into.ts';

/** One process inside a namespace, as JSON gives it (docs/json.md). */
export interface ProcessRow extends Process {
  readonly namespace: string;
}

const processTable: View<ProcessRow> = {
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

export const procs = defineCommand({
  name: 'procs',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the processes inside a namespace',
  description: 'A process belongs to a namespace when any of its threads is inside.',
  args: { ...namespaceArguments },
  examples: [
    { line: 'procs host', shows: 'what runs where netnsh was started' },
    { line: 'procs --all', shows: 'every process, with its namespace' },
  ],
  view: processTable,
  async run(values, scope) {
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
  },
});
