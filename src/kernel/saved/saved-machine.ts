import { NAMES_DIRECTORY, nameOfPath } from '../../model/named-path.ts';
import type { NameTable, NumberNames } from '../../model/number-names.ts';
import type { State, StateName, StateNumberNames } from '../../model/state.ts';
import type { Container, NamedEntry } from '../port.ts';

/** What /run/netns held. */
export function savedEntries({ namespaces, broken }: State, directory: string): readonly NamedEntry[] {
  if (directory !== NAMES_DIRECTORY) return [];
  const named = namespaces.flatMap(({ id, paths }) => paths.flatMap((path): readonly NamedEntry[] => {
    const name = nameOfPath(path);
    return name === undefined ? [] : [{ name, path, found: { is: 'namespace', id } }];
  }));
  return [...named, ...broken.map(({ name, path, reason, repair }): NamedEntry => ({ name, path, found: { is: 'broken', reason, repair } }))];
}

export function savedContainers({ namespaces }: State): readonly Container[] {
  return namespaces.flatMap(({ id, owners, ways }) => owners.map((owner) => {
    const way = ways.find(({ via }) => via === 'path');
    return { owner, namespace: id, path: way?.via === 'path' ? way.path : undefined };
  }));
}

export function savedNames({ tables, protocols, scopes, realms, dsfields, groups }: StateNumberNames): NumberNames {
  return { tables: table(tables), protocols: table(protocols), scopes: table(scopes), realms: table(realms), dsfields: table(dsfields), groups: table(groups) };
}

function table(names: readonly StateName[]): NameTable {
  return { nameOf: new Map(names.map(({ number, name }) => [number, name])), numberOf: new Map(names.map(({ number, name }) => [name, number])) };
}
