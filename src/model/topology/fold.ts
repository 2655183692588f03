import { isLoopback, type DrawnLink, type DrawnNamespace } from './drawn.ts';
import { endKey } from '../topology.ts';
import { likenessOf, shapeOf } from './rows.ts';

/** So many that are alike are still drawn one by one; of more, the first two are, and the rest is folded. */
const MOST_ALIKE = 8;
const KEPT = 2;
/** Namespaces with nothing inside are worth less room. */
const MOST_EMPTY = 3;

/** Namespaces that are drawn as one box. */
export interface FoldedNamespaces {
  readonly members: readonly DrawnNamespace[];
  /** They have nothing but a loopback. */
  readonly areEmpty: boolean;
  /** Why none of them could be read. */
  readonly problem: string | undefined;
}

/**
 * Which namespaces can be drawn as one: they have the same links in the same state, whose other ends are in the same namespace, at the same
 * bridge or on the same device, and look the same there. Nothing stands on them. Those that can not be read for one reason, and are no containers, are alike.
 */
export function foldNamespaces(namespaces: readonly DrawnNamespace[]): readonly FoldedNamespaces[] {
  const links = new Map(namespaces.flatMap(({ namespace, links: inside }) => inside.map((link) => [endKey({ namespace, index: link.index }), link])));
  const carried = new Set(namespaces.flatMap(({ namespace, links: inside }) => inside.flatMap(({ lower }) => (lower === undefined || lower.namespace === namespace ? [] : [lower.namespace]))));
  const parents = new Set(namespaces.flatMap(({ namespace, links: inside }) => inside.flatMap(({ master, lower }) => [master, lower?.namespace === namespace ? lower.name : undefined].flatMap((name) => (name === undefined ? [] : [`${namespace}\0${name}`])))));
  const alike = new Map<string, DrawnNamespace[]>();
  for (const one of namespaces) {
    if (one.isHome || one.problem !== undefined || carried.has(one.namespace)) continue;
    const likeness = one.links.filter((link) => !isLoopback(link)).map((link) => `${likenessOf(link)} ${wiringOf(link, one.namespace)}`).join('\n');
    const group = alike.get(likeness);
    if (group === undefined) alike.set(likeness, [one]);
    else group.push(one);
  }
  const unread = new Map<string, DrawnNamespace[]>();
  for (const one of namespaces) {
    const reason = reasonOf(one);
    if (reason !== undefined && one.owners.length === 0) unread.set(reason, [...(unread.get(reason) ?? []), one]);
  }
  const closed = [...unread].filter(([, members]) => members.length > MOST_EMPTY).map(([problem, members]) => ({ members, areEmpty: true, problem }));
  const open = [...alike].flatMap(([likeness, members]): readonly FoldedNamespaces[] => {
    const areEmpty = likeness === '';
    if (members.length <= (areEmpty ? MOST_EMPTY : MOST_ALIKE)) return [];
    return [{ members: areEmpty ? members : members.slice(KEPT), areEmpty, problem: undefined }];
  });
  return [...open, ...closed];

  function wiringOf({ peer, lower, problem }: DrawnLink, namespace: string): string {
    const end = peer ?? lower;
    if (end === undefined) return problem === undefined ? '' : 'open';
    if (end.namespace === namespace) return shapeOf(end.name);
    const far = links.get(endKey(end));
    if (lower !== undefined || far === undefined) return `${end.namespace} ${end.name}`;
    return parents.has(`${end.namespace}\0${end.name}`) ? `${end.namespace} ${end.name}` : `${end.namespace} ${likenessOf(far)} ${far.master ?? ''}`;
  }
}

/** Why it could not be read, without its own name. */
export function reasonOf({ namespace, problem }: Pick<DrawnNamespace, 'namespace' | 'problem'>): string | undefined {
  return problem?.replace(/^(open|enter) /, '').replace(`${namespace}: `, '');
}

/** Cuts a list of what is alike into those that are drawn one by one and those that are folded. */
export function foldAlike<T>(items: readonly T[]): { readonly single: readonly T[]; readonly folded: readonly T[] } {
  return items.length <= MOST_ALIKE ? { single: items, folded: [] } : { single: items.slice(0, KEPT), folded: items.slice(KEPT) };
}
