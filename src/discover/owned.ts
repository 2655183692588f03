import type { Namespace, OwnerKind, OwnerName } from '../model/namespace.ts';
import { ownerWords } from '../model/operand-words.ts';

/** A namespace by what its owner calls it: `written` is the operand that means no other. */
export interface Owned {
  readonly namespace: Namespace;
  readonly owner: OwnerName;
  readonly written: string;
}

/**
 * What owners call `word`: its name, or what else people call it, or the beginning of its id. Root's names and one's own go before those of other
 * users, which `who` may leave out: any user can name his container as he likes.
 */
export function lookupOwned(word: string, namespaces: readonly Namespace[], who: (owner: OwnerName) => boolean): readonly Owned[] {
  const all = namespaces.flatMap((namespace) => namespace.owners.filter(who).map((owner) => ({ namespace, owner })));
  const trusted = all.filter(({ owner }) => owner.isTrusted);
  const strangers = all.filter(({ owner }) => !owner.isTrusted);
  const searches = [isCalled, hasId].flatMap((fits) => [trusted, strangers].map((some) => some.filter(({ owner }) => fits(owner, word))));
  const found = searches.find((some) => some.length > 0) ?? [];
  const words = ownerWords(namespaces);
  return found.map(({ namespace, owner }) => ({ namespace, owner, written: words.prefixed(owner) ?? namespace.label }));
}

export function isCalled({ name, also }: OwnerName, word: string): boolean {
  return name === word || also.includes(word);
}

function hasId({ id }: OwnerName, word: string): boolean {
  return /^[0-9a-f]{4,64}$/.test(word) && id?.startsWith(word) === true;
}

/** What a message calls a thing of each kind. */
export const thingsOfKind: Readonly<Record<OwnerKind | 'container', string>> = {
  container: 'container',
  docker: 'docker container',
  podman: 'podman container',
  cri: 'pod',
  containerd: 'containerd container',
  machine: 'machine',
  lxc: 'LXC container',
  mininet: 'mininet host',
  munet: 'munet host',
  firejail: 'firejail sandbox',
  bubblewrap: 'bubblewrap sandbox',
  unit: 'unit',
  init: 'init process',
};
