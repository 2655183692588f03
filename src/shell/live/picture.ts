import { UsageError } from '../../errors.ts';
import type { Line } from '../../grammar/line.ts';
import type { CommandStep, Step } from '../../grammar/step.ts';
import type { Canvas } from '../../render/canvas.ts';
import { showForeignLine } from '../../render/blocks.ts';
import { createCollector } from '../sink.ts';
import { assign } from '../steps/assign.ts';
import { runCommand, runHelp, findCommand } from '../steps/run-command.ts';
import { runElsewhere } from '../steps/run-elsewhere.ts';
import { captureProgram } from '../steps/run-program.ts';
import type { Stage } from '../steps/stage.ts';

/** The line that is repeated, and what it shows each time. */
export interface Repeated {
  /** Whether what it shows changes only when something is told of (rtnetlink): then it need not wait for its time. */
  readonly isTold: boolean;
  /** What the line shows now, drawn for `canvas`. Rejects when it can not be done at all. */
  take(canvas: Canvas): Promise<string>;
}

/** Throws a UsageError for a line that changes something, or that does not end. */
export function repeatLine(text: string, stage: Stage): Repeated {
  const line = withoutSpans(text, () => stage.shell.understand(text));
  line.steps.forEach((step) => refuseOther(step, stage));
  return {
    isTold: line.steps.every((step) => isTold(step, stage)),
    take: (canvas) => withoutSpans(text, () => take(line, canvas, stage)),
  };
}

async function take({ text, steps }: Line, canvas: Canvas, stage: Stage): Promise<string> {
  const out = createCollector(canvas);
  let status = 0;
  for (const step of steps) {
    if ((step.when === 'after success' && status !== 0) || (step.when === 'after failure' && status === 0)) continue;
    const surveyed = stage.shell.survey();
    surveyed.catch(() => {}); // whoever needs it hears of it
    status = await runQuietly(step, { ...stage, isAside: true, line: text, out, err: out, survey: () => surveyed });
  }
  return out.text();
}

/** As a step runs anywhere else, but for programs: those write to us and not to the terminal. */
async function runQuietly(step: Step, stage: Stage): Promise<number> {
  switch (step.kind) {
    case 'command':
      return step.feed === undefined ? await runCommand(step, stage) : await runInto(step, step.feed, stage);
    case 'help':
      return await runHelp(step, stage);
    case 'program':
      return await capture(step.words.map((word) => word.text), stage);
    case 'shell':
      return await capture(['sh', '-c', step.text, ...stage.shell.ports.scriptWords], stage);
    case 'assign':
      return await assign(step, stage);
    case 'elsewhere':
      return await runElsewhere(step, stage, runQuietly);
  }
}

/** `links | grep veth` */
async function runInto(step: CommandStep, feed: string, stage: Stage): Promise<number> {
  const collector = createCollector();
  await runCommand({ ...step, feed: undefined }, { ...stage, out: collector });
  return await capture(['sh', '-c', feed, ...stage.shell.ports.scriptWords], stage, { text: collector.text() });
}

async function capture(words: readonly string[], stage: Stage, input?: { readonly text: string }): Promise<number> {
  const { end, stdout, stderr } = await captureProgram(words, stage, input);
  const { isTerminal } = stage.out.canvas();
  const text = stdout + stderr;
  await stage.out.write(isTerminal ? text.split('\n').map(showForeignLine).join('\n') : text);
  return end.status;
}

function refuseOther(step: Step, stage: Stage): void {
  if (step.kind === 'elsewhere') return refuseOther(step.step, stage);
  if (step.kind !== 'command') return;
  const { name, shape } = findCommand(step.name.text, stage);
  if (shape === 'watch') throw new UsageError(`${name} goes on by itself`, { word: name, hint: `${name} without live` });
  if (shape === 'act') throw new UsageError(`${name} does something, and live only looks again and again`, { word: name, hint: `${name} without live` });
}

/** What the kernel's messages are about. Processes and sockets come and go without any, and who sends packets would wake himself. */
function isTold(step: Step, stage: Stage): boolean {
  if (step.kind === 'elsewhere') return isTold(step.step, stage);
  if (step.kind !== 'command') return false;
  return TOLD.has(findCommand(step.name.text, stage).name);
}

const TOLD: ReadonlySet<string> = new Set(['ns', 'links', 'addrs', 'routes', 'rules', 'neighbours', 'bridges', 'fdb', 'vlans', 'peer', 'topo', 'path']);

/** Places in the inner line mean nothing in the one that was typed: the words there are looked for instead. */
function withoutSpans<T>(text: string, work: () => T): T {
  const rethrow = (error: unknown): never => {
    if (!(error instanceof UsageError) || error.span === undefined) throw error;
    throw new UsageError(error.message, { hint: error.hint, word: error.word ?? text.slice(error.span.start, error.span.end), cause: error });
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(rethrow) as T) : result; // the same promise, but for its errors
  } catch (error) {
    return rethrow(error);
  }
}

