import { pathOfName } from '../named-path.ts';
import { compareFields, sayField, type Difference, type Fields } from './difference.ts';
import type { Pair } from './pair-namespaces.ts';
import type { Place } from './wired-state.ts';

/** Which namespaces came, went, or are called something else. */
export function compareNamespaces(pairs: readonly Pair[], all: boolean): readonly Difference[] {
  return pairs.flatMap(({ before, after }): readonly Difference[] => {
    if (before === undefined) return after === undefined ? [] : [only(after, 'new')];
    if (after === undefined) return [only(before, 'gone')];
    return compareOne(before, after, all);
  });
}

function only({ namespace: { label }, links }: Place, change: 'new' | 'gone'): Difference {
  const names = links.filter(({ kind }) => kind !== 'loopback').map(({ name }) => name);
  const more = names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [];
  const inside = names.length === 0 ? '' : `, with ${[...names.slice(0, MOST_NAMES), ...more].join(', ')}`;
  return { namespace: label, kind: 'namespace', change, what: label, link: undefined, fields: [], said: `the namespace is ${change}${inside}` };
}

const MOST_NAMES = 4;

function compareOne(before: Place, after: Place, all: boolean): readonly Difference[] {
  const label = after.namespace.label;
  const fields = compareFields(fieldsOf(before, all), fieldsOf(after, all));
  const [lost, got] = [wordsOnlyIn(before, after), wordsOnlyIn(after, before)];
  const said = [...lost.map((word) => `lost the name ${word}`), ...got.map((word) => `got the name ${word}`), ...fields.filter(({ field }) => field !== 'names' && field !== 'owners').map(sayField)];
  return fields.length === 0 ? [] : [{ namespace: label, kind: 'namespace', change: 'changed', what: label, link: undefined, fields, said: said.join(', ') }];
}

function fieldsOf({ namespace }: Place, all: boolean): Fields {
  const { failure, id, pids, sources } = namespace;
  return {
    names: namesOf({ namespace }),
    owners: ownersOf({ namespace }),
    readable: failure === undefined,
    ...(all ? { inode: id.inode, processes: pids.length, sources } : {}),
  };
}

function namesOf({ namespace }: Pick<Place, 'namespace'>): readonly string[] {
  return namespace.isHome ? [] : [...namespace.names.filter((name) => namespace.paths.includes(pathOfName(name)))].sort();
}

/** A sandbox without a name is called by what runs in it, and the machine's own by nothing at all. */
function ownersOf({ namespace }: Pick<Place, 'namespace'>): readonly string[] {
  return namespace.owners.map(({ kind, name }) => `${kind}:${name}`).sort();
}

function wordsOnlyIn(one: Place, other: Place): readonly string[] {
  const known = new Set([...namesOf(other), ...ownersOf(other)]);
  return [...namesOf(one), ...ownersOf(one)].filter((word) => !known.has(word));
}
