import { defineCommand } from './define.ts';

export const ns = defineCommand({
  name: 'ns',
  group: 'move',
  shape: 'show',
  summary: 'Show every network namespace of the machine, the current one marked',
  description:
    'Named ones, those of containers by the names that their runtimes give, and those that only a process, a thread, an open file, a socket or a mount holds. Entries that look like a namespace and are none come last, with the reason. `ls` without an operand is the same.',
  args: {},
  examples: [
    { line: 'ns', shows: 'host, beijing and shanghai' },
    { line: 'ns -o name', shows: 'only their names' },
    { line: 'ns --json', shows: 'the same for a script' },
  ],
  load: () => import('./ns/body.ts'),
});
