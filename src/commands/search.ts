import { ShellError, UsageError } from '../errors.ts';
import { searchMachine } from '../discover/search.ts';
import { parseIpAddress } from '../model/ip-address.ts';
import { matchKinds, nearnesses, type Match } from '../model/search/match.ts';
import { parseSought } from '../model/search/sought.ts';
import { unseenText } from '../render/unseen.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { lookFromOutside } from './outside/from-outside.ts';

/** One thing that was found, as JSON gives it (docs/json.md). */
export interface SearchRow extends Match {
  readonly namespace: string;
}

const searchTable: View<SearchRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', isName: true },
    { name: 'kind', value: (row) => row.kind },
    { name: 'found', value: (row) => row.found, role: (row) => (row.kind === 'address' || row.kind === 'neighbour' || row.kind === 'route' ? 'address' : 'name') },
    { name: 'link', value: (row) => (row.kind === 'link' ? undefined : row.link), role: 'name', whenAny: true, drop: 1 },
    { name: 'pid', value: (row) => row.pid, align: 'right', whenAny: true },
    { name: 'nearness', value: (row) => row.nearness, wide: true },
    { name: 'detail', value: (row) => row.detail, cut: true },
  ],
  empty: () => '',
};

export const search = defineCommand({
  name: 'search',
  group: 'move',
  shape: 'show',
  summary: 'Find a name, address, MAC, link, process, port, inode or nsid anywhere on the machine',
  description: [
    'A word is looked for in the names of namespaces and their owners, of links (with alternative names and aliases) and of processes with their commands, and of unix sockets that listen (abstract ones, and paths by their beginning); what is exactly so comes first, then what begins so, then what holds it.',
    'An address finds the namespace that has it, whose neighbour it is, and by which route each namespace reaches it; a prefix finds the addresses inside it. A number is a pid, a port, an inode, or an nsid as the current namespace counts.',
  ].join('\n'),
  args: {
    word: { kind: 'positional', shown: 'WORD', complete: 'search', summary: 'What to look for' },
    kind: { kind: 'option', several: true, choices: matchKinds, shown: 'KIND,...', summary: 'Only things of these kinds' },
    exact: { kind: 'flag', summary: 'Only what is exactly so' },
  },
  examples: [
    { line: 'search 10.0.0.2', shows: 'that shanghai has this address, and by which route each namespace reaches it' },
    { line: 'search eth0', shows: 'the links whose names begin so, and where they are' },
    { line: 'search 10.0.0.0/24 --kind address -o name', shows: 'the namespaces with an address in that network' },
    { line: 'search beijing --exact --json', shows: 'the namespace of that name, for a script' },
  ],
  view: searchTable,
  async run({ word, kind, exact }, scope) {
    refuseUnsearchable(word);
    const snapshot = await scope.survey();
    const outside = lookFromOutside(['links', 'addresses', 'neighbours', 'sockets'], SEARCH_LACKS, true, scope);
    const found = await searchMachine(scope.kernel, snapshot, parseSought(word), { here: scope.here, ownPid: scope.session.pid, lookFromOutside: outside.read });
    outside.say();
    snapshot.unseen.forEach((what) => scope.notice(unseenText(what)));
    const rows = found.flatMap(({ namespace, matches }) => matches.map((match) => ({ namespace: namespace.label, ...match })));
    const wanted = rows.filter((row) => (kind === undefined || kind.includes(row.kind)) && (!exact || row.nearness === 'exact'));
    if (wanted.length === 0) throw nothingFound(word, rows.length);
    return wanted.sort(compareRows);
  },
});

/** What the notice says. */
const SEARCH_LACKS = 'routes, forwarding entries, hardware addresses and other names of links, and IPv6 neighbours';

function refuseUnsearchable(word: string): void {
  if (word === '') throw new UsageError('an empty word is everywhere', { hint: 'search a part of a name, or list all: ns, links --all' });
  const [, address = '', length] = /^([^/]+)\/(\d+)$/.exec(word) ?? [];
  const bits = (parseIpAddress(address)?.bytes.length ?? 0) * 8;
  if (bits > 0 && Number(length) > bits) throw new UsageError(`${word} is no prefix`, { word, hint: `the length of such a prefix is at most ${bits}` });
}

/** As grep(1): nothing found is status 1. */
function nothingFound(word: string, others: number): ShellError {
  const hint = others === 0 ? 'a part of a name is enough; ns lists the namespaces' : `${others === 1 ? 'one thing' : `${others} things`} without --kind and --exact`;
  return new ShellError(`nothing found for ${word}`, { word, hint });
}

/** The nearest first, then kind by kind; within a kind the order of the namespaces. */
function compareRows(a: SearchRow, b: SearchRow): number {
  return nearnesses.indexOf(a.nearness) - nearnesses.indexOf(b.nearness) || matchKinds.indexOf(a.kind) - matchKinds.indexOf(b.kind);
}
