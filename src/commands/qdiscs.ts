import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const qdiscsArguments = defineArguments({
  ...namespaceArguments,
  link: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'Only those of this link' },
  kind: { kind: 'option', shown: 'KIND', summary: 'Only those of this kind: netem, tbf, htb, fq_codel, …' },
  classes: { kind: 'flag', summary: 'Show the classes of each under it' },
  stats: { kind: 'flag', short: 's', summary: 'Show counters: bytes, packets, drops, what waits' },
  invisible: { kind: 'flag', summary: 'Show those too that the kernel put below others by itself' },
});

export const qdiscs = defineCommand({
  name: 'qdiscs',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the queueing disciplines of a namespace',
  description:
    'Parameters are in the words of tc, as `tc qdisc show` writes them. --stats shows what went through and what was dropped in their place, and `-o wide --stats` shows both. JSON has all of it.',
  args: qdiscsArguments,
  examples: [
    { line: 'qdiscs', shows: 'the queueing disciplines of the namespace you are in' },
    { line: 'qdiscs --all --stats', shows: 'where on the machine packets are dropped' },
    { line: 'qdiscs beijing --link eth0-b --json', shows: 'those of one link, for a script' },
    { line: 'qdiscs --all --classes', shows: 'those of every namespace with their classes' },
  ],
  load: () => import('./qdiscs/body.ts'),
});
