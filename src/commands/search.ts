import { matchKinds } from '../model/search/match.ts';
import { defineArguments, defineCommand } from './define.ts';

export const searchArguments = defineArguments({
  word: { kind: 'positional', shown: 'WORD', complete: 'search', summary: 'What to look for' },
  kind: { kind: 'option', several: true, choices: matchKinds, shown: 'KIND,...', summary: 'Only things of these kinds' },
  exact: { kind: 'flag', summary: 'Only what is exactly so' },
});

export const search = defineCommand({
  name: 'search',
  group: 'move',
  shape: 'show',
  summary: 'Find a name, address, MAC, link, process, port, inode or nsid anywhere on the machine',
  description: [
    'A word is looked for in the names of namespaces and their owners, of links (with alternative names and aliases) and of processes with their commands, and of unix sockets that listen (abstract ones, and paths by their beginning); what is exactly so comes first, then what begins so, then what holds it.',
    'An address finds the namespace that has it, whose neighbour it is, and by which route each namespace reaches it; a prefix finds the addresses inside it. A number is a pid, a port, an inode, or an nsid as the current namespace counts.',
  ].join('\n'),
  args: searchArguments,
  examples: [
    { line: 'search 10.0.0.2', shows: 'that shanghai has this address, and by which route each namespace reaches it' },
    { line: 'search eth0', shows: 'the links whose names begin so, and where they are' },
    { line: 'search 10.0.0.0/24 --kind address -o name', shows: 'the namespaces with an address in that network' },
    { line: 'search beijing --exact --json', shows: 'the namespace of that name, for a script' },
  ],
  load: () => import('./search/body.ts'),
});
