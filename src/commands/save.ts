import { defineArguments, defineCommand } from './define.ts';

export const saveArguments = defineArguments({
  file: { kind: 'positional', complete: 'file', shown: 'FILE', summary: 'Where to; - is the standard output' },
  noFirewall: { kind: 'flag', summary: 'Leave firewall rules out, which programs have to tell' },
});

export const save = defineCommand({
  name: 'save',
  group: 'see change',
  shape: 'show',
  summary: 'Save everything that can be seen of the machine in one file',
  description: [
    'Every namespace with its names, links, addresses, routes, rules, neighbours, bridges, queues, sockets, processes and firewall rules, as JSON. netnsh --from FILE looks at it later, on any machine, and compare tells what has changed since.',
    'The file holds hardware addresses and commands of processes: it is readable for its owner alone. - writes it to the standard output.',
  ].join('\n'),
  args: saveArguments,
  examples: [
    { line: 'save /tmp/before.json', shows: 'what was saved; nothing in a script' },
    { line: 'save - | grep -c beijing', shows: 'the state itself goes into the pipe' },
    { line: 'save /tmp/before.json --json', shows: 'how much was saved, for a script' },
  ],
  load: () => import('./save/body.ts'),
});
