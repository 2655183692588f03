import { CancelledError, ShellError, UsageError } from '../../errors.ts';
import { drawProblem } from '../../render/problem.ts';
import type { Shell } from '../shell.ts';
import type { Sink } from '../sink.ts';

/** Says what went wrong, and gives the status of it. */
export async function reportProblem(
  error: unknown,
  place: { readonly line: string | undefined; readonly command?: string | undefined },
  { origin, ports: { isInteractive, isDebugging } }: Shell,
  to: Sink,
): Promise<number> {
  const text = drawProblem(error, { ...place, origin, interactive: isInteractive, debug: isDebugging }, to.canvas());
  if (text !== '') await to.write(`${text}\n`);
  return statusOf(error);
}

export function statusOf(error: unknown): number {
  if (error instanceof CancelledError) return 130;
  if (error instanceof UsageError) return 2;
  return error instanceof ShellError ? error.status : 1;
}
