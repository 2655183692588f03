import type { Sought } from './sought.ts';

/** What can be found, in the order in which it is shown. */
export const matchKinds = ['namespace', 'address', 'link', 'route', 'neighbour', 'fdb', 'process', 'socket', 'nsid'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** How near what was found comes to what was sought: it is the same, begins with it, or holds it somewhere. */
export const nearnesses = ['exact', 'begins', 'holds'] as const;
export type Nearness = (typeof nearnesses)[number];

/** One thing that was found in one namespace. */
export interface Match {
  readonly kind: MatchKind;
  readonly nearness: Nearness;
  /** The thing itself: `10.0.0.2/24`, `eth0-s`, `nginx`. */
  readonly found: string;
  /** The link it is on, where it is on one. */
  readonly link: string | undefined;
  readonly pid: number | undefined;
  /** What it is, in words. */
  readonly detail: string;
}

/** How near a name comes to what is sought; `undefined` where it has nothing of it. Capitals and small letters are alike. */
export function nearnessOf(name: string, { text }: Sought): Nearness | undefined {
  const [all, part] = [name.toLowerCase(), text.toLowerCase()];
  if (part === '') return undefined;
  if (all === part) return 'exact';
  return all.startsWith(part) ? 'begins' : all.includes(part) ? 'holds' : undefined;
}

/** The nearest of several names, with how near it comes. */
export function nearestName(names: readonly string[], sought: Sought): { readonly name: string; readonly nearness: Nearness } | undefined {
  const near = names.flatMap((name) => {
    const nearness = nearnessOf(name, sought);
    return nearness === undefined ? [] : [{ name, nearness }];
  });
  return near.sort((a, b) => nearnesses.indexOf(a.nearness) - nearnesses.indexOf(b.nearness))[0];
}
