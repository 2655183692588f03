import { neighbourStates } from '../model/neighbour.ts';
import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const neighboursArguments = defineArguments({
  ...namespaceArguments,
  address: { kind: 'option', shown: 'ADDRESS', complete: 'address', summary: 'Only this address, or those in this prefix' },
  family: { kind: 'option', choices: ['inet', 'inet6'], summary: 'Only IPv4 (inet) or only IPv6 (inet6)' },
  link: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'Only the neighbours behind this link' },
  state: { kind: 'option', shown: 'STATE', choices: ['all', ...neighbourStates], summary: 'Only neighbours in this state, or all' },
});

export const neighbours = defineCommand({
  name: 'neighbours',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the neighbours of a namespace: who is behind which address',
  description:
    'What ARP and neighbour discovery have found out, what was entered by hand, and the addresses that are answered for (proxy). As with `ip neighbour`, entries for which nothing is ever asked (noarp, none) are left out unless --state says so.',
  args: neighboursArguments,
  examples: [
    { line: '@beijing ping -c 1 10.0.0.2; neighbours beijing', shows: 'the hardware address that has answered' },
    { line: 'neighbours --all --state reachable --json', shows: 'who has answered lately, anywhere on the machine' },
    { line: 'neighbours beijing --family inet --json', shows: 'the ARP table of beijing, for a script' },
  ],
  load: () => import('./neighbours/body.ts'),
});
