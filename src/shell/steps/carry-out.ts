import { setMaxListeners } from 'node:events';
import type { LoadedRows, RowsCommand } from '../../commands/define.ts';
import type { Scope } from '../../commands/scope.ts';
import type { Arguments, Values } from '../../grammar/argument.ts';

/**
 * Runs a command. At Ctrl-C one that only looks gives the prompt back at once, and what it would still find is dropped; one that changes
 * something is waited for, so that nothing is left half done.
 */
export async function carryOut({ shape }: RowsCommand, body: LoadedRows, values: Values<Arguments>, scope: Scope): Promise<readonly unknown[]> {
  const work = body.run(values, scope);
  return shape === 'show' ? await unlessAborted(scope.signal, work) : await work;
}

async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  setMaxListeners(0, signal); // `@all` waits for many at once; Node takes more than ten for a leak
  return await new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
