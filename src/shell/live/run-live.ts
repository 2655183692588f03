import type { LiveRow, LiveTerms } from '../../commands/scope.ts';
import { somethingChanges } from '../../commands/live/something-changes.ts';
import { CancelledError } from '../../errors.ts';
import type { Canvas } from '../../render/canvas.ts';
import { drawLiveFrame } from '../../render/live-frame.ts';
import { drawProblem } from '../../render/problem.ts';
import type { Stage } from '../steps/stage.ts';
import { scopeOf } from '../steps/stage.ts';
import { repeatLine, type Repeated } from './picture.ts';
import type { Screen } from './screen.ts';
import { createTurns, type Turns } from './turns.ts';

/** Nobody reads faster than this, and a storm of changes must leave time for other things. */
const SHORTEST_MS = 100;

/** Shows again and again what a line shows: on the whole screen where there is one, else one picture after the other. */
export async function* runLive(stage: Stage, terms: LiveTerms): AsyncGenerator<LiveRow> {
  const { screen } = stage.shell.ports;
  const repeated = repeatLine(terms.line, stage);
  const ended = new AbortController();
  const signal = AbortSignal.any([stage.signal, ended.signal]);
  const turns = createTurns(terms.everyMs, SHORTEST_MS, signal);
  const listening = repeated.isTold ? listen(stage, turns, signal) : undefined;
  try {
    if (screen !== undefined && stage.out.canvas().isTerminal && stage.isForPrograms !== true) await screen((open) => showOn(open, repeated, terms, turns, stage));
    else yield* showInTurn(repeated, terms, turns, stage);
  } finally {
    ended.abort(new CancelledError());
    await listening;
  }
}

/** Changes end a turn at once. Where nothing can be heard, time does. */
async function listen(stage: Stage, turns: Turns, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of somethingChanges({ ...scopeOf(stage, () => {}), signal })) turns.hurry();
  } catch {
    return;
  }
}

async function* showInTurn(repeated: Repeated, { line, count }: LiveTerms, turns: Turns, stage: Stage): AsyncGenerator<LiveRow> {
  const canvas: Canvas = { ...stage.out.canvas(), height: undefined };
  for (let taken = 0; ; ) {
    const output = taken === 0 ? await repeated.take(canvas) : await takeOrTell(repeated, canvas, stage);
    yield { time: new Date().toISOString(), namespace: stage.here.label, line, output };
    taken += 1;
    if (taken === count || (await turns.wait()) === 'end') return;
  }
}

async function showOn(screen: Screen, repeated: Repeated, { line, everyMs, count }: LiveTerms, turns: Turns, stage: Stage): Promise<void> {
  screen.listen((keys) => (keys === undefined ? turns.hurry() : /[qQ\x03]/.test(keys) ? turns.end() : undefined));
  let before: string | undefined;
  for (let taken = 0; ; ) {
    const canvas: Canvas = { ...stage.out.canvas(), width: screen.width, height: screen.height };
    const text = taken === 0 ? await repeated.take(canvas) : await takeOrTell(repeated, canvas, stage);
    if (turns.isOver) return;
    const header = { line, namespace: stage.here.label, everyS: everyMs / 1000, clock: clockText(new Date()) };
    screen.draw(drawLiveFrame(header, text, before, canvas));
    before = text;
    taken += 1;
    if (taken === count || (await turns.wait()) === 'end') return;
  }
}

/** What worked once may fail later, and work again: a namespace is deleted, and made anew. */
async function takeOrTell(repeated: Repeated, canvas: Canvas, { shell }: Stage): Promise<string> {
  try {
    return await repeated.take(canvas);
  } catch (error) {
    return drawProblem(error, { interactive: true, debug: shell.ports.isDebugging }, canvas);
  }
}

function clockText(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
