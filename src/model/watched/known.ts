import type { Link } from '../link.ts';
import { findDifferences, type Difference, type NameOf } from './fields.ts';
import { identify, placeOf, selectorOf } from './identity.ts';
import type { Notice, ObjectNotice, WatchedKind, WatchedObjects } from './notice.ts';

/** What is known of a namespace that is watched. It follows from one reading and all notices since. */
export interface Known {
  readonly objects: { readonly [Kind in WatchedKind]: Map<string, WatchedObjects[Kind]> };
  /** By ifindex; the last name of links that are gone, too. */
  readonly linkNames: Map<number, string>;
}

/** What became of one thing. */
export type Change = { readonly [Kind in WatchedKind]: ChangeOf<Kind> }[WatchedKind];

export interface ChangeOf<Kind extends WatchedKind> {
  readonly kind: Kind;
  readonly action: 'added' | 'removed' | 'changed';
  /** As it is now; as it was, where it was removed. */
  readonly object: WatchedObjects[Kind];
  /** Empty unless it changed. */
  readonly differences: readonly Difference[];
}

/** What a notice leads to: changes, and kinds of which more may have changed than was said. */
export interface Lesson {
  readonly changes: readonly Change[];
  readonly unsure: readonly WatchedKind[];
}

export function knowNothing(): Known {
  return {
    objects: { link: new Map(), address: new Map(), route: new Map(), neighbour: new Map(), rule: new Map(), nexthop: new Map(), fdb: new Map() },
    linkNames: new Map(),
  };
}

export function namesIn(known: Known): NameOf {
  return (index) => known.linkNames.get(index);
}

/** A link is told of after what belongs to it: of what comes together, the names come first. */
export function learnNames(known: Known, notices: readonly Notice[]): void {
  for (const notice of notices) if (notice.kind === 'link' && notice.is === 'there' && !known.linkNames.has(notice.object.index)) noteName(known, notice.kind, notice.object);
}

/** Takes a notice into what is known. */
export function learn(known: Known, notice: Notice): Lesson {
  if (notice.is === 'unsure') return { changes: [], unsure: [notice.kind] };
  if (!isKept(notice.kind, notice.object)) return nothing;
  const change = takeNotice(known, notice);
  if (change === 'unsure') return { changes: [], unsure: [notice.kind] };
  return change === undefined ? nothing : { changes: [change], unsure: followers(known, change) };
}

/** The same for a whole reading of one kind: what it has and what it no longer has. */
export function learnAll<Kind extends WatchedKind>(known: Known, kind: Kind, objects: readonly WatchedObjects[Kind][]): readonly Change[] {
  const kept = objects.filter((object) => isKept(kind, object));
  const here = new Set(kept.map((object) => identify(kind, object)));
  const gone = [...mapOf(known, kind)].filter(([identity]) => !here.has(identity)).map(([, object]) => remove(known, kind, object));
  const others = kept.map((object) => put(known, kind, object));
  return [...pairReplaced(known, kind, [...gone, ...others].filter((change) => change !== undefined))];
}

const nothing: Lesson = { changes: [], unsure: [] };

/** Which addresses a link itself listens to is told by nobody (kernel, net/core/rtnetlink.c, ndo_dflt_fdb_dump): only tables that others fill are kept. */
function isKept(kind: WatchedKind, object: object): boolean {
  return kind !== 'fdb' || !('masterIndex' in object) || object.masterIndex !== undefined || ('destination' in object && object.destination !== undefined);
}

function takeNotice<Kind extends WatchedKind>(known: Known, { kind, is, object, replaces }: ObjectNotice<Kind>): Change | 'unsure' | undefined {
  const objects = mapOf(known, kind);
  const isKnown = objects.has(identify(kind, object));
  if (is === 'gone') return isKnown ? remove(known, kind, object) : kind === 'route' ? 'unsure' : undefined;
  if (isKnown || (kind !== 'route' && kind !== 'fdb')) return put(known, kind, object);
  const rivals = rivalsOf(known, kind, object);
  if (rivals.length === 0) return put(known, kind, object);
  // IPv6 makes one route of several ways, and says of those that go only which (kernel, net/ipv6/ip6_fib.c).
  if (kind === 'fdb' || ('family' in object && object.family === 'inet6')) return 'unsure';
  if (!replaces) return put(known, kind, object);
  const [replaced] = rivals;
  return rivals.length > 1 || replaced === undefined ? 'unsure' : replace(known, kind, replaced, object);
}

