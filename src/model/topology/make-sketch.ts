import type { LinkEnd } from '../link.ts';
import { ownerText } from './called.ts';
import type { DrawnLink, DrawnNamespace } from './drawn.ts';
import { foldAlike, foldNamespaces, reasonOf, type FoldedNamespaces } from './fold.ts';
import { addressRanges, addressText, endText, isOrdinaryAddress, likenessOf, RANGE, treesOf, type LinkTree, type Reference, type Row } from './rows.ts';
import type { Box, Sketch, SketchEnd, SketchWire } from './sketch.ts';
import { endKey } from '../topology.ts';

export interface SketchWishes {
  /** Nothing is folded or left out. */
  readonly full: boolean;
}

/** What to draw of these namespaces. An end in a namespace that is not among them becomes a reference. */
export function makeSketch(namespaces: readonly DrawnNamespace[], { full }: SketchWishes): Sketch {
  const folds = full ? [] : foldNamespaces(namespaces);
  const foldOf = new Map(folds.flatMap((fold) => fold.members.map(({ namespace }) => [namespace, fold])));
  const places = new Map<string, SketchEnd>();
  const known = new Set(namespaces.flatMap(({ namespace, links }) => links.map(({ index }) => endKey({ namespace, index }))));
  const names = new Set(namespaces.flatMap(({ namespace, links }) => links.map(({ name }) => nameKey(namespace, name))));
  const reached = new Set(namespaces.flatMap(({ links }) => links.flatMap(({ peer }) => (peer === undefined ? [] : [endKey(peer)]))));
  const uppers = uppersOf(namespaces);
  const count = { namespaces: 0, links: 0, addresses: 0 };

  const boxes: Box[] = [];
  for (const one of namespaces) {
    const fold = foldOf.get(one.namespace);
    if (fold === undefined) boxes.push(boxOf(one));
    else if (fold.members[0] === one) boxes.push(foldedBoxOf(fold));
  }
  return { boxes, wires: wiresBetween(namespaces, places), folded: count };

  function boxOf(one: DrawnNamespace): Box {
    const { namespace: key, isHome } = one;
    return { key, namespaces: [key], called: ownerText(one), isHome, problem: reasonOf(one), rows: rowsOf(one, treesOf(one)) };
  }

  /** The first stands for all; what differs is shown as a range. */
  function foldedBoxOf({ members, areEmpty, problem }: FoldedNamespaces): Box {
    const [first] = members;
    const key = first?.namespace ?? '';
    count.namespaces += members.length;
    const box = { key, namespaces: members.map(({ namespace }) => namespace), called: [], isHome: false, problem };
    if (areEmpty || first === undefined) return { ...box, rows: [] };
    const rows = rowsOf({ ...first, links: first.links.filter(({ flags }) => !flags.includes('LOOPBACK')) });
    const at = new Map(rows.map(({ links: [link] }, row) => [first.links.findIndex(({ index }) => index === link?.index), row]));
    const together = rows.map((row) => ({ row, links: new Array<DrawnLink>(), addresses: new Array<string>() }));
    members.forEach((member) => member.links.forEach((link) => {
      // alike: the same links in the same order, but for the loopback
      const own = together[at.get(member.links.indexOf(link)) ?? -1];
      if (own === undefined) return;
      own.links.push(link);
      own.addresses.push(...addressesOf(link));
      places.set(endKey({ namespace: member.namespace, index: link.index }), { box: key, row: own.row.key });
    }));
    return { ...box, rows: together.map(({ row, links, addresses }) => ({ ...row, links, addresses: addressRanges(addresses) })) };
  }

  function rowsOf(one: DrawnNamespace, trees: readonly LinkTree[] = treesOf(one), guides: readonly boolean[] = []): readonly Row[] {
    const groups = full ? trees.map((tree) => [tree]) : group(one.namespace, trees);
    return groups.flatMap((trees, at): readonly Row[] => {
      const [tree] = trees;
      if (tree === undefined) return [];
      const hasNext = at < groups.length - 1;
      const key = endKey({ namespace: one.namespace, index: tree.link.index });
      for (const { link } of trees) places.set(endKey({ namespace: one.namespace, index: link.index }), { box: one.namespace, row: key });
      const links = trees.map(({ link }) => link);
      if (links.length > 1) count.links += links.length;
      const addresses = links.flatMap(addressesOf);
      const row: Row = {
        key,
        links,
        addresses: links.length === 1 ? addresses : addressRanges(addresses),
        references: links.length === 1 ? referencesOf(one.namespace, tree.link, guides.length) : gathered(links.flatMap((link) => referencesOf(one.namespace, link, guides.length))),
        depth: guides.length,
        guides,
        hasNext,
        hasChildren: tree.below.length > 0,
      };
      return [row, ...rowsOf(one, tree.below, [...guides, hasNext])];
    });
  }

  /** Links side by side that look alike and lead to the same folded namespaces, or to nothing that is drawn, are one row. */
  function group(namespace: string, trees: readonly LinkTree[]): readonly (readonly LinkTree[])[] {
    const groups = new Map<string, LinkTree[]>();
    trees.forEach((tree, at) => {
      const { link, below } = tree;
      const to = link.peer !== undefined && link.peer.namespace !== namespace && known.has(endKey(link.peer)) ? link.peer : undefined;
      const fold = to === undefined ? undefined : foldOf.get(to.namespace);
      const isAlone = below.length > 0 || uppers.has(endKey({ namespace, index: link.index })) || (to !== undefined && fold === undefined) || (link.lower !== undefined && known.has(endKey(link.lower)) && link.lower.namespace !== namespace);
      const likeness = isAlone ? `alone ${at}` : `${fold?.members[0]?.namespace ?? ''} ${likenessOf(link)}`;
      const alike = groups.get(likeness);
      if (alike === undefined) groups.set(likeness, [tree]);
      else alike.push(tree);
    });
    return [...groups].flatMap(([, all]): readonly (readonly LinkTree[])[] => {
      const leadsToFold = all[0]?.link.peer !== undefined && foldOf.has(all[0].link.peer.namespace) && all.length > 1;
      if (leadsToFold) return [all];
      const { single, folded } = foldAlike(all);
      return [...single.map((tree) => [tree]), ...(folded.length === 0 ? [] : [folded])];
    });
  }

  function addressesOf(link: DrawnLink): readonly string[] {
    const shown = full ? link.addresses : link.addresses.filter((address) => !isOrdinaryAddress(address, link));
    count.addresses += link.addresses.length - shown.length;
    return shown.map(addressText);
  }

  /** `depth` says whether it stands below something: then that is its master, or else its lower device. */
  function referencesOf(namespace: string, { index, master, peer, lower, problem }: DrawnLink, depth: number): readonly Reference[] {
    const references: Reference[] = [];
    const isDrawn = (end: LinkEnd): boolean => end.namespace !== namespace && known.has(endKey(end));
    if (peer !== undefined && !isDrawn(peer)) references.push({ is: 'peer', text: endText(peer, namespace) });
    if (lower !== undefined && !isDrawn(lower) && (lower.namespace !== namespace || master !== undefined || depth === 0)) references.push({ is: 'lower', text: endText(lower, namespace) });
    if (master !== undefined && !names.has(nameKey(namespace, master))) references.push({ is: 'master', text: master });
    if (problem !== undefined && !reached.has(endKey({ namespace, index }))) references.push({ is: 'open', text: problem });
    return references;
  }
}

