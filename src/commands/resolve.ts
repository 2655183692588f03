import { defineArguments, defineCommand } from './define.ts';

export const resolveArguments = defineArguments({
  kind: { kind: 'positional', choices: ['inode', 'pid', 'path', 'nsid'], shown: 'inode|pid|path|nsid', summary: 'What the values are' },
  values: { kind: 'positional', many: true, complete: 'resolvable', shown: 'VALUE', summary: 'Numbers or paths' },
  from: { kind: 'option', shown: 'NS', complete: 'namespace', summary: 'Whose nsids they are' },
});

export const resolve = defineCommand({
  name: 'resolve',
  group: 'move',
  shape: 'show',
  summary: 'Give the name of the namespace behind an inode, a pid, a path or an nsid',
  description:
    'One line for each value, in the order in which they were given: the label of its namespace, or - where there is none. An nsid is a number by which one namespace knows another: --from says which one, the current one otherwise. --json has all names and owners.',
  args: resolveArguments,
  examples: [
    { line: 'resolve path /run/netns/beijing /proc/self/ns/net', shows: 'beijing and host' },
    { line: 'resolve nsid 0 --from beijing', shows: 'the namespace that beijing knows as 0: where its wire ends' },
    { line: 'resolve path /run/netns/shanghai --json', shows: 'all names of that namespace, its inode and whose it is' },
  ],
  load: () => import('./resolve/body.ts'),
});
