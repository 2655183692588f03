import type { Link } from '../link.ts';
import { nearestName, type Match } from './match.ts';
import type { Sought } from './sought.ts';

/** Links by their names, alternative names and aliases, or by their hardware address. */
export function matchLinks(links: readonly Link[], sought: Sought): readonly Match[] {
  return links.flatMap((link) => {
    const is = { kind: 'link', found: link.name, link: link.name, pid: undefined } as const;
    if (sought.mac !== undefined) return link.mac === sought.mac ? [{ ...is, nearness: 'exact', detail: describe(link, `has ${link.mac}`) }] : [];
    const named = nearestName([link.name, ...link.alternativeNames, ...(link.alias === undefined ? [] : [link.alias])], sought);
    if (named === undefined) return [];
    const [only] = named.name === link.name ? [] : [`${link.alternativeNames.includes(named.name) ? 'alternative name' : 'alias'} ${named.name}`];
    return [{ ...is, nearness: named.nearness, detail: describe(link, only) }];
  });
}

function describe({ kind, state, index }: Link, more: string | undefined): string {
  return [kind, state, `index ${index}`, ...(more === undefined ? [] : [more])].join(', ');
}
