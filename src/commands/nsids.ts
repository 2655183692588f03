import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const nsidsArguments = defineArguments({
  process: { ...namespaceArguments.namespace, summary: 'Process, or a namespace whose oldest process is meant', complete: 'namespace-or-pid', shown: 'PID|NS' },
  all: { kind: 'flag', summary: 'One process of every namespace' },
});

export const nsids = defineCommand({
  name: 'nsids',
  group: 'look at processes',
  shape: 'show',
  summary: 'Show the inode numbers under /proc/PID/ns, and how many other processes share each',
  description:
    'For a namespace, its oldest process stands for it; where there is none, a program that netnsh would start there. Without a word, that is a program started here. A number is a pid; name:7 means a namespace named 7.',
  args: nsidsArguments,
  examples: [
    { line: 'nsids', shows: 'all kinds of namespaces that a program started here is in' },
    { line: 'nsids --all --json', shows: 'those of every namespace, for a script' },
  ],
  load: () => import('./nsids/body.ts'),
});
