import type { Namespace } from '../model/namespace.ts';

/** Namespaces that some folder of names calls so, ours or that of another mount namespace. */
export function namesakes(name: string, namespaces: readonly Namespace[]): readonly Namespace[] {
  return namespaces.filter(({ names }) => names.includes(name));
}
