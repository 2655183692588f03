import { defineArguments, defineCommand } from './define.ts';

export const liveArguments = defineArguments({
  seconds: { kind: 'option', short: 'n', shown: 'SECONDS', summary: 'Look at least this often; 2 unless given' },
  count: { kind: 'option', shown: 'N', summary: 'End after so many pictures' },
  words: { kind: 'positional', verbatim: true, shown: 'COMMAND', complete: 'command', summary: 'Command or program, with its arguments' },
});

export const live = defineCommand({
  name: 'live',
  group: 'see change',
  shape: 'watch',
  summary: 'Show again and again what a command shows',
  description:
    'On a terminal it has the whole screen, with what changed since the last time in reverse video; q or Ctrl-C leaves it. ' +
    'Elsewhere one picture follows the other, each below the moment at which it was taken. ' +
    'Links, addresses, routes, rules, neighbours, forwarding databases and names of namespaces are shown at once when something changes; ' +
    'of processes, sockets, counters and the output of programs nobody tells, and they wait for their time.\n\n' +
    'A line with characters for a shell is given as one word: live "links | grep veth".',
  args: liveArguments,
  examples: [
    { line: 'live --count 1 links --all', shows: 'all links of the machine, once; without --count for ever' },
    { line: 'live -n 0.1 --count 2 ip route', shows: 'what a program prints, every tenth of a second' },
    { line: 'live --count 1 "links | grep veth"', shows: 'what is left of it behind a pipe' },
  ],
  load: () => import('./live/body.ts'),
});
