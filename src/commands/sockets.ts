import { socketTypes } from '../model/socket.ts';
import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

const families = ['inet', 'inet6'] as const;

export const stateWords = ['listen', 'estab', 'syn-sent', 'syn-recv', 'fin-wait-1', 'fin-wait-2', 'time-wait', 'close-wait', 'last-ack', 'closing', 'unconn'] as const;

export const socketsArguments = defineArguments({
  ...namespaceArguments,
  listen: { kind: 'flag', short: 'l', summary: 'Only what listens' },
  connected: { kind: 'flag', summary: 'Only what does not listen: connections, and what they leave behind' },
  process: { kind: 'flag', short: 'p', summary: 'Only what a process holds, with a row for each process' },
  type: { kind: 'option', several: true, choices: socketTypes, shown: 'TYPE,...', summary: 'Only these' },
  state: { kind: 'option', several: true, choices: stateWords, shown: 'STATE,...', summary: 'Only in these states' },
  port: { kind: 'option', shown: 'PORT', complete: 'port', summary: 'Only with this port at either end' },
  family: { kind: 'option', choices: families, summary: 'Only IPv4 (inet) or only IPv6 (inet6)' },
});

export const sockets = defineCommand({
  name: 'sockets',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the sockets of a namespace: who listens where, who is connected with whom',
  description: [
    'Listeners come first, by port. With --all there are only listeners: the one table of all that listen on this machine; --connected, or --state, shows the rest.',
    'What listens is a socket in state LISTEN, a UDP socket with a port, a raw or packet socket, and a unix socket that listens, or takes datagrams under a name.',
    'Unix sockets with a path are not isolated by network namespaces, abstract ones (@name) are: so only abstract ones are shown, unless --type unix asks for all.',
    'A process may hold a socket of another namespace than its own: then "process in" says where it lives. Where several processes hold a socket, "+3" counts the others; --process gives each a row.',
    'A multipath socket (--type mptcp) is there as tcp too, once for each path.',
  ].join('\n'),
  args: socketsArguments,
  examples: [
    { line: 'sockets shanghai --listen', shows: 'nothing yet; once a program listens there, its port, its pid and its command' },
    { line: 'sockets --all --port 8080 --json', shows: 'which process listens on port 8080, in whatever namespace it is' },
    { line: 'sockets --all --json', shows: 'every listener of the machine, with its namespace and container' },
    { line: 'sockets beijing --type tcp --state estab', shows: 'nothing yet; later who is connected with whom' },
    { line: 'sockets --port 80 --process -o csv', shows: 'which processes have to do with port 80, for a spreadsheet' },
  ],
  load: () => import('./sockets/body.ts'),
});
