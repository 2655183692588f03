import { defineArguments, defineCommand } from './define.ts';

export const rmnsArguments = defineArguments({
  names: { kind: 'positional', many: true, optional: true, shown: 'NS', complete: 'namespace', summary: 'Name to remove' },
  stale: { kind: 'flag', summary: 'Remove every entry of /run/netns that is no namespace' },
  yes: { kind: 'flag', short: 'y', summary: 'Do not ask' },
});

export const rmns = defineCommand({
  name: 'rmns',
  group: 'change things',
  shape: 'act',
  summary: 'Remove names of namespaces, as `ip netns del` does',
  description:
    'The namespace ends when nothing else holds it. Asks when processes are inside: they keep it alive, without a name. Stale entries, which are no namespace, are removed as well; --stale finds and removes all of them, and asks first.',
  args: rmnsArguments,
  examples: [
    { line: 'rmns -y shanghai', shows: 'what was removed' },
    { line: 'rmns --stale -y', shows: 'nothing here; after a crash what it left in /run/netns, and what is gone now' },
  ],
  load: () => import('./rmns/body.ts'),
});
