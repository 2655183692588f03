import type { WiredLink } from '../wired-link.ts';
import type { Pair } from './pair-namespaces.ts';
import { farEndText, type Place } from './wired-state.ts';

/** A link together with where it is. */
export interface PlacedLink {
  readonly link: WiredLink;
  readonly place: Place;
}

/** A link in both states; without one of the two it is new, or gone. */
export interface LinkPair {
  readonly before: PlacedLink | undefined;
  readonly after: PlacedLink | undefined;
}

/**
 * Which link is which: by name within a namespace; then one that has the same other end, or the same index while the namespace is the same, under
 * another name; then one of the same name and other end, or hardware address, in another namespace. `isSame` says of two namespaces whether they are one.
 */
export function pairLinks(pairs: readonly Pair[], isSameRun: boolean): readonly LinkPair[] {
  const found: LinkPair[] = [];
  const gone: PlacedLink[] = [];
  const come: PlacedLink[] = [];
  for (const { before, after } of pairs) {
    if (before === undefined || after === undefined) {
      gone.push(...placed(before));
      come.push(...placed(after));
      continue;
    }
    const { both, left, right } = match(placed(before), placed(after), ({ link }) => link.name);
    const byWire = match(left, right, ({ link, place }) => wordOf([link.kind, link.peer === undefined ? undefined : farEndText(link, place)]));
    const byIndex = isSameRun ? match(byWire.left, byWire.right, ({ link }) => wordOf([link.kind, String(link.index), link.mac])) : { both: [], left: byWire.left, right: byWire.right };
    found.push(...both, ...byWire.both, ...byIndex.both);
    gone.push(...byIndex.left);
    come.push(...byIndex.right);
  }
  const elsewhere = isSameRun ? match(gone, come, ({ link }) => (link.kind === 'loopback' ? undefined : wordOf([link.name, link.kind, link.mac]))) : { both: [], left: gone, right: come };
  return [
    ...found,
    ...elsewhere.both,
    ...elsewhere.left.map((before): LinkPair => ({ before, after: undefined })),
    ...elsewhere.right.map((after): LinkPair => ({ before: undefined, after })),
  ];
}

function placed(place: Place | undefined): readonly PlacedLink[] {
  return place === undefined ? [] : place.links.map((link) => ({ link, place }));
}

/** `undefined` where something of it is not known. */
function wordOf(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('\0');
}

/** Pairs those of which each side has just one. */
function match(before: readonly PlacedLink[], after: readonly PlacedLink[], wordOf: (one: PlacedLink) => string | undefined): { readonly both: readonly LinkPair[]; readonly left: readonly PlacedLink[]; readonly right: readonly PlacedLink[] } {
  const now = unique(after, wordOf);
  const both = [...unique(before, wordOf)].flatMap(([word, one]) => {
    const other = now.get(word);
    return other === undefined ? [] : [{ before: one, after: other }];
  });
  const used = new Set(both.flatMap((pair) => [pair.before, pair.after]));
  return { both, left: before.filter((one) => !used.has(one)), right: after.filter((one) => !used.has(one)) };
}

function unique(all: readonly PlacedLink[], wordOf: (one: PlacedLink) => string | undefined): ReadonlyMap<string, PlacedLink> {
  const found = new Map<string, PlacedLink | undefined>();
  for (const one of all) {
    const word = wordOf(one);
    if (word !== undefined) found.set(word, found.has(word) ? undefined : one);
  }
  return new Map([...found].flatMap(([word, one]) => (one === undefined ? [] : [[word, one] as const])));
}
