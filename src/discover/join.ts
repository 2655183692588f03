import { isSameNamespace, namespaceKey, type Namespace, type NamespaceId, type OwnerName, type SourceName } from '../model/namespace.ts';
import { sortNaturally } from '../model/natural-order.ts';
import { ownerWords } from '../model/operand-words.ts';
import type { Finding } from './finding.ts';
import { groupBy } from './group.ts';
import { chooseLabel } from './label.ts';

/**
 * One namespace for each identity among the findings, which stand in the order in which their names, paths and ways are preferred.
 * Home comes first, the others follow in the natural order of their labels.
 */
export function joinFindings(findings: readonly Finding[], homeId: NamespaceId): readonly Namespace[] {
  const groups = groupBy(findings, ({ id }) => namespaceKey(id));
  const joined = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [joinGroup(first.id, group, homeId)];
  });
  const words = ownerWords(joined);
  const namespaces = joined.map((one): Namespace => ({ ...one, label: chooseLabel(one, words) }));
  return sortNaturally(namespaces, ({ label }) => label).sort((a, b) => Number(b.isHome) - Number(a.isHome));
}

function joinGroup(id: NamespaceId, all: readonly Finding[], homeId: NamespaceId): Omit<Namespace, 'label'> {
  const group = withoutRepetition(all);
  return {
    id,
    ways: chooseWays(group),
    names: distinct([...inOrder(group, ({ name }) => name), ...inOrder(group, ({ nameElsewhere }) => nameElsewhere)]),
    owners: distinctOwners(group.flatMap(({ owner }) => owner ?? [])),
    paths: inOrder(group, ({ path }) => path),
    sources: distinct<SourceName>(group.map(({ source }) => source)),
    pids: distinct(group.map(({ pid }) => pid)).sort((a, b) => a - b),
    representative: chooseRepresentative(group),
    isHome: isSameNamespace(id, homeId),
  };
}

/** Docker's containers are containerd's too, under the same id: who gave the name goes before who only runs it. */
function distinctOwners(owners: readonly OwnerName[]): readonly OwnerName[] {
  const keyOf = ({ kind, name, id }: OwnerName): string => id ?? `${kind}:${name}`;
  return owners.filter((owner, at) => owners.findIndex((other) => keyOf(other) === keyOf(owner)) === at);
}

/** A name in /run/netns is a mount as well: a path that a better source gave is no news. */
function withoutRepetition(group: readonly Finding[]): readonly Finding[] {
  const paths = new Set<string>();
  return group.filter(({ path }) => {
    const isNew = path === undefined || !paths.has(path);
    if (path !== undefined) paths.add(path);
    return isNew;
  });
}

/** What the findings say, by source, and in natural order within a source. */
function inOrder(group: readonly Finding[], textOf: (finding: Finding) => string | undefined): readonly string[] {
  const bySource = [...groupBy(group, ({ source }) => source).values()];
  return distinct(bySource.flatMap((some) => sortNaturally(distinct(some.map(textOf)), (text) => text)));
}

/** The lowest pid is nearly always the oldest process, which is likely to stay. Who is inside goes before who only holds it. */
function chooseRepresentative(group: readonly Finding[]): Namespace['representative'] {
  const inside = group.filter(({ pid }) => pid !== undefined);
  const candidates = (inside.length > 0 ? inside : group).flatMap(({ representative }) => representative ?? []);
  return candidates.reduce<Namespace['representative']>((best, one) => (best === undefined || one.pid < best.pid ? one : best), undefined);
}

// A namespace with a thousand processes does not need a thousand ways in; a few of each source outlive what may end meanwhile.
const WAYS_OF_EACH_SOURCE = 4;

function chooseWays(group: readonly Finding[]): Namespace['ways'] {
  const bySource = [...groupBy(group, ({ source }) => source).values()];
  return bySource.flatMap((some) => some.flatMap(({ way }) => way ?? []).slice(0, WAYS_OF_EACH_SOURCE));
}

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].filter((value) => value !== undefined);
}
