import { pathOfName } from '../model/named-path.ts';
import { inodeLabel, isOutside, type Namespace } from '../model/namespace.ts';
import { readsAsSomethingElse, type OwnerWords } from '../model/operand-words.ts';

/**
 * The label of a namespace, which leads back to it: a name in our own folder of names that somebody chose, then what its owner calls it,
 * then a name that a machine made up, then its inode, or its oldest process where that is all that is seen of it. Never a name from elsewhere: a stranger's name must not become an operand.
 */
export function chooseLabel(namespace: Omit<Namespace, 'label'>, words: OwnerWords): string {
  const { id, isHome, names, owners } = namespace;
  if (isHome) return 'host';
  const here = names.filter((name) => isNameHere(name, namespace));
  const chosen = here.find((name) => !isMadeUp(name));
  if (chosen !== undefined) return labelOf(chosen);
  const owned = firstOf(owners, words.bare) ?? firstOf(owners, words.prefixed);
  if (owned !== undefined) return owned;
  const [madeUp] = here;
  if (madeUp !== undefined) return labelOf(madeUp);
  const [oldest] = namespace.pids;
  return isOutside(namespace) && oldest !== undefined ? `pid:${oldest}` : inodeLabel(id);
}

/** One that reads like another kind of operand, or like an option, needs its prefix. */
function labelOf(name: string): string {
  return readsAsSomethingElse(name) ? `name:${name}` : name;
}

/** Of runtimes that bind the namespaces of their containers: `cni-UUID` (containerd, CRI-O), `netns-UUID` (podman), a bare UUID. */
export function isMadeUp(name: string): boolean {
  return /^(?:(?:cni|netns)-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
}

/** Whether our own folder of names gives the name. Other mount namespaces give names too, which never stand alone as an operand. */
export function isNameHere(name: string, { paths }: Pick<Namespace, 'paths'>): boolean {
  return paths.includes(pathOfName(name));
}

function firstOf<T>(values: readonly T[], wordOf: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const word = wordOf(value);
    if (word !== undefined) return word;
  }
  return undefined;
}
