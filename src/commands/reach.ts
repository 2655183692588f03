import { defineArguments, defineCommand } from './define.ts';

export const reachArguments = defineArguments({
  namespaces: { kind: 'positional', many: true, optional: true, shown: 'NS', complete: 'namespace', summary: 'Namespaces to try; all of the machine without any' },
  tcp: { kind: 'option', shown: 'PORT', complete: 'port', summary: 'Connect to this TCP port instead' },
  family: { kind: 'option', choices: ['inet', 'inet6'], summary: 'Only IPv4 (inet) or only IPv6 (inet6)' },
  timeout: { kind: 'option', shown: 'SECONDS', summary: 'How long to wait for each answer; 1 without it' },
  failed: { kind: 'flag', summary: 'Only what does not arrive' },
});

export const reach = defineCommand({
  name: 'reach',
  group: 'see the wiring',
  shape: 'show',
  summary: 'Show which namespaces reach which, by trying it',
  description:
    'One packet goes from every namespace to each address of every other one: an ICMP echo, or with --tcp a connection that is closed at once. A connection that is ' +
    'refused has reached its host. With one NS: between it and every other. The status is 1 when something that was tried does not arrive. ' +
    'Addresses of a single link or host are not tried, and the neighbour tables are afterwards as they were.',
  args: reachArguments,
  examples: [
    { line: 'reach beijing shanghai', shows: 'that both reach each other, and how fast' },
    { line: 'reach beijing shanghai --tcp 22', shows: 'that both refuse connections to port 22, and so are reached' },
    { line: 'reach beijing shanghai --family inet --json', shows: 'an object for each address that was tried, for a script' },
  ],
  load: () => import('./reach/body.ts'),
});
