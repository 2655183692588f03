import type { Path } from '../model/path.ts';
import type { LinkPlace, PathProbe, ProbeLoss, StepSight } from '../model/path/probe.ts';
import { refusalText } from '../model/reach.ts';
import type { Canvas, Role } from './canvas.ts';
import { drawPath } from './path.ts';
import { milliseconds } from './reach-matrix.ts';
import { pathCauseText } from './path-cause.ts';
import { paint } from './theme.ts';
import { blanks, textWidth } from './width.ts';
import { drawProse } from './wrap.ts';

interface ProbeDrawing extends Pick<PathProbe, 'there' | 'back' | 'elsewhere'> {
  /** As probeText and deafTexts give them. */
  readonly text: string;
  readonly deaf: readonly string[];
}

/** The way of a packet, with what a real one did: in front of each step its number, and whether its link saw the packet. */
export function drawProbedPath(path: Path, probe: ProbeDrawing, canvas: Canvas): string {
  const lines = [`packets: ${probe.text}`, elsewhereText(probe), ...probe.deaf.map((text) => `not everything could be heard in ${text}`), legend(probe, canvas)];
  const width = textWidth(String(Math.max(probe.there.length, probe.back.length)));
  return drawPath(path, canvas, {
    below: lines.filter((line) => line !== '').map((line) => drawProse(line, canvas)),
    marks: { there: drawMarks(probe.there, width, canvas), back: drawMarks(probe.back, width, canvas) },
    indent: width + 4,
  });
}

/** What came back, and whether that is what the model says; one sentence. */
export function probeText(path: Path, probe: PathProbe): string {
  const { agrees, loss } = probe;
  const isKnown = loss !== undefined && path[loss.direction]?.end === 'lost';
  const where = loss === undefined ? undefined : lossText(loss, agrees === true && isKnown);
  const end = where === undefined ? '' : `: ${where}`;
  if (agrees === undefined) return `${answerText(probe)}; whether that agrees with the model can not be told${end}`;
  if (agrees) return `${answerText(probe)}; the model and the packets agree${end}`;
  return `${answerText(probe)}; ${disagreementText(path, probe)}${end}`;
}

function answerText({ answer }: PathProbe): string {
  switch (answer.is) {
    case 'answered':
      return `answered in ${milliseconds(answer.ms)}`;
    case 'refused':
      return `refused in ${milliseconds(answer.ms)}`;
    case 'unreachable':
      return `${answer.says}${answer.by === undefined ? '' : `, says ${answer.by}`}`;
    case 'not sent':
      return `not sent: ${refusalText(answer.errno)}`;
    case 'silent':
      return 'no answer';
  }
}

function disagreementText({ there, back }: Path, { disagreement }: PathProbe): string {
  const { is, direction, step } = disagreement ?? { is: 'lost', direction: 'there', step: undefined };
  const head = `the model and the packets disagree${step === undefined ? '' : ` at step ${step}${direction === 'back' ? ' of the way back' : ''}`}`;
  const cause = direction === 'back' ? back?.cause : there.cause;
  const modelLoses = `the model loses ${direction === 'back' ? 'the answer' : 'the packet'} there${cause === undefined ? '' : ` (${pathCauseText(cause)})`}`;
  if (is === 'arrives') return `${head}: ${modelLoses}`;
  if (is === 'further') return `${head}: ${modelLoses}, and it was seen further on`;
  if (is === 'answer') return `${head}: the model says that ${there.cause?.is === 'nobody-listens' ? 'nobody' : 'somebody'} listens`;
  return head;
}

/** `isKnown`: the model says that it is lost there. */
function lossText({ what, lastSeen, notSeen }: ProbeLoss, isKnown: boolean): string | undefined {
  const thing = { packet: 'the packet', answer: 'the answer', question: 'the question who has the address of the next hop', reply: 'the reply to who has the address of the next hop' }[what];
  if (lastSeen === undefined) return notSeen === undefined ? undefined : `${placeText(notSeen)} did not see ${thing}`;
  if (notSeen !== undefined) return `${placeText(lastSeen)} saw ${thing}, ${placeText(notSeen)} did not`;
  if (isKnown) return `${placeText(lastSeen)} saw ${thing} last`;
  return `${placeText(lastSeen)} saw ${thing}${what === 'question' ? ', and nobody replied' : what === 'packet' ? ', and no answer came from there' : ''}`;
}

/** `host, beijing: this needs CAP_NET_RAW`; each reason once. */
export function deafTexts({ deaf }: Pick<PathProbe, 'deaf'>): readonly string[] {
  return [...new Set(deaf.map(({ why }) => why))].map((why) => `${deaf.filter((one) => one.why === why).map(({ namespace }) => namespace).join(', ')}: ${why}`);
}

function elsewhereText({ elsewhere }: ProbeDrawing): string {
  const places = [...new Set(elsewhere.map(placeText))];
  if (places.length === 0) return '';
  const [shown, more] = [places.slice(0, MOST_PLACES), places.length - MOST_PLACES];
  return `the packet was also seen at ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MOST_PLACES = 8;

function placeText({ namespace, link }: LinkPlace): string {
  return `${namespace}:${link}`;
}

function symbolOf(sight: Exclude<StepSight, undefined>, { unicode }: Canvas): string {
  return (unicode ? { seen: '✓', asked: '?', 'not seen': '✗', 'not heard': '·' } : { seen: '+', asked: '?', 'not seen': '-', 'not heard': '.' })[sight];
}

const roles: Readonly<Record<Exclude<StepSight, undefined>, Role>> = { seen: 'up', asked: 'warning', 'not seen': 'down', 'not heard': 'faint' };

function drawMarks(sights: readonly StepSight[], width: number, canvas: Canvas): readonly string[] {
  return sights.map((sight, index) => {
    const number = String(index + 1);
    const mark = sight === undefined ? ' ' : paint(symbolOf(sight, canvas), roles[sight], canvas);
    return `${blanks(1 + width - textWidth(number))}${paint(number, 'faint', canvas)} ${mark} `;
  });
}

/** Only of the marks that are there. */
function legend({ there, back }: ProbeDrawing, canvas: Canvas): string {
  const used = (['seen', 'asked', 'not seen', 'not heard'] as const).filter((sight) => [...there, ...back].includes(sight));
  const words = { seen: 'its link saw the packet', asked: 'only the question for the next hop', 'not seen': 'did not see it', 'not heard': 'nobody could listen' };
  return used.map((sight) => `${symbolOf(sight, canvas)} ${words[sight]}`).join(', ');
}