/** Others that stand where this one would. */
function rivalsOf<Kind extends WatchedKind>(known: Known, kind: Kind, object: WatchedObjects[Kind]): readonly WatchedObjects[Kind][] {
  const place = standing(kind, object);
  return [...mapOf(known, kind).values()].filter((other) => standing(kind, other) === place);
}

function standing(kind: WatchedKind, object: WatchedObjects[WatchedKind]): string {
  if ('destination' in object && 'table' in object && 'tos' in object && kind === 'route') return selectorOf(object);
  return 'mac' in object && 'inactive' in object ? placeOf(object) : '';
}

function put<Kind extends WatchedKind>(known: Known, kind: Kind, object: WatchedObjects[Kind]): Change | undefined {
  const objects = mapOf(known, kind);
  const identity = identify(kind, object);
  const before = objects.get(identity);
  objects.set(identity, object);
  noteName(known, kind, object);
  if (before === undefined) return change(kind, 'added', object);
  const differences = findDifferences(kind, before, object, namesIn(known));
  return differences.length === 0 ? undefined : change(kind, 'changed', object, differences);
}

function remove<Kind extends WatchedKind>(known: Known, kind: Kind, object: WatchedObjects[Kind]): Change {
  mapOf(known, kind).delete(identify(kind, object));
  return change(kind, 'removed', object);
}

function replace<Kind extends WatchedKind>(known: Known, kind: Kind, before: WatchedObjects[Kind], after: WatchedObjects[Kind]): Change {
  mapOf(known, kind).delete(identify(kind, before));
  put(known, kind, after);
  return change(kind, 'changed', after, findDifferences(kind, before, after, namesIn(known)));
}

/** Of a reading: a route that went, and one that came in its place, are one that changed. */
function pairReplaced(known: Known, kind: WatchedKind, changes: readonly Change[]): readonly Change[] {
  if (kind !== 'route') return changes;
  const paired = new Set<Change>();
  const pairs = changes.flatMap((gone): readonly Change[] => {
    const alike = changes.filter((other) => standing(kind, other.object) === standing(kind, gone.object));
    const [come] = alike.filter(({ action }) => action === 'added');
    if (gone.action !== 'removed' || come === undefined || alike.length !== 2) return [];
    paired.add(gone).add(come);
    return [change('route', 'changed', come.object as WatchedObjects['route'], findDifferences('route', gone.object, come.object, namesIn(known)))]; // of this kind all are routes
  });
  return [...changes.filter((one) => !paired.has(one)), ...pairs];
}

/**
 * What else changes with it without a word: IPv4 routes go with the link and the address that they need, and are marked when a carrier is
 * lost (kernel, net/ipv4/fib_semantics.c, fib_sync_down_dev, fib_flush), and rules say whether their link is there.
 */
function followers(known: Known, { kind, action, object, differences }: Change): readonly WatchedKind[] {
  if (kind === 'address' || kind === 'nexthop') return action === 'added' ? [] : ['route'];
  if (kind !== 'link') return [];
  const isUpOrDown = action === 'removed' || differences.some(({ field }) => field === 'status' || field === 'state' || field === 'master');
  const hasRules = [...known.objects.rule.values()].some(({ iif, oif }) => [iif, oif].includes((object as Link).name)); // of this kind all are links
  const isNamed = action !== 'changed' || differences.some(({ field }) => field === 'name');
  return [...(isUpOrDown ? (['route'] as const) : []), ...(isNamed && hasRules ? (['rule'] as const) : [])];
}

function noteName(known: Known, kind: WatchedKind, object: object): void {
  if (kind === 'link' && 'index' in object && 'name' in object) known.linkNames.set(Number(object.index), String(object.name));
}

function mapOf<Kind extends WatchedKind>(known: Known, kind: Kind): Map<string, WatchedObjects[Kind]> {
  return known.objects[kind];
}

function change<Kind extends WatchedKind>(kind: Kind, action: Change['action'], object: WatchedObjects[Kind], differences: readonly Difference[] = []): Change {
  return { kind, action, object, differences } as Change; // kind and object belong together, of which TypeScript loses sight
}

