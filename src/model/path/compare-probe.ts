import type { Path, PathStep, PathWay } from '../path.ts';
import type { ProbeAnswer } from '../probe.ts';
import { findLoss, type LossOnWay } from './find-loss.ts';
import type { DeafNamespace, PathProbe, ProbeDisagreement, ProbeLoss, SeenAt, StepSight } from './probe.ts';
import { keyOf, placeOfStep, sightsOf, type NamedSighting } from './step-sights.ts';

/** What a probe brought about. */
export interface ProbeOutcome {
  readonly answer: ProbeAnswer;
  /** Of all namespaces that were listened in, in the order of time. */
  readonly sightings: readonly NamedSighting[];
  readonly deaf: readonly DeafNamespace[];
}

/** Holds what real packets did against the way that the model gives. `addresses` are those of its packets. */
export function compareProbe(path: Path, { answer, sightings, deaf }: ProbeOutcome, addresses: readonly string[]): PathProbe {
  const asked = sightings.filter(({ what, destination }) => what === 'question' && addresses.includes(destination));
  const replied = sightings.filter(({ what, destination }) => what === 'reply' && addresses.includes(destination));
  const packets = sightings.filter(({ what }) => what === 'packet');
  const answers = sightings.filter((one) => isFromTheEnd(path, one));
  const deafLabels = new Set(deaf.map(({ namespace }) => namespace));

  const there = sightsOf(path.there.steps, packets, asked, deafLabels);
  const back = sightsOf(path.back?.steps ?? [], answers, asked, deafLabels);
  const hasCome = answer.is === 'answered' || answer.is === 'refused';
  const lossThere: ProbeLoss = { direction: 'there', ...findLoss(path.there.steps, there, replied) };
  const isPassed = hasPassed(path.there, lossThere, there);
  const isBack = answers.length > 0 || (isPassed && back.includes('asked')); // who would answer asks whom to hand the answer to
  const lossBack = (): ProbeLoss => ({ direction: 'back', ...asAnswer(findLoss(path.back?.steps ?? [], back, replied)) });
  const loss = hasCome ? undefined : isBack ? lossBack() : lossThere;
  const elsewhere = placesOffTheWay(path, packets);
  const verdict = judge(path, answer, loss, { there, back, elsewhere });
  const isReached = hasCome || isBack || (path.protocol === 'udp' && path.there.end === 'arrives' && isPassed);
  return { answer, isReached, ...verdict, there, back, loss, elsewhere, deaf };
}

interface Seen {
  readonly there: readonly StepSight[];
  readonly back: readonly StepSight[];
  readonly elsewhere: readonly SeenAt[];
}

type Verdict = Pick<PathProbe, 'agrees' | 'disagreement'>;

const agreed: Verdict = { agrees: true, disagreement: undefined };

function judge(path: Path, answer: ProbeAnswer, loss: ProbeLoss | undefined, seen: Seen): Verdict {
  if (answer.is === 'answered') return judgeArrival(path);
  if (answer.is === 'refused') return isRefusal(path.there) ? agreed : isLost(path.there) ? judgeArrival(path) : differs('answer', 'there', path.there.steps);
  if (loss === undefined || loss.direction === 'back') return judgeWayBack(path, loss, seen);
  return judgeWayThere(path, answer, loss, seen);
}

/** It came there, and its answer came back. */
function judgeArrival({ there, back }: Path): Verdict {
  if (there.cause?.is === 'nobody-listens') return differs('answer', 'there', there.steps);
  if (isLost(there)) return differs('arrives', 'there', there.steps);
  return back !== undefined && isLost(back) ? differs('arrives', 'back', back.steps) : agreed;
}

/** The other end answered, and the answer did not come back. */
function judgeWayBack({ there, back }: Path, loss: ProbeLoss | undefined, { back: sights }: Seen): Verdict {
  if (isLost(there) && !isRefusal(there)) return differs('arrives', 'there', there.steps);
  if (back === undefined) return { agrees: undefined, disagreement: undefined };
  return isLost(back) && isAtTheEnd(back, loss, sights) ? agreed : differs('lost', 'back', back.steps, loss);
}

