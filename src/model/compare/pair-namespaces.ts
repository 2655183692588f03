import { pathOfName } from '../named-path.ts';
import { namespaceKey } from '../namespace.ts';
import type { Machine } from '../state.ts';
import type { Place } from './wired-state.ts';

/** A namespace in both states; without one of the two it is new, or gone. */
export interface Pair {
  readonly before: Place | undefined;
  readonly after: Place | undefined;
}

/**
 * Which namespace is which: home is home; then by names, by what owners call them, by identity where the machine still runs, and last by the
 * links inside and where those lead. A name is what people mean, so that a lab that was built again is the same lab.
 */
export function pairNamespaces(before: readonly Place[], after: readonly Place[], isSameRun: boolean): readonly Pair[] {
  const pairs: Pair[] = [];
  const [old, now] = [new Set(before), new Set(after)];
  const pair = (one: Place, other: Place): void => {
    pairs.push({ before: one, after: other });
    old.delete(one);
    now.delete(other);
  };
  for (const wordsOf of [homeWords, nameWords, ownerWords, ...(isSameRun ? [identityWords] : []), nameElsewhereWords]) {
    const owners = uniqueWords([...now], wordsOf);
    const ours = uniqueWords([...old], wordsOf);
    for (const [word, one] of ours) {
      const other = owners.get(word);
      if (other !== undefined && old.has(one) && now.has(other)) pair(one, other);
    }
  }
  const isPaired = (end: string, wasThere: boolean): string => pairs.find(({ before: one, after: other }) => (wasThere ? one : other)?.namespace.label === end)?.after?.namespace.label ?? '';
  const byWires = uniqueWords([...now], (place) => [wires(place, (label) => isPaired(label, false))]);
  for (const [word, one] of uniqueWords([...old], (place) => [wires(place, (label) => isPaired(label, true))])) {
    const other = byWires.get(word);
    if (other !== undefined && word !== '') pair(one, other);
  }
  return [...pairs, ...[...old].map((one) => ({ before: one, after: undefined })), ...[...now].map((one) => ({ before: undefined, after: one }))];
}

export function isSameRun(before: Machine, after: Machine): boolean {
  return before.bootId !== undefined && before.bootId === after.bootId;
}

type WordsOf = (place: Place) => readonly string[];

const homeWords: WordsOf = ({ namespace }) => (namespace.isHome ? ['home'] : []);
const nameWords: WordsOf = ({ namespace: { isHome, names, paths } }) => (isHome ? [] : names.filter((name) => paths.includes(pathOfName(name))));
const ownerWords: WordsOf = ({ namespace }) => (namespace.isHome ? [] : namespace.owners.map(({ kind, name }) => `${kind}:${name}`));
/** Of other mount namespaces, where two may use the same name. */
const nameElsewhereWords: WordsOf = ({ namespace }) => (namespace.isHome ? [] : namespace.names);
/** An inode number may be another namespace's by now; its cookie never is. */
const identityWords: WordsOf = ({ namespace }) => (namespace.isHome ? [] : [`${namespaceKey(namespace.id)}:${namespace.inside?.cookie ?? ''}`]);

/** The names of the links, and where they lead; loopbacks alone say nothing. */
function wires({ namespace, links }: Place, labelOf: (label: string) => string): string {
  if (namespace.isHome || links.every(({ kind }) => kind === 'loopback')) return '';
  return links
    .map(({ name, kind, peer, lower }) => {
      const end = peer ?? lower;
      return [name, kind, end?.is === 'found' ? labelOf(end.namespace) : '', end?.is === 'found' ? end.name : ''].join(' ');
    })
    .sort()
    .join('\n');
}

/** Words that lead to one of them only. */
function uniqueWords(places: readonly Place[], wordsOf: WordsOf): ReadonlyMap<string, Place> {
  const found = new Map<string, Place | undefined>();
  for (const place of places) for (const word of new Set(wordsOf(place))) found.set(word, found.has(word) ? undefined : place);
  return new Map([...found].flatMap(([word, place]) => (place === undefined ? [] : [[word, place] as const])));
}

