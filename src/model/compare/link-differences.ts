import type { WiredLink } from '../wired-link.ts';
import { compareFields, sayField, type Difference, type FieldDifference } from './difference.ts';
import { linkFields, minorLinkFields } from './facts/link-fields.ts';
import { isMadeUp } from './hardware-address.ts';
import { isCarrierExplained } from './carrier.ts';
import type { LinkPair, PlacedLink } from './pair-links.ts';
import type { Pair } from './pair-namespaces.ts';

/** In what two states' links differ. `all` tells of what moves by itself, too. */
export function compareLinks(pairs: readonly LinkPair[], namespaces: readonly Pair[], all: boolean): readonly Difference[] {
  const now = new Map(namespaces.flatMap(({ before, after }) => (before === undefined || after === undefined ? [] : [[before.namespace.label, after.namespace.label] as const])));
  const came = new Map(pairs.flatMap(({ before, after }) => (before === undefined || after === undefined ? [] : [[keyOf(before), after] as const])));
  const isOfPair = ({ place }: PlacedLink): boolean => namespaces.some(({ before, after }) => before !== undefined && after !== undefined && (before === place || after === place));
  const told = new Set<string>();
  return pairs.flatMap(({ before, after }): readonly Difference[] => {
    if (before !== undefined && after !== undefined) return compareOne(before, after, pairs, { now, came, all });
    const only = before ?? after;
    if (only === undefined || !isOfPair(only)) return [];
    return onlyOnce(only, before === undefined ? 'new' : 'gone', pairs, told);
  });
}

interface Context {
  /** What namespaces are called now that had another label. */
  readonly now: ReadonlyMap<string, string>;
  /** Where links of then are now. */
  readonly came: ReadonlyMap<string, PlacedLink>;
  readonly all: boolean;
}

function compareOne(before: PlacedLink, after: PlacedLink, pairs: readonly LinkPair[], context: Context): readonly Difference[] {
  const { link, place } = after;
  const base = { namespace: place.namespace.label, kind: 'link', what: link.name, link: link.name } as const;
  const from = before.place.namespace.label;
  const isElsewhere = (context.now.get(from) ?? from) !== place.namespace.label || !isSamePlace(before, after, context);
  const [old, now] = [fieldsOf(before, context), fieldsOf(after, { ...context, now: new Map(), came: new Map() })];
  const fields = compareFields(old, now);
  const isPort = !fields.some(({ field }) => field === 'master');
  const rest = fields.filter(({ field }) => field !== 'master' && (isPort || !field.startsWith('port ')) && (context.all || field !== 'mac' || !(isMadeUp(before.link.mac) || isMadeUp(link.mac))));
  const sentences: Difference[] = [];
  if (isElsewhere) sentences.push({ ...base, change: 'moved', fields: [{ field: 'namespace', before: from, after: place.namespace.label }], said: `${link.name} moved here from ${from}` });
  if (before.link.name !== link.name) sentences.push({ ...base, change: 'changed', fields: [{ field: 'name', before: before.link.name, after: link.name }], said: `${before.link.name} is called ${link.name} now` });
  const master = fields.find(({ field }) => field === 'master');
  if (master !== undefined) sentences.push(...mastered(before, after, master, pairs));
  if (rest.length > 0) sentences.push({ ...base, change: 'changed', fields: rest, said: `${link.name}: ${rest.map(sayLinkField).join(', ')}` });
  if (!context.all && rest.every(({ field }) => field !== 'state')) sentences.push(...carrier(before, after, pairs));
  return sentences;
}

function isSamePlace(before: PlacedLink, after: PlacedLink, { now }: Context): boolean {
  return now.get(before.place.namespace.label) === after.place.namespace.label;
}

/** What the other end was called then is said as it is called now. */
function fieldsOf({ link, place }: PlacedLink, { all, now, came }: Context): ReturnType<typeof linkFields> {
  const fields = { ...linkFields(link, place), ...(all ? minorLinkFields(link) : {}) };
  const end = link.peer ?? link.lower;
  const there = end?.is === 'found' ? came.get(`${end.namespace}\0${end.name}`) : undefined;
  const here = now.get(place.namespace.label) ?? place.namespace.label;
  const master = link.master === undefined ? undefined : came.get(`${place.namespace.label}\0${link.master}`);
  return {
    ...fields,
    ...(there !== undefined && { 'other end': there.place.namespace.label === here ? there.link.name : `${there.place.namespace.label}:${there.link.name}` }),
    ...(master !== undefined && { master: master.link.name }),
  };
}

