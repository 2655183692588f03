import type { LiveRow, LiveTerms, Scope } from '../../commands/scope.ts';
import { findOperand } from '../../commands/survey.ts';
import type { Snapshot } from '../../discover/snapshot.ts';
import { ShellError } from '../../errors.ts';
import type { Namespace } from '../../model/namespace.ts';
import { textOfBytes } from '../../model/byte-text.ts';
import { drawProse } from '../../render/wrap.ts';
import type { Shell } from '../shell.ts';
import type { Sink } from '../sink.ts';
import { chooseOnStage, chooseReading, orCancel } from './choose.ts';
import { noProgress, type Progress } from './progress.ts';

/** Where one step of a line takes place: in which namespace, and where its output goes. */
export interface Stage {
  readonly shell: Shell;
  readonly here: Namespace;
  readonly out: Sink;
  readonly err: Sink;
  readonly signal: AbortSignal;
  /** The line as it was typed, for messages. */
  readonly line: string;
  /** How a line is done again and again (live/run-live.ts), which needs all that stages need. */
  readonly repeat?: Repeat | undefined;
  /** Rows are asked for in a form for programs, wherever they go. */
  readonly isForPrograms?: boolean;
  /** A program, or the whole screen, has the terminal meanwhile, or many do this at once: nobody is asked, and nothing but the result is shown. */
  readonly isAside?: boolean;
  /** All namespaces; looked up once. */
  survey(): Promise<Snapshot>;
}

export type Repeat = (stage: Stage, terms: LiveTerms) => AsyncIterable<LiveRow>;

export function createStage(shell: Shell, line: string, signal: AbortSignal, repeat?: Repeat): Stage {
  let snapshot: Promise<Snapshot> | undefined;
  return {
    shell,
    here: shell.location.here,
    out: shell.ports.out,
    err: shell.ports.err,
    signal,
    line,
    repeat,
    survey: () => (snapshot ??= shell.survey()),
  };
}

/** What a command may use while it is on this stage. */
export function scopeOf(stage: Stage, notice: Scope['notice'], progress: Progress = noProgress): Scope {
  const { shell, here, signal } = stage;
  const { kernel, commands } = shell.ports;
  return {
    kernel,
    commands,
    here,
    home: shell.location.home,
    signal,
    session: shell,
    survey: stage.survey,
    surveyAnew: () => shell.survey(),
    find: (operand) => findOnStage(operand, stage, progress),
    notice,
    progress: progress.show,
    write: (bytes) => stage.out.write(textOfBytes(bytes)),
    live: (terms) => (stage.repeat ?? refuseToRepeat)(stage, terms),
    choose: async (title, list, otherwise) => (await chooseOnStage(title, list, otherwise, stage, progress)).shown,
    confirm: (question) => progress.standAside(() => confirm(question, shell)),
  };
}

export async function findOnStage(operand: string, stage: Stage, progress = noProgress): Promise<Namespace> {
  const { shell, here, survey } = stage;
  return await findOperand(operand, await survey(), {
    ...shell.place,
    here,
    resolvePath: (path) => shell.resolvePath(path),
    choose: (fits, problem) => chooseReading(operand, fits, problem, stage, progress),
  });
}

function refuseToRepeat(): never {
  throw new Error('a line is repeated where none runs');
}

async function confirm(question: string, { ports }: Shell): Promise<boolean> {
  if (ports.chooser !== undefined) return await orCancel(ports.chooser.confirm(drawProse(`${question} [y/N]`, ports.err.canvas())));
  if (ports.ask === undefined) throw new ShellError(`${question} Nobody is here to answer`, { status: 2, hint: '-y answers yes' });
  const lines = drawProse(`${question} [y/N]`, ports.err.canvas()).split('\n');
  for (const line of lines.slice(0, -1)) await ports.err.write(`${line}\n`); // the editor draws the line that is answered
  return /^y(es)?$/i.test(((await ports.ask(`${lines.at(-1)} `)) ?? '').trim());
}
