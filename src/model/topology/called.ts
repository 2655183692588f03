import type { DrawnNamespace } from './drawn.ts';

/** What owners call a namespace, where its label does not say so already: `docker web`. */
export function ownerText({ namespace, owners }: Pick<DrawnNamespace, 'namespace' | 'owners'>): readonly string[] {
  return owners.map(({ kind, name }) => (name === namespace || `${kind}:${name}` === namespace ? kind : `${kind} ${name}`));
}
