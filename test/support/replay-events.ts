import { readingOf } from '../../src/discover/watch/member.ts';
import type { Happening } from '../../src/discover/watch/happening.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import { identify } from '../../src/model/watched/identity.ts';
import type { WatchedKind, WatchedObjects } from '../../src/model/watched/notice.ts';
import { kernel } from './watching.ts';

/** Which things there are in each namespace, by its label, sorted. */
export type Identities = Readonly<Record<string, readonly string[]>>;

/** Read anew from the kernel. */
export async function readIdentities(namespaces: readonly Namespace[], kinds: readonly WatchedKind[]): Promise<Identities> {
  const readings = await kernel.readInside(namespaces, kinds.map((kind) => readingOf[kind]));
  return Object.fromEntries(
    namespaces.map(({ label }, at) => {
      const reading = readings[at];
      if (reading === undefined || 'failure' in reading) throw new Error(`${label} can not be read`);
      const objects = (kind: WatchedKind): readonly WatchedObjects[WatchedKind][] => reading.inside[readingOf[kind]];
      return [label, kinds.flatMap((kind) => objects(kind).map((object) => nameThing(kind, object))).sort()];
    }),
  );
}

/** What there must be after all that was heard, where nothing was put in another's place. */
export function replay(before: Identities, heard: readonly Happening[]): Identities {
  const things = new Map(Object.entries(before).map(([label, all]) => [label, new Set(all)]));
  for (const happening of heard) {
    if (happening.what !== 'change') continue;
    const { change: { kind, action, object }, namespace: { label } } = happening;
    if (action === 'added') things.get(label)?.add(nameThing(kind, object));
    if (action === 'removed') things.get(label)?.delete(nameThing(kind, object));
  }
  return Object.fromEntries([...things].map(([label, all]) => [label, [...all].sort()]));
}

function nameThing(kind: WatchedKind, object: WatchedObjects[WatchedKind]): string {
  return `${kind} ${identify(kind, object as never)}`; // of this kind, which TypeScript loses sight of
}
