import type { Link, LinkEnd } from './link.ts';
import { namespaceKey, type Target } from './namespace.ts';
import { farIndex, hasPeer, type FarEnd, type WiredLink } from './wired-link.ts';

/** The links of one namespace. */
export interface LinksOf {
  readonly namespace: Target & { readonly label: string };
  readonly links: readonly Link[];
}

/** By which nsid `observer` knows `other`; `undefined` when it knows it by none. */
export type NsidOf = (observer: LinksOf, other: LinksOf) => number | undefined;

/**
 * Which namespaces an observer must be asked about before `wireLinks` can tell its links' far ends: those with a link that could be
 * one of them. An nsid is private to its observer, so the kernel has to be asked for each (RTM_GETNSID).
 */
export function namespacesToAskAbout(observer: LinksOf, all: readonly LinksOf[]): readonly LinksOf[] {
  const distant = observer.links.filter((link) => link.linkNsid !== undefined && farIndex(link) !== undefined);
  if (distant.length === 0) return [];
  return all.filter((other) => other !== observer && distant.some((link) => candidatesIn(link, other).length > 0));
}

/** The observer's links with their far ends. `all` may hold the observer itself. */
export function wireLinks(observer: LinksOf, all: readonly LinksOf[], nsidOf: NsidOf): readonly WiredLink[] {
  const names = new Map(observer.links.map((link) => [link.index, link.name]));
  return observer.links.map((link) => {
    const end = findFarEnd(observer, link, all, nsidOf);
    return {
      ...link,
      master: link.masterIndex === undefined ? undefined : (names.get(link.masterIndex) ?? String(link.masterIndex)),
      peer: hasPeer(link) ? end : undefined,
      lower: hasPeer(link) ? undefined : end,
    };
  });
}

function findFarEnd(observer: LinksOf, link: Link, all: readonly LinksOf[], nsidOf: NsidOf): FarEnd | undefined {
  const index = farIndex(link);
  if (index === undefined) return undefined;
  if (link.linkNsid === undefined) return findEndHere(observer, link, index);
  const ends: LinkEnd[] = [];
  for (const other of all) {
    if (namespaceKey(other.namespace.id) === namespaceKey(observer.namespace.id)) continue;
    const candidates = candidatesIn(link, other);
    if (candidates.length > 0 && nsidOf(observer, other) === link.linkNsid) ends.push(...candidates.map((far) => endOf(other, far)));
  }
  const [only] = ends;
  if (only === undefined) return { is: 'unseen', index, nsid: link.linkNsid };
  return ends.length === 1 ? { is: 'found', ...only } : { is: 'ambiguous', candidates: ends };
}

function findEndHere(observer: LinksOf, link: Link, index: number): FarEnd | undefined {
  if (index === link.index) return undefined;
  const far = observer.links.find((other) => other.index === index);
  return far === undefined ? undefined : { is: 'found', ...endOf(observer, far) };
}

/** Links of another namespace that could be the far end. For a veth both ends must point at each other. */
function candidatesIn(link: Link, other: LinksOf): readonly Link[] {
  const index = farIndex(link);
  return other.links.filter((far) => far.index === index && (!hasPeer(link) || isMutual(link, far)));
}

function isMutual(link: Link, far: Link): boolean {
  return far.kind === link.kind && far.linkNsid !== undefined && far.linkIndex === link.index;
}

function endOf(place: LinksOf, link: Link): LinkEnd {
  return { namespace: place.namespace.label, name: link.name, index: link.index };
}
