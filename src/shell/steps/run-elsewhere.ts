import { setMaxListeners } from 'node:events';
import { KernelError, UsageError } from '../../errors.ts';
import { parseArguments } from '../../grammar/parse-arguments.ts';
import type { CommandStep, ElsewhereStep, Step } from '../../grammar/step.ts';
import type { Namespace } from '../../model/namespace.ts';
import { drawBlocks } from '../../render/blocks.ts';
import { printable } from '../../render/printable.ts';
import { drawJson } from '../../render/json.ts';
import { drawProse } from '../../render/wrap.ts';
import { carryOut } from './carry-out.ts';
import { runFed } from './feed.ts';
import { collectingNotices } from './notices.ts';
import { statusOf } from './report-problem.ts';
import { findCommand, showHelp, writeRows } from './run-command.ts';
import { captureProgram } from './run-program.ts';
import { findOnStage, scopeOf, type Stage } from './stage.ts';

/**
 * `@NS rest` in one namespace, on the terminal, as `runStep` does it; `@all rest` in every one at once, each answer under its
 * namespace's name.
 */
export async function runElsewhere(elsewhere: ElsewhereStep, stage: Stage, runStep: (step: Step, stage: Stage) => Promise<number>): Promise<number> {
  const { step, target, isAll, json } = elsewhere;
  if (step.kind === 'command') refuseToMove(step, stage);
  if (!isAll) return await runStep(step, { ...stage, here: await findOnStage(target.text, stage) });
  const { namespaces } = await stage.survey();
  if (step.kind === 'command') refuseToActEverywhere(step, stage);
  if (step.kind === 'command') return await runFed(step, stage, (inner) => runCommandEverywhere(step, namespaces, json, inner));
  if (step.kind === 'help') return await runStep(step, stage);
  const words = step.kind === 'program' ? step.words.map((word) => word.text) : ['sh', '-c', step.text, ...stage.shell.ports.scriptWords];
  return await runProgramEverywhere(words, namespaces, json, stage);
}

/** A command that changes the shell itself does so here, wherever it is said. */
function refuseToMove({ name }: CommandStep, stage: Stage): void {
  const { group, shape } = findCommand(name.text, stage);
  if (shape === 'act' && (group === 'move' || group === 'the shell')) {
    throw new UsageError(`${name.text} changes this shell and can not be done elsewhere`, { span: name.span, hint: `${name.text} without the @` });
  }
}

/** `mkns` and the like say themselves what they change, wherever they run. */
function refuseToActEverywhere({ name }: CommandStep, stage: Stage): void {
  if (findCommand(name.text, stage).shape !== 'act') return;
  throw new UsageError(`${name.text} would do the same thing for every namespace`, { span: name.span, hint: `${name.text} without the @all` });
}

/** One table of all rows, in which each row says where it is from. */
async function runCommandEverywhere(step: CommandStep, namespaces: readonly Namespace[], json: boolean, stage: Stage): Promise<number> {
  const command = findCommand(step.name.text, stage);
  const parsed = parseArguments(command, step.words);
  if (parsed.help) return await showHelp(step.name, stage);
  const { values, common } = parsed;
  const answers = await collectingNotices(stage.err, async (notice) => {
    const settled = await Promise.allSettled(namespaces.map((here) => carryOut(command, values, scopeOf({ ...stage, here }, notice))));
    const rows = settled.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const output = json ? 'json' : common.output;
    await writeRows(command, rows, { ...common, output }, { where: 'any namespace', several: true }, stage);
    return settled;
  });
  let status = 0;
  for (const [at, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') continue;
    status ||= statusEverywhere(answer.reason);
    await stage.err.write(`${drawProse(`${namespaces[at]?.label ?? ''}: ${messageOf(answer.reason)}`, stage.err.canvas())}\n`);
  }
  return status;
}

// Each is a process of its own; more at once would only wait for one another.
const AT_ONCE = 16;

interface Answer {
  readonly namespace: string;
  readonly status: number;
  readonly output: string;
  readonly error: string;
}

async function runProgramEverywhere(words: readonly string[], namespaces: readonly Namespace[], json: boolean, stage: Stage): Promise<number> {
  setMaxListeners(0, stage.signal); // each listens for Ctrl-C until it ends; Node takes more than ten for a leak
  const answers: Answer[] = [];
  const waiting = namespaces.map((here, at) => ({ here, at }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !stage.signal.aborted; next = waiting.shift()) {
      answers[next.at] = await ask(words, { ...stage, here: next.here });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  stage.signal.throwIfAborted();
  if (json) await stage.out.write(`${drawJson(answers.map((answer) => ({ ...answer, output: parsed(answer.output) })), 2)}\n`);
  else await writeBlocks(answers, stage);
  return answers.find(({ status }) => status !== 0)?.status ?? 0;
}

async function ask(words: readonly string[], stage: Stage): Promise<Answer> {
  const namespace = stage.here.label;
  try {
    const { end, stdout, stderr } = await captureProgram(words, stage);
    return { namespace, status: end.status, output: stdout, error: stderr };
  } catch (error) {
    return { namespace, status: statusEverywhere(error), output: '', error: `${messageOf(error)}\n` };
  }
}

/** A namespace that ends while all are asked is told of, and is no failure. */
function statusEverywhere(error: unknown): number {
  return error instanceof KernelError && error.errno === 'ENOENT' ? 0 : statusOf(error);
}

async function writeBlocks(answers: readonly Answer[], { out, err }: Stage): Promise<void> {
  const output = drawBlocks(answers.map(({ namespace, output }) => ({ label: namespace, text: output })), out.canvas());
  const errors = drawBlocks(answers.map(({ namespace, error }) => ({ label: namespace, text: error })), err.canvas()) + silentFailures(answers);
  if (output !== '') await out.write(output);
  if (errors !== '') await err.write(errors);
}

/** Where a program failed without a word: `status 1 in host, beijing`. */
function silentFailures(answers: readonly Answer[]): string {
  const silent = answers.filter(({ status, output, error }) => status !== 0 && output === '' && error === '');
  const statuses = [...new Set(silent.map(({ status }) => status))];
  return statuses.map((status) => `status ${status} in ${silent.filter((answer) => answer.status === status).map(({ namespace }) => printable(namespace)).join(', ')}\n`).join('');
}

/** `ip -j` and the like answer in JSON, which is taken as it is; everything else stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
