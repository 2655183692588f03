import { CancelledError } from '../../errors.ts';
import type { CommandStep } from '../../grammar/step.ts';
import { createPipe } from '../sink.ts';
import { runFed } from './feed.ts';
import { reportProblem } from './report-problem.ts';
import { feedShellStream } from './run-program.ts';
import type { Stage } from './stage.ts';

/**
 * As `runFed`, for a command that writes as long as nobody stops it: what it writes is read at once, and whoever has read enough ends it
 * (`events | head -3`).
 */
export async function runFedLive({ feed, errors }: Pick<CommandStep, 'feed' | 'errors'>, stage: Stage, run: (stage: Stage) => Promise<number>): Promise<number> {
  if (feed === undefined) return await runFed({ feed, errors }, stage, run);
  if (errors !== undefined && errors !== 'with output') return await runFed({ feed: undefined, errors }, stage, (inner) => runFedLive({ feed, errors: undefined }, inner, run));

  const pipe = createPipe();
  const err = errors === 'with output' ? pipe : stage.err;
  const reader = new AbortController();
  const inner: Stage = { ...stage, isAside: true, out: pipe, err, signal: AbortSignal.any([stage.signal, reader.signal]) };
  const writing = run(inner)
    .catch((error: unknown) => reportProblem(error, { line: stage.line }, stage.shell, err))
    .finally(() => pipe.end());
  try {
    return await feedShellStream(feed, pipe, stage);
  } finally {
    reader.abort(new CancelledError());
    pipe.end();
    await writing;
  }
}
