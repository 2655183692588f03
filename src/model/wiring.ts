import type { Link, LinkEnd } from './link.ts';
import { isSameNamespace, type Target } from './namespace.ts';
import { endKey } from './topology.ts';
import { farIndex, hasPeer, type FarEnd, type WiredLink } from './wired-link.ts';

/** The links of one namespace. */
export interface LinksOf {
  readonly namespace: Target & { readonly label: string };
  readonly links: readonly Link[];
}

/** By which nsid `observer` knows `other`; `undefined` when it knows it by none. */
export type NsidOf = (observer: LinksOf, other: LinksOf) => number | undefined;

/** What other observers have told: the far end of a link, by `endKey` of that link. */
export type ToldEnds = ReadonlyMap<string, FarEnd>;

const nothingTold: ToldEnds = new Map();

/**
 * Which namespaces an observer must be asked about before `wireLinks` can tell its links' far ends: those with a link that could be
 * one of them. An nsid is private to its observer, so the kernel has to be asked for each (RTM_GETNSID).
 */
export function namespacesToAskAbout(observer: LinksOf, all: readonly LinksOf[], told = nothingTold): readonly LinksOf[] {
  const distant = distantLinks(observer).filter(({ index }) => !told.has(endKey({ namespace: observer.namespace.label, index })));
  if (distant.length === 0) return [];
  const found = new Set(distant.flatMap((link) => candidatesAmong(link, all).map(({ place }) => place)));
  found.delete(observer);
  return found.size === 0 ? [] : all.filter((other) => found.has(other));
}

/** Those whose far end is in another namespace. */
export function distantLinks({ links }: LinksOf): readonly Link[] {
  return links.filter((link) => link.linkNsid !== undefined && farIndex(link) !== undefined);
}

/** The observer's links with their far ends. `all` may hold the observer itself. */
export function wireLinks(observer: LinksOf, all: readonly LinksOf[], nsidOf: NsidOf, told = nothingTold): readonly WiredLink[] {
  const { label } = observer.namespace;
  const names = new Map(observer.links.map((link) => [link.index, link.name]));
  return observer.links.map((link) => {
    const end = told.get(endKey({ namespace: label, index: link.index })) ?? findFarEnd(observer, link, all, nsidOf);
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
  const fits = candidatesAmong(link, all).filter(({ place }) => !isSameNamespace(place.namespace.id, observer.namespace.id) && nsidOf(observer, place) === link.linkNsid);
  const ends = fits.map(({ place, link: far }) => endOf(place, far));
  const [only] = ends;
  if (only === undefined) return { is: 'unseen', index, nsid: link.linkNsid };
  return ends.length === 1 ? { is: 'found', ...only } : { is: 'ambiguous', candidates: ends };
}

function findEndHere(observer: LinksOf, link: Link, index: number): FarEnd | undefined {
  if (index === link.index) return undefined;
  const far = observer.links.find((other) => other.index === index);
  return far === undefined ? undefined : { is: 'found', ...endOf(observer, far) };
}

/** Links anywhere that could be the far end, in the order of `all`. For a veth both ends must point at each other. */
function candidatesAmong(link: Link, all: readonly LinksOf[]): readonly Placed[] {
  const { byIndex, byPair } = registerOf(all);
  const index = farIndex(link);
  if (index === undefined) return [];
  return (hasPeer(link) ? byPair.get(pairKey(link.kind, index, link.index)) : byIndex.get(index)) ?? [];
}

interface Placed {
  readonly place: LinksOf;
  readonly link: Link;
}

/** Links by what others say of them. Without it every link would be compared with every other of the machine. */
interface Register {
  readonly byIndex: ReadonlyMap<number, readonly Placed[]>;
  /** Those of kinds that come in pairs, and whose other end is elsewhere. */
  readonly byPair: ReadonlyMap<string, readonly Placed[]>;
}

/** One for each machine that was read: all of its namespaces are wired with the same. */
const registers = new WeakMap<readonly LinksOf[], Register>();

function registerOf(all: readonly LinksOf[]): Register {
  const known = registers.get(all);
  if (known !== undefined) return known;
  const byIndex = new Map<number, Placed[]>();
  const byPair = new Map<string, Placed[]>();
  for (const place of all) {
    for (const link of place.links) {
      enter(byIndex, link.index, { place, link });
      if (hasPeer(link) && link.linkIndex !== undefined && link.linkNsid !== undefined) enter(byPair, pairKey(link.kind, link.index, link.linkIndex), { place, link });
    }
  }
  const register = { byIndex, byPair };
  registers.set(all, register);
  return register;
}

function enter<Key>(map: Map<Key, Placed[]>, key: Key, placed: Placed): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, [placed]);
  else found.push(placed);
}

function pairKey(kind: string, index: number, otherIndex: number): string {
  return `${kind} ${index} ${otherIndex}`;
}

function endOf(place: LinksOf, link: Link): LinkEnd {
  return { namespace: place.namespace.label, name: link.name, index: link.index };
}
