import { namespaceKey } from '../namespace.ts';
import { numberName } from '../number-names.ts';
import type { State, StateNamespace } from '../state.ts';
import type { WiredLink } from '../wired-link.ts';
import { wireLinks, type LinksOf, type NsidOf } from '../wiring.ts';

/** One namespace of a saved machine, with its links wired. */
export interface Place {
  readonly namespace: StateNamespace;
  readonly links: readonly WiredLink[];
  /** `eth0`, or `#7` where there is no such link. */
  linkName(index: number): string;
  /** What a link of this name is called, where it is compared with one that has another name. */
  renamed(name: string): string;
  tableName(table: number): string;
}

/** All namespaces of a state, their links with the far ends that the state knows. */
export function wireState(state: State): readonly Place[] {
  const all: readonly LinksOf[] = state.namespaces.map((namespace) => ({ namespace, links: namespace.inside?.links ?? [] }));
  const tables = { nameOf: new Map(state.numberNames.tables.map(({ number, name }) => [number, name])), numberOf: new Map<string, number>() };
  return state.namespaces.map((namespace, at): Place => {
    const nsids = new Map(namespace.nsids.map(({ of, nsid }) => [namespaceKey(of), nsid]));
    const nsidOf: NsidOf = (_, other) => nsids.get(namespaceKey(other.namespace.id));
    const observer = all[at];
    const known = observer === undefined ? [] : all.filter((other) => other === observer || nsids.has(namespaceKey(other.namespace.id)));
    const links = observer === undefined ? [] : wireLinks(observer, known, nsidOf);
    const names = new Map(links.map(({ index, name }) => [index, name]));
    return { namespace, links, linkName: (index) => names.get(index) ?? `#${index}`, renamed: (name) => name, tableName: (table) => numberName(tables, table) };
  });
}

/** `beijing:eth0-b`, or a name alone for what is in the same namespace; `undefined` where it is not known. */
export function farEndText({ peer, lower }: WiredLink, { namespace }: Place): string | undefined {
  const end = peer ?? lower;
  if (end?.is !== 'found') return undefined;
  return end.namespace === namespace.label ? end.name : `${end.namespace}:${end.name}`;
}
