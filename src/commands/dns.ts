import { resolverParts } from '../model/resolver.ts';
import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const dnsArguments = defineArguments({
  ...namespaceArguments,
  part: { kind: 'option', choices: resolverParts, summary: 'Only this file, or who answers over a socket' },
});

export const dns = defineCommand({
  name: 'dns',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show how a program that is started in a namespace finds the addresses of names',
  description:
    'Which resolv.conf, nsswitch.conf and hosts it reads, with those of /etc/netns/NAME in their place; which way leads to the nameservers; and whether somebody ' +
    'answers over a unix socket, which every network namespace reaches and which asks from outside. Nothing is asked of anybody.',
  args: dnsArguments,
  examples: [
    { line: 'dns beijing', shows: 'which files a program in beijing reads, and what they say' },
    { line: 'dns --all --part resolv.conf', shows: 'the nameservers of every namespace' },
    { line: 'dns beijing --json', shows: 'all of it, with the route to each nameserver, for a script' },
  ],
  load: () => import('./dns/body.ts'),
});
