import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const sharersArguments = defineArguments({
  ...namespaceArguments,
  namespace: { ...namespaceArguments.namespace, summary: 'Namespace, or a process whose namespace is meant', complete: 'namespace-or-pid', shown: 'NS|PID' },
});

export const sharers = defineCommand({
  name: 'sharers',
  group: 'look at processes',
  shape: 'show',
  summary: 'Show what keeps a namespace alive: processes, open files, sockets, mounts',
  description: 'Everything in the list shares the namespace; threads that live in another one than their process are listed too. For a PID, those who share the namespace of that process.',
  args: sharersArguments,
  examples: [
    { line: 'sharers beijing', shows: 'what keeps beijing alive' },
    { line: 'sharers --all --json', shows: 'that of every namespace, for a script' },
  ],
  load: () => import('./sharers/body.ts'),
});