function nameKey(namespace: string, name: string): string {
  return `${name}\0${namespace}`;
}

/** Many references of one row are counted. */
function gathered(references: readonly Reference[]): readonly Reference[] {
  if (references.length < 3) return references;
  const [first, last] = [references[0], references.at(-1)];
  return first === undefined || last === undefined ? [] : [{ is: first.is, text: `${first.text} ${RANGE} ${last.text}` }];
}

/** The ends that something in another namespace stands on. */
function uppersOf(namespaces: readonly DrawnNamespace[]): ReadonlySet<string> {
  return new Set(namespaces.flatMap(({ namespace, links }) => links.flatMap(({ lower }) => (lower === undefined || lower.namespace === namespace ? [] : [endKey(lower)]))));
}

/** Every wire between two namespaces once; those of folded rows are one. */
function wiresBetween(namespaces: readonly DrawnNamespace[], places: ReadonlyMap<string, SketchEnd>): readonly SketchWire[] {
  const wires = new Map<string, SketchWire>();
  for (const { namespace, links } of namespaces) {
    for (const { index, peer, lower } of links) {
      const end = peer ?? lower;
      if (end === undefined || end.namespace === namespace) continue;
      const [from, to] = [places.get(endKey({ namespace, index })), places.get(endKey(end))];
      if (from === undefined || to === undefined) continue;
      const key = [from, to].map(({ row }) => row);
      if (peer !== undefined && wires.has(key.toReversed().join('\n'))) continue;
      if (!wires.has(key.join('\n'))) wires.set(key.join('\n'), { is: peer === undefined ? 'lower' : 'peer', from, to });
    }
  }
  return [...wires.values()];
}
