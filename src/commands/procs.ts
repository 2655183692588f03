import { defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const procs = defineCommand({
  name: 'procs',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the processes inside a namespace',
  description: 'A process belongs to a namespace when any of its threads is inside.',
  args: namespaceArguments,
  examples: [
    { line: 'procs host', shows: 'what runs where netnsh was started' },
    { line: 'procs --all', shows: 'every process, with its namespace' },
  ],
  load: () => import('./procs/body.ts'),
});
