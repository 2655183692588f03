import { isMadeUp } from '../../discover/label.ts';
import type { Namespace, BrokenEntry, OwnerName, Representative } from '../../model/namespace.ts';
import { isOutside, isSameNamespace } from '../../model/namespace.ts';
import { shortId } from '../../model/operand-words.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { isRefusal } from '../look-into.ts';
import type { Scope } from '../scope.ts';

/** One namespace, or one entry that is none, as JSON gives it (docs/json.md). */
export interface NamespaceRow {
  readonly namespace: string | undefined;
  readonly inode: number | undefined;
  readonly device: number | undefined;
  readonly names: readonly string[];
  readonly owners: readonly OwnerName[];
  readonly path: string | undefined;
  readonly processes: number;
  readonly process: Representative | undefined;
  readonly links: number | undefined;
  readonly current: boolean;
  readonly sources: readonly string[];
  readonly problem: string | undefined;
}

export const view: View<NamespaceRow> = {
  columns: [
    { name: 'current', title: '', value: (row) => (row.current ? '*' : undefined), role: 'up' },
    { name: 'name', value: namesOf, role: (row) => (row.problem === undefined ? 'name' : 'warning') },
    { name: 'inode', value: (row) => row.inode, align: 'right' },
    { name: 'processes', value: (row) => (row.namespace === undefined ? undefined : row.processes), align: 'right' },
    { name: 'process', value: (row) => (row.process === undefined ? undefined : `${row.process.pid} ${row.process.command}`) },
    { name: 'links', value: (row) => row.links, align: 'right' },
    { name: 'sources', value: (row) => row.sources.join(','), drop: 1 },
    { name: 'namespace', value: (row) => row.namespace, role: 'name', isName: true, wide: true },
    { name: 'owners', value: (row) => (row.owners.length === 0 ? undefined : row.owners.map(ownerText)), role: 'name', wide: true, whenAny: true },
    { name: 'path', value: (row) => row.path, wide: true },
    { name: 'device', value: (row) => row.device, wide: true },
    { name: 'problem', value: (row) => row.problem, role: 'warning', whenAny: true, cut: true },
  ],
  empty: () => 'no namespaces',
};

export async function run(_values: unknown, scope: Scope) {
  const { namespaces, broken, unseen } = await scope.survey();
  unseen.forEach((what) => scope.notice(unseenText(what)));
  const linkCounts = await countLinks(namespaces, scope);
  return [...namespaces.map((namespace, at) => namespaceRow(namespace, linkCounts[at], scope)), ...broken.map(brokenRow)];
}

async function countLinks(namespaces: readonly Namespace[], scope: Scope): Promise<readonly (number | undefined)[]> {
  const readings = await scope.kernel.readInside(namespaces, ['links']);
  return await Promise.all(
    readings.map(async (reading, at) => {
      if ('inside' in reading) return reading.inside.links.length;
      const namespace = namespaces[at];
      const outside = namespace === undefined || !isRefusal(reading.failure) ? undefined : await scope.kernel.readOutside(namespace, ['links']);
      return outside?.links.length;
    }),
  );
}

function namespaceRow(namespace: Namespace, links: number | undefined, scope: Scope): NamespaceRow {
  return {
    namespace: namespace.label,
    inode: isOutside(namespace) ? undefined : namespace.id.inode,
    device: isOutside(namespace) ? undefined : namespace.id.device,
    names: namespace.names,
    owners: namespace.owners,
    path: namespace.paths[0],
    processes: namespace.pids.length,
    process: namespace.representative,
    links,
    current: isSameNamespace(namespace.id, scope.here.id),
    sources: namespace.sources,
    problem: undefined,
  };
}

function brokenRow(entry: BrokenEntry): NamespaceRow {
  return {
    namespace: undefined,
    inode: undefined,
    device: undefined,
    names: [entry.name],
    owners: [],
    path: entry.path,
    processes: 0,
    process: undefined,
    links: undefined,
    current: false,
    sources: ['named'],
    problem: `${entry.reason}; ${entry.repair}`,
  };
}

const MOST_OWNERS = 4;

/** The label first, then what owners call it, then whatever other names people gave. What machines made up is no news beside them. */
function namesOf(row: NamespaceRow): readonly string[] {
  const { namespace, names, owners } = row;
  const [known, more] = [owners.slice(0, MOST_OWNERS), owners.length - MOST_OWNERS];
  const first = known.find(({ name }) => name === namespace);
  const others = known.filter((owner) => owner !== first && `${owner.kind}:${owner.name}` !== namespace).map(nameAndKind);
  const label = first === undefined ? namespace : nameAndKind(first);
  return [
    ...(label === undefined ? [] : [label]),
    ...others,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...names.filter((name) => name !== namespace && (owners.length === 0 || !isMadeUp(name))),
  ];
}

function nameAndKind({ name, kind }: OwnerName): string {
  return `${name} (${kind})`;
}

/** All words that lead there: `shop-db-1 (docker) shop/db 3f2a9c81d0b4`. */
function ownerText(owner: OwnerName): string {
  return [nameAndKind(owner), ...owner.also, ...(owner.id === undefined ? [] : [shortId(owner.id)])].join(' ');
}
