import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const addrsArguments = defineArguments({
  ...namespaceArguments,
  family: { kind: 'option', choices: ['inet', 'inet6'], summary: 'Only IPv4 (inet) or only IPv6 (inet6)' },
  link: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'Only the addresses of this link' },
});

export const addrs = defineCommand({
  name: 'addrs',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the addresses of a namespace',
  args: addrsArguments,
  examples: [
    { line: 'addrs', shows: 'the addresses of the namespace you are in' },
    { line: 'addrs --all --family inet', shows: 'every IPv4 address of the machine' },
    { line: 'addrs shanghai -o name', shows: 'only the addresses, one a line' },
  ],
  load: () => import('./addrs/body.ts'),
});
