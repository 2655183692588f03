import { namespaceKey, type Namespace } from '../../model/namespace.ts';
import type { HappeningIn } from './happening.ts';

/** Which namespaces came and went between two surveys, and which of their names. */
export function compareSurveys(before: readonly Namespace[], after: readonly Namespace[]): readonly HappeningIn[] {
  const at = Date.now();
  const earlier = new Map(before.map((namespace) => [namespaceKey(namespace.id), namespace]));
  const later = new Set(after.map(({ id }) => namespaceKey(id)));
  const gone = before.filter(({ id }) => !later.has(namespaceKey(id)));
  return [
    ...gone.map((namespace): HappeningIn => ({ what: 'namespace', action: 'removed', at, namespace })),
    ...after.flatMap((namespace): readonly HappeningIn[] => {
      const was = earlier.get(namespaceKey(namespace.id));
      return was === undefined ? [{ what: 'namespace', action: 'added', at, namespace }] : compareNames(at, was, namespace);
    }),
  ];
}

/** Nothing but this shell holds a namespace that is known from nowhere but from being there. */
export function isThere({ sources, isHome }: Namespace): boolean {
  return isHome || sources.some((source) => source !== 'self');
}

function compareNames(at: number, before: Namespace, after: Namespace): readonly HappeningIn[] {
  const owners = (namespace: Namespace): readonly string[] => namespace.owners.map(({ kind, name }) => `${kind}:${name}`);
  return [
    ...difference(before.names, after.names).map(([action, name]): HappeningIn => ({ what: 'name', action, name, at, namespace: after })),
    ...difference(owners(before), owners(after)).map(([action, name]): HappeningIn => ({ what: 'owner', action, name, at, namespace: after })),
  ];
}

function difference(before: readonly string[], after: readonly string[]): readonly (readonly ['added' | 'removed', string])[] {
  return [
    ...before.filter((name) => !after.includes(name)).map((name) => ['removed', name] as const),
    ...after.filter((name) => !before.includes(name)).map((name) => ['added', name] as const),
  ];
}
