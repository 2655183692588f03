import type { Path, PathStep, PathWay } from '../../model/path.ts';
import type { PathProbe, StepSight } from '../../model/path/probe.ts';
import type { ProbeAnswer } from '../../model/probe.ts';
import type { Canvas } from '../../render/canvas.ts';
import { pathCauseText } from '../../render/path-cause.ts';
import { deafTexts, drawProbedPath, probeText } from '../../render/path-probe.ts';
import { drawPath, pathStepText, pathVerdict } from '../../render/path.ts';
import type { View } from '../../render/view.ts';

/** The way of one packet, as JSON gives it (docs/json.md). */
export interface PathRow extends Omit<Path, 'there' | 'back'> {
  readonly verdict: string;
  readonly there: WayRow;
  readonly back: WayRow | undefined;
  /** What became of a real packet. */
  readonly probe: ProbeRow | undefined;
}

interface ProbeRow extends Pick<PathProbe, 'isReached' | 'agrees' | 'disagreement' | 'loss' | 'elsewhere'> {
  /** What came back, and whether it agrees, as a sentence. */
  readonly text: string;
  readonly answer: ProbeAnswer['is'];
  /** From sending to receiving. */
  readonly milliseconds: number | undefined;
  /** Who sent an ICMP error instead, and what it says. */
  readonly by: string | undefined;
  readonly says: string | undefined;
  /** Why it was not sent. */
  readonly errno: string | undefined;
  /** Where not everything could be heard, and why. */
  readonly deaf: readonly string[];
}

interface WayRow extends PathWay {
  readonly steps: readonly SeenStep[];
  /** The cause as a sentence. */
  readonly reason: string | undefined;
}

type SeenStep = PathStep & {
  /** Whether its link saw the packet of a probe. */
  readonly seen: StepSight;
};

/** One step of one direction, for tables. */
interface StepRow extends PathRow {
  readonly step: SeenStep;
  readonly direction: 'there' | 'back';
}

export const view: View<PathRow | StepRow> = {
  columns: [
    { name: 'direction', value: (row) => ('step' in row ? row.direction : undefined) },
    { name: 'namespace', value: (row) => ('step' in row ? row.step.namespace : undefined), role: 'name' },
    { name: 'step', value: (row) => ('step' in row ? row.step.is : undefined) },
    { name: 'link', value: (row) => ('step' in row ? row.step.link : undefined), role: 'name', isName: true },
    { name: 'seen', value: (row) => ('step' in row ? row.step.seen : undefined), wide: true },
    { name: 'text', value: (row) => ('step' in row ? pathStepText(row.step) : row.verdict), cut: true },
  ],
  empty: () => '',
  draw: (rows, canvas) => rows.map((row) => drawRow(row, canvas)).join('\n\n'),
  split: (row) => [...row.there.steps.map((step) => ({ ...row, step, direction: 'there' })), ...(row.back?.steps ?? []).map((step) => ({ ...row, step, direction: 'back' }))],
};

/** 0: it arrives, and so does the answer; and if it was sent, it really did. */
export const status = (rows: readonly PathRow[]): number => (rows.every(isWell) ? 0 : 1);

function isWell({ there, back, probe }: PathRow): boolean {
  const isLost = there.end === 'lost' || back?.end === 'lost';
  return !isLost && (probe === undefined || (probe.agrees === true && probe.isReached));
}

export function toRow(found: Path, probe: PathProbe | undefined): PathRow {
  const wayRow = (way: PathWay, sights: readonly StepSight[] = []): WayRow => ({
    ...way,
    steps: way.steps.map((step, at) => ({ ...step, seen: sights[at] })),
    reason: way.cause && pathCauseText(way.cause),
  });
  return {
    ...found,
    verdict: pathVerdict(found),
    there: wayRow(found.there, probe?.there),
    back: found.back && wayRow(found.back, probe?.back),
    probe: probe && probeRow(found, probe),
  };
}

function probeRow(found: Path, probe: PathProbe): ProbeRow {
  const { answer, isReached, agrees, disagreement, loss, elsewhere } = probe;
  return {
    text: probeText(found, probe),
    answer: answer.is,
    milliseconds: 'ms' in answer ? Math.round(answer.ms * 1000) / 1000 : undefined,
    by: answer.is === 'unreachable' ? answer.by : undefined,
    says: answer.is === 'unreachable' ? answer.says : undefined,
    errno: answer.is === 'not sent' ? answer.errno : undefined,
    isReached,
    agrees,
    disagreement,
    loss: loss && { ...loss, step: loss.step === undefined ? undefined : loss.step + 1 },
    elsewhere,
    deaf: deafTexts(probe),
  };
}

function drawRow(row: PathRow, canvas: Canvas): string {
  if (row.probe === undefined) return drawPath(row, canvas);
  const sightsOf = (way: WayRow | undefined): readonly StepSight[] => way?.steps.map(({ seen }) => seen) ?? [];
  return drawProbedPath(row, { ...row.probe, there: sightsOf(row.there), back: sightsOf(row.back) }, canvas);
}
