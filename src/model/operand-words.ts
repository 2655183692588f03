import { pathOfName } from './named-path.ts';
import { namespaceKey, OWNER_KINDS, type Namespace, type OwnerName } from './namespace.ts';

/** All words that may stand before a colon in an operand and say what is meant. */
export const OPERAND_PREFIXES: ReadonlySet<string> = new Set(['name', 'pid', 'inode', 'container', ...OWNER_KINDS]);

/** Whether a name, typed alone, would be taken for another kind of operand, or for an option. */
export function readsAsSomethingElse(name: string): boolean {
  return name === 'host' || /^(?:net:\[|-|\?$)/.test(name) || name.includes('/') || OPERAND_PREFIXES.has(/^([a-z]+):/.exec(name)?.[1] ?? '');
}

/** Words that lead to what owners have named. */
export interface OwnerWords {
  /** `web`, where that means nothing else; `undefined` where the name needs more. */
  bare(owner: OwnerName): string | undefined;
  /** `podman:web`; with the beginning of its id where several have the name; `undefined` where nothing tells it from others. */
  prefixed(owner: OwnerName): string | undefined;
}

type Named = Pick<Namespace, 'id' | 'names' | 'paths' | 'owners'>;

/** Which words lead to which namespace depends on all the others: a name that two namespaces have leads to neither. */
export function ownerWords(namespaces: readonly Named[]): OwnerWords {
  const here = new Set(namespaces.flatMap(({ names, paths }) => names.filter((name) => paths.includes(pathOfName(name)))));
  const trusted = countNamespaces(namespaces, ({ isTrusted, name, also }) => (isTrusted ? [name, ...also] : []));
  const ofKind = countNamespaces(namespaces, (owner) => (owner.isTrusted ? wordsWithKind(owner) : []));
  const ofStrangers = countNamespaces(namespaces, (owner) => (owner.isTrusted ? [] : wordsWithKind(owner)));
  return {
    bare({ isTrusted, name }) {
      const isFree = isTrusted && trusted.get(name)?.size === 1 && !here.has(name);
      return isFree && !readsAsSomethingElse(name) && !/^\d+$/.test(name) && name !== '' ? name : undefined;
    },
    prefixed({ kind, isTrusted, name, id }) {
      const word = `${kind}:${name}`;
      const fits = (isTrusted ? ofKind : ofStrangers).get(word)?.size;
      if (fits === 1 && (isTrusted || !ofKind.has(word))) return word;
      return id === undefined ? undefined : `${kind}:${shortId(id)}`;
    },
  };
}

/** As docker and podman print it. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

function wordsWithKind({ kind, name, also }: OwnerName): readonly string[] {
  return [name, ...also].map((word) => `${kind}:${word}`);
}

function countNamespaces(namespaces: readonly Named[], wordsOf: (owner: OwnerName) => readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const counts = new Map<string, Set<string>>();
  for (const { id, owners } of namespaces) {
    for (const word of owners.flatMap(wordsOf)) {
      const keys = counts.get(word);
      if (keys === undefined) counts.set(word, new Set([namespaceKey(id)]));
      else keys.add(namespaceKey(id));
    }
  }
  return counts;
}
