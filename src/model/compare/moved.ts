import type { Difference } from './difference.ts';

/** An address that one link lost and another got has moved: that is one sentence, said where it is now. */
export function joinMoves(found: readonly Difference[]): readonly Difference[] {
  const lost = found.filter(({ kind, change }) => kind === 'address' && change === 'gone');
  const joined = new Set<Difference>();
  const moves = new Map<Difference, Difference>();
  for (const one of found) {
    if (one.kind !== 'address' || one.change !== 'new') continue;
    const candidates = lost.filter((old) => old.what === one.what && !joined.has(old));
    const old = candidates.find(({ namespace }) => namespace === one.namespace) ?? candidates[0];
    if (old === undefined) continue;
    joined.add(old);
    moves.set(one, move(old, one));
  }
  return found.filter((one) => !joined.has(one)).map((one) => moves.get(one) ?? one);
}

function move(old: Difference, now: Difference): Difference {
  const from = old.namespace === now.namespace ? old.link : `${old.namespace}:${old.link}`;
  return { ...now, change: 'moved', fields: [{ field: 'link', before: from, after: now.link }], said: `${now.what} moved from ${from} to ${now.link}` };
}
