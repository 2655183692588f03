import type { LinkEnd } from '../link.ts';
import { findExtremes } from '../natural-order.ts';
import { isLoopback, stateWord, type DrawnLink, type DrawnNamespace } from './drawn.ts';

/** A link in its box, or several that are alike. */
export interface Row {
  readonly key: string;
  /** More than one where the row stands for several. */
  readonly links: readonly DrawnLink[];
  /** Of several links the ranges that theirs are in: `10.0.0.3/24 … 10.0.0.20/24`. */
  readonly addresses: readonly string[];
  /** What it is wired to and no line leads to. */
  readonly references: readonly Reference[];
  /** How deep it stands below its master or lower device. */
  readonly depth: number;
  /** For each depth above, whether something of the same level follows further down. */
  readonly guides: readonly boolean[];
  /** Whether something of its own level follows. */
  readonly hasNext: boolean;
  readonly hasChildren: boolean;
}

/** `peer`: the other end; `lower`: the device below; `upper`: what stands on it; `master`: what it is a port of; `open`: an end that can not be named. */
export interface Reference {
  readonly is: 'peer' | 'lower' | 'upper' | 'master' | 'open';
  readonly text: string;
}

/** A link with those that belong to it or stand on it, in the same namespace. */
export interface LinkTree {
  readonly link: DrawnLink;
  readonly below: readonly LinkTree[];
}

/** The links of a namespace as trees: ports under their bridge, VLANs under their device; by index, the loopback last. */
export function treesOf({ namespace, links }: Pick<DrawnNamespace, 'namespace' | 'links'>): readonly LinkTree[] {
  const byName = new Map(links.map((link) => [link.name, link]));
  const below = new Map<DrawnLink | undefined, DrawnLink[]>();
  for (const link of [...links].sort((a, b) => Number(isLoopback(a)) - Number(isLoopback(b)))) {
    const parent = parentOf(link, namespace, byName);
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [link]);
    else siblings.push(link);
  }
  const grow = (parent: DrawnLink | undefined): readonly LinkTree[] => (below.get(parent) ?? []).map((link) => ({ link, below: grow(link) }));
  return grow(undefined);
}

/** The link under which this one is drawn; `undefined` for none. Links that stand on each other in a circle are all drawn at the top. */
function parentOf(link: DrawnLink, namespace: string, byName: ReadonlyMap<string, DrawnLink>): DrawnLink | undefined {
  const step = (one: DrawnLink): DrawnLink | undefined => byName.get(one.master ?? '') ?? (one.lower?.namespace === namespace ? byName.get(one.lower.name) : undefined);
  const seen = new Set([link]);
  for (let above = step(link); above !== undefined; above = step(above)) {
    if (above === link) return undefined;
    if (seen.has(above)) break;
    seen.add(above);
  }
  return step(link);
}

/** The same name but for its numbers counts as alike: veth3 and veth4, and veth4f2a91c as docker makes them. */
export function shapeOf(name: string): string {
  return name.replaceAll(/[0-9a-f]{6,}|[0-9]+/g, '#');
}

/** `veth3 … veth500`; the name itself where all are the same. */
export function rangeOf(names: readonly string[]): readonly [string] | readonly [string, string] {
  const { first = '', last = first } = findExtremes(names);
  return first === last ? [first] : [first, last];
}

/** Where a range goes on. */
export const RANGE = '…';

/** The ranges of the addresses of many links, IPv4 before IPv6. */
export function addressRanges(addresses: readonly string[]): readonly string[] {
  const [six, four] = [addresses.filter((text) => text.includes(':')), addresses.filter((text) => !text.includes(':'))];
  return [four, six].filter(({ length }) => length > 0).map((texts) => rangeOf(texts).join(` ${RANGE} `));
}

/** What a link says of its own, but not where it is wired to: links are folded together only when it is the same. */
export function likenessOf(link: DrawnLink): string {
  return [link.kind, shapeOf(link.name), stateWord(link), shapeOf(link.master ?? ''), portWord(link) ?? ''].join('|');
}

/** What a bridge says of a port that does not forward. */
export function portWord({ port, flags }: Pick<DrawnLink, 'port' | 'flags'>): string | undefined {
  return port?.of === 'bridge' && port.state !== 'forwarding' && flags.includes('UP') ? port.state : undefined;
}

export type DrawnAddress = DrawnLink['addresses'][number];

/** Those that every link has by itself say nothing: they are left out unless all is to be drawn. */
export function isOrdinaryAddress({ address, scope }: DrawnAddress, link: DrawnLink): boolean {
  return isLoopback(link) ? address === '127.0.0.1' || address === '::1' : scope === 'link' && address.includes(':');
}

export function addressText({ address, peerAddress, prefixLength }: DrawnAddress): string {
  return peerAddress === undefined ? `${address}/${prefixLength}` : `${address} peer ${peerAddress}/${prefixLength}`;
}

export function endText(end: LinkEnd, from: string): string {
  return end.namespace === from ? end.name : `${end.namespace}:${end.name}`;
}
