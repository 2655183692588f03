import { defineArguments, defineCommand } from './define.ts';
import { questionArguments } from './routes/question-arguments.ts';

export const routesArguments = defineArguments({
  destination: { kind: 'positional', optional: true, complete: 'destination', shown: 'DESTINATION', summary: 'An address, a prefix, or default' },
  namespace: { kind: 'positional', optional: true, complete: 'namespace', shown: 'NS', summary: 'Namespace to look into, instead of the current one' },
  all: { kind: 'flag', summary: 'Look into every namespace of the machine' },
  table: { kind: 'option', shown: 'TABLE', complete: 'table', summary: 'Only this table, by its name or number; all is every one' },
  family: { kind: 'option', choices: ['inet', 'inet6'], summary: 'Only IPv4 (inet) or only IPv6 (inet6)' },
  link: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'Only routes through this link' },
  ...questionArguments,
});

export const routes = defineCommand({
  name: 'routes',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the routes of a namespace, or the one that leads to a destination',
  description: [
    'All tables are shown: main first, then others by their numbers, and last "local", which the kernel keeps for the addresses that are here. --table main shows what `ip route` shows.',
    'With an address, the kernel is asked which way a packet would go, with all rules: from which source, through which gateway and link, and whether that neighbour answers. With a prefix, the routes to it and inside it; with "default", the default routes.',
    'Of several ways, each has a line of its own, and an address takes one of them. A word that is neither an address nor a prefix nor "default" is a namespace.',
  ].join('\n'),
  args: routesArguments,
  examples: [
    { line: 'routes beijing --table main', shows: 'what `ip route` tells of beijing, both families' },
    { line: 'routes 10.0.0.2 beijing', shows: 'by which link and from which source beijing reaches shanghai' },
    { line: 'routes --all --family inet', shows: 'every IPv4 route of the machine' },
    { line: 'routes 10.0.0.0/24 shanghai --json', shows: 'the routes into that network, for a script' },
  ],
  load: () => import('./routes/body.ts'),
});
