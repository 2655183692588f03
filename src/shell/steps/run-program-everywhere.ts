import { setMaxListeners } from 'node:events';
import type { Namespace } from '../../model/namespace.ts';
import { drawBlocks } from '../../render/blocks.ts';
import { drawJson } from '../../render/json.ts';
import { printable } from '../../render/printable.ts';
import { messageOf, statusElsewhere } from './failure-elsewhere.ts';
import { createProgress } from './progress.ts';
import { captureProgram } from './run-program.ts';
import type { Stage } from './stage.ts';

// Each is a process of its own; more at once would only wait for one another.
const AT_ONCE = 16;

interface Answer {
  readonly namespace: string;
  readonly status: number;
  readonly output: string;
  readonly error: string;
}

/** Runs a program in every namespace at once, without the terminal; each answer comes under its namespace's name. */
export async function runProgramEverywhere(words: readonly string[], namespaces: readonly Namespace[], json: boolean, stage: Stage): Promise<number> {
  setMaxListeners(0, stage.signal); // each listens for Ctrl-C until it ends; Node takes more than ten for a leak
  const answers: Answer[] = [];
  const waiting = namespaces.map((here, at) => ({ here, at }));
  const progress = createProgress(stage);
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !stage.signal.aborted; next = waiting.shift()) {
      answers[next.at] = await ask(words, { ...stage, here: next.here });
      done += 1;
      progress.show(`${done} of ${namespaces.length} namespaces`);
    }
  };
  progress.show(`0 of ${namespaces.length} namespaces`);
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(progress.end);
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
    return { namespace, status: statusElsewhere(error), output: '', error: `${messageOf(error)}\n` };
  }
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
