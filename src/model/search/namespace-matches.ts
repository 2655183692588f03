import { inodeLabel, type Namespace } from '../namespace.ts';
import { nearestName, type Match } from './match.ts';
import type { Sought } from './sought.ts';

/** The namespace itself, by its names, its owners' names and ids, its paths or its inode. */
export function matchNamespace({ id, label, names, owners, paths }: Namespace, sought: Sought): readonly Match[] {
  const is = { kind: 'namespace', link: undefined, pid: undefined } as const;
  if (sought.number === id.inode) return [{ ...is, nearness: 'exact', found: inodeLabel(id), detail: `inode of ${label}` }];
  const named = nearestName([label, ...names], sought);
  if (named !== undefined) return [{ ...is, ...near(named), detail: inodeLabel(id) }];
  for (const owner of owners) {
    const called = nearestName([owner.name, ...owner.also], sought) ?? idOf(owner.id, sought);
    if (called !== undefined) return [{ ...is, ...near(called), detail: `${owner.kind} ${owner.name}` }];
  }
  const path = sought.text.includes('/') ? paths.find((one) => one === sought.text) : undefined;
  return path === undefined ? [] : [{ ...is, nearness: 'exact', found: path, detail: inodeLabel(id) }];
}

function near({ name, nearness }: { readonly name: string; readonly nearness: Match['nearness'] }): Pick<Match, 'found' | 'nearness'> {
  return { found: name, nearness };
}

/** The beginning of a container's id, as far as people type it. */
function idOf(id: string | undefined, { text }: Sought): { readonly name: string; readonly nearness: Match['nearness'] } | undefined {
  if (id === undefined || !/^[\da-f]{4,64}$/i.test(text) || !id.startsWith(text.toLowerCase())) return undefined;
  return { name: id.slice(0, 12), nearness: id.length === text.length ? 'exact' : 'begins' };
}
