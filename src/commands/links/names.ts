import type { Link } from '../../model/link.ts';

/** What a link of one namespace is called; `#7` for one that went away between two readings. */
export type LinkNames = (index: number) => string;

export function linkNames(links: readonly Pick<Link, 'index' | 'name'>[]): LinkNames {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  return (index) => names.get(index) ?? `#${index}`;
}
