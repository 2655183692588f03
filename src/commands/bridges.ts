import { defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const bridges = defineCommand({
  name: 'bridges',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the bridges of a namespace, their ports, and what is plugged in at the other end',
  description: 'What `brctl show` tells, with the state of each port and the namespace and link at its other end.',
  args: namespaceArguments,
  examples: [
    { line: 'bridges host', shows: 'br0 with both of its ports' },
    { line: 'bridges --all', shows: 'every bridge of the machine' },
  ],
  load: () => import('./bridges/body.ts'),
});
