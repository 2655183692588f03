import type { LinkPair, PlacedLink } from './pair-links.ts';

/**
 * Whether a link's carrier came or went because of another: its other end, what it stands on, its ports or its master was switched, came, or is
 * gone, or is itself a link of which that is true.
 */
export function isCarrierExplained(before: PlacedLink, after: PlacedLink, pairs: readonly LinkPair[]): boolean {
  const seen = new Set<LinkPair>();
  const waiting = pairs.filter((pair) => pair.before === before && pair.after === after);
  for (let pair = waiting.shift(); pair !== undefined; pair = waiting.shift()) {
    if (seen.has(pair)) continue;
    seen.add(pair);
    for (const next of pairs.filter((other) => other !== pair && pair !== undefined && areNear(pair, other))) {
      if (isTouched(next)) return true;
      if (hasOtherCarrier(next)) waiting.push(next);
    }
  }
  return false;
}

function isTouched({ before, after }: LinkPair): boolean {
  return before === undefined || after === undefined || isUp(before) !== isUp(after) || before.link.masterIndex === undefined !== (after.link.masterIndex === undefined);
}

function isUp({ link }: PlacedLink): boolean {
  return link.flags.includes('UP');
}

function hasOtherCarrier({ before, after }: LinkPair): boolean {
  return before?.link.flags.includes('LOWER_UP') !== after?.link.flags.includes('LOWER_UP');
}

/** In one state or the other. */
function areNear(one: LinkPair, other: LinkPair): boolean {
  return (['before', 'after'] as const).some((when) => {
    const [a, b] = [one[when], other[when]];
    return a !== undefined && b !== undefined && (leadsTo(a, b) || leadsTo(b, a));
  });
}

function leadsTo({ link, place }: PlacedLink, other: PlacedLink): boolean {
  const end = link.peer ?? link.lower;
  if (end?.is === 'found' && end.namespace === other.place.namespace.label && end.index === other.link.index) return true;
  return place === other.place && link.masterIndex === other.link.index;
}