function keyOf({ link, place }: PlacedLink): string {
  return `${place.namespace.label}\0${link.name}`;
}

/** `up → down` needs no name of its field. */
function sayLinkField(field: FieldDifference): string {
  return field.field === 'state' ? `${String(field.before)} → ${String(field.after)}` : sayField(field);
}

/** `veth-s left bridge br0`; that a port of a bridge that is gone left it goes without saying. */
function mastered(before: PlacedLink, { link, place }: PlacedLink, field: FieldDifference, pairs: readonly LinkPair[]): readonly Difference[] {
  const [old, now] = [masterOf(before), masterOf({ link, place })];
  const isOldGone = old !== undefined && pairs.some((pair) => pair.before?.link === old && pair.after === undefined);
  const left = old === undefined || isOldGone ? undefined : `left ${old.kind} ${old.name}`;
  const joined = now === undefined ? undefined : `joined ${now.kind} ${now.name}`;
  if (left === undefined && joined === undefined) return [];
  return [{ namespace: place.namespace.label, kind: 'link', change: 'changed', what: link.name, link: link.name, fields: [field], said: `${link.name} ${[left, joined].filter((part) => part !== undefined).join(' and ')}` }];
}

function masterOf({ link, place }: PlacedLink): WiredLink | undefined {
  return link.masterIndex === undefined ? undefined : place.links.find(({ index }) => index === link.masterIndex);
}

/** Nobody touched the link, nor anything that it hangs on: then a cable was pulled, or a program ended. */
function carrier(before: PlacedLink, after: PlacedLink, pairs: readonly LinkPair[]): readonly Difference[] {
  const [had, has] = [before, after].map(({ link }) => link.flags.includes('LOWER_UP'));
  if (had === has || isCarrierExplained(before, after, pairs)) return [];
  const { link, place } = after;
  const field: FieldDifference = { field: 'carrier', before: had, after: has };
  return [{ namespace: place.namespace.label, kind: 'link', change: 'changed', what: link.name, link: link.name, fields: [field], said: `${link.name} ${has === true ? 'has a carrier again' : 'lost its carrier'}` }];
}

/** With a link goes the other end of its wire, and what stands on it: that is one sentence, said of the first. */
function onlyOnce(one: PlacedLink, change: 'new' | 'gone', pairs: readonly LinkPair[], told: Set<string>): readonly Difference[] {
  if (told.has(keyOf(one))) return [];
  const others = pairs.flatMap(({ before, after }) => (change === 'gone' ? (after === undefined ? (before ?? []) : []) : before === undefined ? (after ?? []) : []));
  const followers = others.filter((other) => other !== one && !told.has(keyOf(other)) && hangsOn(other, one));
  // What stands on another link that is gone is told with that one.
  if (others.some((other) => other !== one && standsOn(one, other))) return [];
  [one, ...followers].forEach((each) => told.add(keyOf(each)));
  const { link, place } = one;
  const names = followers.map((each) => (each.place === place ? each.link.name : `${each.place.namespace.label}:${each.link.name}`));
  const kind = link.kind === 'veth' || link.kind === 'ether' ? '' : ` (${link.kind})`;
  const end = link.peer?.is === 'found' && change === 'new' ? `, wired to ${link.peer.namespace === place.namespace.label ? '' : `${link.peer.namespace}:`}${link.peer.name}` : '';
  const said = change === 'new' ? `${link.name}${kind} is new${end}` : `${link.name}${kind} is gone${names.length === 0 ? '' : `, and with it ${names.join(', ')}`}`;
  return [{ namespace: place.namespace.label, kind: 'link', change, what: link.name, link: link.name, fields: [], said }];
}

function hangsOn(other: PlacedLink, one: PlacedLink): boolean {
  const end = other.link.peer ?? other.link.lower;
  return end?.is === 'found' && end.namespace === one.place.namespace.label && end.name === one.link.name;
}

function standsOn({ link }: PlacedLink, other: PlacedLink): boolean {
  return link.lower?.is === 'found' && link.lower.namespace === other.place.namespace.label && link.lower.name === other.link.name;
}
