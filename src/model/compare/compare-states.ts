import { compareNaturally } from '../natural-order.ts';
import type { State } from '../state.ts';
import { differenceKinds, type Difference } from './difference.ts';
import { addressFacts } from './facts/address-facts.ts';
import { compareFacts, type Fact } from './facts/fact.ts';
import { firewallFacts } from './facts/firewall-facts.ts';
import { qdiscFacts, vlanFacts } from './facts/layer-two-facts.ts';
import { forwardingFacts, neighbourFacts } from './facts/neighbour-facts.ts';
import { brokenFacts, fileFacts, processFacts, settingFacts, socketFacts } from './facts/other-facts.ts';
import { nexthopFacts, routeFacts } from './facts/route-facts.ts';
import { ruleFacts } from './facts/rule-facts.ts';
import { compareLinks } from './link-differences.ts';
import { joinMoves } from './moved.ts';
import { compareNamespaces } from './namespace-differences.ts';
import { pairLinks, type LinkPair } from './pair-links.ts';
import { isSameRun, pairNamespaces, type Pair } from './pair-namespaces.ts';
import { wireState, type Place } from './wired-state.ts';

/**
 * In what two states of a machine differ, in words of networks. What moves by itself (counters, ages, what was learnt, hardware addresses that
 * were made up) and what only follows from something else is left out, unless `all` is asked for.
 */
export function compareStates(before: State, after: State, { all = false }: { readonly all?: boolean } = {}): readonly Difference[] {
  const isSame = isSameRun(before.machine, after.machine);
  const pairs = pairNamespaces(wireState(before), wireState(after), isSame);
  const links = pairLinks(pairs, isSame);
  const inBoth = pairs.flatMap((pair) => compareInside(pair, links, { before, after, all }));
  const found = [...compareMachines(before, after, all), ...compareNamespaces(pairs, all), ...compareLinks(links, pairs, all), ...joinMoves(inBoth)];
  return inOrder(found, after);
}

interface Context {
  readonly before: State;
  readonly after: State;
  readonly all: boolean;
}

/** What is on a link that is only in one of the states goes with it. */
function compareInside({ before, after }: Pair, links: readonly LinkPair[], context: Context): readonly Difference[] {
  if (before === undefined || after === undefined) return [];
  const cameAndWent = new Set(links.flatMap((pair) => (pair.before?.place === before && pair.after?.place !== after ? [`before ${pair.before.link.name}`] : pair.after?.place === after && pair.before?.place !== before ? [`after ${pair.after.link.name}`] : [])));
  const renamed = new Map(links.flatMap((pair) => (pair.before?.place === before && pair.after?.place === after ? [[pair.before.link.name, pair.after.link.name] as const] : [])));
  const otherBridge = new Set(links.flatMap((pair) => (pair.after?.place === after && pair.before?.link.master !== pair.after.link.master ? [pair.after.link.name] : [])));
  const factsOf = (place: Place, state: State, when: 'before' | 'after'): readonly Fact[] =>
    allFacts(withNames(place, when === 'before' ? renamed : new Map()), state, context)
      .filter((fact) => context.all || !(fact.isMinor || (otherBridge.has(fact.link ?? '') && cameWithBridge(fact, when))))
      .filter(({ link, kind }) => (link === undefined || !cameAndWent.has(`${when} ${link}`)) && isReadInBoth(kind, before, after));
  return compareFacts(after.namespace.label, factsOf(before, context.before, 'before'), factsOf(after, context.after, 'after'));
}

/** A port that leaves a bridge loses its VLANs, and one that joins gets the bridge's default one. */
function cameWithBridge({ kind, fields }: Fact, when: 'before' | 'after'): boolean {
  return kind === 'vlan' && (when === 'before' || String(fields['flags']) === 'pvid,untagged');
}

/** A link that has another name is the same link. */
function withNames(place: Place, renamed: ReadonlyMap<string, string>): Place {
  const nameNow = (name: string): string => renamed.get(name) ?? name;
  return { ...place, linkName: (index) => nameNow(place.linkName(index)), renamed: nameNow };
}

function allFacts(place: Place, state: State, { all }: Context): readonly Fact[] {
  return [
    ...addressFacts(place, all),
    ...routeFacts(place, all),
    ...nexthopFacts(place),
    ...ruleFacts(place),
    ...neighbourFacts(place, all),
    ...forwardingFacts(place, all),
    ...vlanFacts(place),
    ...qdiscFacts(place, all),
    ...socketFacts(place),
    ...firewallFacts(place),
    ...settingFacts(place),
    ...(all ? processFacts(place, state) : []),
  ];
}

/** What nobody could read is not gone. */
function isReadInBoth(kind: Fact['kind'], before: Place, after: Place): boolean {
  const both = [before.namespace, after.namespace];
  if (kind === 'firewall') return both.every(({ firewall }) => firewall !== undefined);
  if (kind === 'socket') return both.every(({ socketsFailure }) => socketsFailure === undefined);
  return kind === 'process' || both.every(({ inside }) => inside !== undefined);
}

function compareMachines(before: State, after: State, all: boolean): readonly Difference[] {
  const fact = ({ machine: { hostName, kernel, bootId } }: State): Fact => ({
    kind: 'machine',
    key: '',
    what: hostName ?? 'the machine',
    link: undefined,
    fields: { 'host name': hostName, kernel, ...(all ? { 'boot id': bootId } : {}) },
    said: { new: '', gone: '', changed: 'the machine' },
    isMinor: false,
  });
  return [...compareFacts(undefined, [fact(before)], [fact(after)]), ...compareFacts(undefined, [...fileFacts(before), ...brokenFacts(before)], [...fileFacts(after), ...brokenFacts(after)]).map(briefly)];
}

/** The text of a file would be the whole of it. */
function briefly(one: Difference): Difference {
  return one.kind === 'file' && one.change === 'changed' ? { ...one, said: `${one.what} says something else` } : one;
}

/** The machine first, then namespace by namespace, those that are gone last; within one, by kinds and names. */
function inOrder(found: readonly Difference[], { namespaces }: State): readonly Difference[] {
  const places = new Map(namespaces.map(({ label }, at) => [label, at]));
  const placeOf = ({ namespace }: Difference): number => (namespace === undefined ? -1 : (places.get(namespace) ?? namespaces.length));
  const kinds = new Map(differenceKinds.map((kind, at) => [kind, at]));
  return [...found].sort((a, b) => placeOf(a) - placeOf(b) || compareNaturally(a.namespace ?? '', b.namespace ?? '') || (kinds.get(a.kind) ?? 0) - (kinds.get(b.kind) ?? 0) || compareNaturally(a.link ?? '', b.link ?? '') || compareNaturally(a.said, b.said));
}
