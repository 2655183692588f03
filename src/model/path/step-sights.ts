import type { PathStep } from '../path.ts';
import type { Sighting } from './followed.ts';
import type { SeenAt, StepSight } from './probe.ts';

/** A sighting whose link has a name. */
export interface NamedSighting extends SeenAt, Pick<Sighting, 'what' | 'source' | 'destination' | 'says'> {}

/** The link of a step, and which way the packet passes it; `undefined` for a step that is no link's. */
export function placeOfStep(step: PathStep): SeenAt | undefined {
  const { namespace, link } = step;
  if (link === undefined) return undefined;
  if (step.is === 'link') return { namespace, link, direction: 'out' };
  if (step.is === 'wire') return { namespace, link, direction: 'in' };
  return step.is === 'bridge' && step.outPort === undefined ? { namespace, link, direction: 'in' } : undefined; // what passes from port to port, the bridge itself does not see
}

/** What each step's link saw: one of `seenThere`, or else a question. */
export function sightsOf(steps: readonly PathStep[], seenThere: readonly NamedSighting[], questions: readonly NamedSighting[], deaf: ReadonlySet<string>): readonly StepSight[] {
  const seen = new Set(seenThere.map(keyOf));
  const asked = new Set(questions.map(keyOf));
  return steps.map((step) => {
    const place = placeOfStep(step);
    if (place === undefined) return undefined;
    if (seen.has(keyOf(place))) return 'seen';
    if (asked.has(keyOf(place))) return 'asked';
    return deaf.has(place.namespace) ? 'not heard' : 'not seen';
  });
}

export function keyOf({ namespace, link, direction }: SeenAt): string {
  return `${direction}\0${link}\0${namespace}`;
}
