import type { PathStep } from '../path.ts';
import type { LinkPlace, ProbeLoss, SeenAt, StepSight } from './probe.ts';
import { keyOf, placeOfStep } from './step-sights.ts';

export type LossOnWay = Omit<ProbeLoss, 'direction'>;

/** Where on a way it was seen last, and which link should have seen it next. `replies` say that a next hop answered who it is. */
export function findLoss(steps: readonly PathStep[], sights: readonly StepSight[], replies: readonly SeenAt[]): LossOnWay {
  const lastSeen = sights.lastIndexOf('seen');
  const lastAsked = sights.lastIndexOf('asked');
  const last = Math.max(lastSeen, lastAsked);
  const isQuestion = lastAsked > lastSeen;
  const missing = sights.findIndex((sight, at) => at > last && sight === 'not seen');
  const replyLoss = isQuestion ? findReplyLoss(steps, sights, lastSeen, replies) : undefined;
  if (replyLoss !== undefined) return replyLoss;
  const isNextKnown = missing !== -1 && !sights.slice(last + 1, missing).includes('not heard');
  return {
    what: isQuestion ? 'question' : 'packet',
    lastSeen: placeAt(steps, last),
    notSeen: isNextKnown ? placeAt(steps, missing) : undefined,
    step: isNextKnown ? missing : stepBehind(steps, last),
  };
}

/** The answer to the question goes the same way backwards, from where it is seen first. */
function findReplyLoss(steps: readonly PathStep[], sights: readonly StepSight[], lastSeen: number, replies: readonly SeenAt[]): LossOnWay | undefined {
  const replied = new Set(replies.map(keyOf));
  const mirrored = steps.flatMap((step, index) => {
    const place = index > lastSeen && sights[index] !== 'not heard' ? placeOfStep(step) : undefined;
    return place === undefined ? [] : [{ index, place, isReplied: replied.has(keyOf({ ...place, direction: place.direction === 'in' ? 'out' : 'in' })) }];
  });
  const first = mirrored.findIndex(({ isReplied }) => isReplied);
  const missing = mirrored[first - 1];
  const seen = mirrored[first];
  return missing === undefined || seen === undefined ? undefined : { what: 'reply', lastSeen: linkOf(seen.place), notSeen: linkOf(missing.place), step: missing.index };
}

/** The next step that tells of it being lost: what comes behind the last link that saw it. */
function stepBehind(steps: readonly PathStep[], last: number): number | undefined {
  if (steps.length === 0) return undefined;
  return Math.min(last + 1, steps.length - 1);
}

function placeAt(steps: readonly PathStep[], index: number): LinkPlace | undefined {
  const step = steps[index];
  const place = step && placeOfStep(step);
  return place && linkOf(place);
}

function linkOf({ namespace, link }: LinkPlace): LinkPlace {
  return { namespace, link };
}
