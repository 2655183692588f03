import { defineArguments, defineCommand } from './define.ts';
import { kinds } from './events/kinds.ts';

export const eventsArguments = defineArguments({
  namespaces: { kind: 'positional', many: true, optional: true, shown: 'NS', complete: 'namespace', summary: 'Only these namespaces' },
  kind: { kind: 'option', several: true, choices: kinds, shown: 'KIND,…', summary: 'Only changes of these kinds' },
  more: { kind: 'flag', summary: 'What follows from other changes, too' },
  for: { kind: 'option', shown: 'SECONDS', summary: 'End after so long' },
  count: { kind: 'option', shown: 'N', summary: 'End after so many events' },
});

export const events = defineCommand({
  name: 'events',
  group: 'see change',
  shape: 'watch',
  summary: 'Tell what changes, in all namespaces at once',
  description:
    'One line for each change, with what it was before, until Ctrl-C (status 130, as with any program), --for or --count ends it. ' +
    'The kernel tells of links, addresses, routes, neighbours, rules, nexthops and forwarding databases (rtnetlink(7)), one socket in each namespace; names are watched with inotify(7), and one that came and went before it was looked at is told, too. ' +
    'Nothing tells of a namespace that only a process has: for those netnsh looks every 2 seconds. ' +
    'Where changes come faster than they can be read the kernel drops some; that is said, the namespace is read again, and what is different is told. ' +
    'Routes of table local, which follow the addresses, and neighbours that need no question (noarp), are told with --more.\n\n' +
    'Ages, counters, and steps that the kernel takes without a word, such as stale to delay of a neighbour, are no events.',
  args: eventsArguments,
  examples: [
    { line: 'events --for 0.2', shows: 'whatever changes on the machine meanwhile' },
    { line: 'events beijing shanghai --kind link,address --for 0.2', shows: 'what becomes of the links and addresses of two namespaces' },
    { line: 'events --json --for 0.2 | wc -l', shows: 'how many changes there are in that time' },
  ],
  load: () => import('./events/body.ts'),
});
