import { searchMachine } from '../../discover/search.ts';
import { ShellError, UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import { matchKinds, nearnesses, type Match } from '../../model/search/match.ts';
import { parseSought } from '../../model/search/sought.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { lookFromOutside } from '../outside/from-outside.ts';
import type { Scope } from '../scope.ts';
import type { searchArguments } from '../search.ts';

/** One thing that was found, as JSON gives it (docs/json.md). */
export interface SearchRow extends Match {
  readonly namespace: string;
}

export const view: View<SearchRow> = {
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

export async function run({ word, kind, exact }: Values<typeof searchArguments>, scope: Scope) {
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
}

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
