import type { CommandStep } from '../../grammar/step.ts';
import { reportProblem } from './report-problem.ts';
import { feedShellText } from './run-program.ts';
import { createCollector } from '../sink.ts';
import type { Stage } from './stage.ts';

/**
 * Lets a command of ours write, and hands what it wrote to the pipe or file behind it: `links | grep veth`, `ns > file`, `links 2>&1 | less`.
 * The status is that of the last in the pipe.
 */
export async function runFed({ feed, errors }: Pick<CommandStep, 'feed' | 'errors'>, stage: Stage, run: (stage: Stage) => Promise<number>): Promise<number> {
  if (feed === undefined && errors === undefined) return await run(stage);

  const output = createCollector();
  const messages = createCollector();
  const out = feed === undefined ? stage.out : output;
  const err = errors === undefined ? stage.err : errors === 'with output' ? out : messages;
  const inner: Stage = { ...stage, out, err };
  const status = await run(inner).catch((error: unknown) => reportProblem(error, { line: stage.line }, stage.shell, err));
  if (errors !== undefined && errors !== 'with output') await feedShellText(errors.feed, messages.text(), stage);
  return feed === undefined ? status : await feedShellText(feed, output.text(), stage);
}