function judgeWayThere({ there, back, protocol }: Path, answer: ProbeAnswer, loss: ProbeLoss, { there: sights, elsewhere }: Seen): Verdict {
  const isHeardOf = sights.some((sight) => sight === 'seen' || sight === 'asked' || sight === 'not seen');
  if (isLost(there) && there.cause?.is !== 'nobody-listens') {
    if (answer.is === 'not sent' || !isHeardOf) return agreed;
    if (!isAtTheEnd(there, loss, sights)) return differs('lost', 'there', there.steps, loss);
    return isBeyond(there, elsewhere) ? differs('further', 'there', there.steps) : agreed;
  }
  if (answer.is !== 'silent') return differs('lost', 'there', there.steps, loss);
  if (hasPassed(there, loss, sights)) {
    if (there.end === 'leaves' || (protocol === 'udp' && there.end === 'arrives')) return agreed; // who is elsewhere may be silent, and so may a UDP server
    if (back !== undefined && isLost(back) && lastPlace(back.steps) === -1) return agreed; // the answer does not even leave
  }
  if (there.end === 'unsure') return agreed;
  return differs('lost', 'there', there.steps, loss);
}

/** The last link of the way saw it. */
function hasPassed({ steps }: PathWay, loss: ProbeLoss | undefined, sights: readonly StepSight[]): boolean {
  return loss?.what === 'packet' && loss.notSeen === undefined && sights[lastPlace(steps)] === 'seen';
}

function isLost({ end }: PathWay): boolean {
  return end === 'lost';
}

/** Whether the model says that somebody says no. */
function isRefusal({ cause }: PathWay): boolean {
  return cause?.is === 'nobody-listens' || (cause?.is === 'drop-rule' && cause.verdict === 'reject');
}

/** Whether it came as far as the steps go: the link of the last one may be the one that does not see it. */
function isAtTheEnd({ steps }: PathWay, loss: ProbeLoss | undefined, sights: readonly StepSight[]): boolean {
  const last = lastPlace(steps);
  return loss === undefined || loss.notSeen === undefined || loss.step === undefined || loss.step >= last || sights[last] === 'seen';
}

/** Bridges that do not know an address send to everybody, on which nothing is to be built. */
function isBeyond({ steps }: PathWay, elsewhere: readonly SeenAt[]): boolean {
  return elsewhere.length > 0 && !steps.some((step) => step.is === 'bridge' && step.by === 'flood');
}

function lastPlace(steps: readonly PathStep[]): number {
  return steps.findLastIndex((step) => placeOfStep(step) !== undefined);
}

function differs(is: ProbeDisagreement['is'], direction: 'there' | 'back', steps: readonly PathStep[], loss?: ProbeLoss): Verdict {
  const step = loss?.step === undefined ? steps.length : loss.step + 1;
  return { agrees: false, disagreement: { is, direction, step: step === 0 ? undefined : step } };
}

/** An answer, or that the port is closed, from whoever was reached. */
function isFromTheEnd({ protocol }: Path, { what, says }: NamedSighting): boolean {
  return what === 'answer' || (protocol === 'udp' && what === 'error' && says === 'port unreachable');
}

function asAnswer(loss: LossOnWay): LossOnWay {
  return loss.what === 'packet' ? { ...loss, what: 'answer' } : loss;
}

function placesOffTheWay({ there }: Path, packets: readonly NamedSighting[]): readonly SeenAt[] {
  const known = new Set(there.steps.flatMap((step) => placeOfStep(step) ?? []).map(keyOf));
  const places = packets.map(({ namespace, link, direction }) => ({ namespace, link, direction }));
  return places.filter((place) => {
    const key = keyOf(place);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
