import type { WatchWishes } from '../../kernel/watch-port.ts';
import type { Happening } from './happening.ts';
import { kindsToHear, Machine, type WatchTerms } from './machine.ts';

/** All that becomes different on the machine from now on, until `signal` says so. Each thing is told with what it was before. */
export async function* watchMachine(terms: WatchTerms): AsyncGenerator<Happening> {
  const watch = await terms.kernel.openWatch(wishesOf(terms));
  const stop = (): void => void watch.close();
  terms.signal.addEventListener('abort', stop, { once: true });
  if (terms.signal.aborted) stop();
  let end: ReturnType<typeof setTimeout> | undefined;
  try {
    const machine = new Machine(terms, watch);
    yield* machine.begin();
    if (terms.lastsMs !== undefined) end = setTimeout(stop, terms.lastsMs);
    for await (const events of watch) yield* machine.take(events);
  } finally {
    clearTimeout(end);
    terms.signal.removeEventListener('abort', stop);
    await watch.close();
  }
}

function wishesOf({ kinds, folders, lookEveryMs, roomBytes }: WatchTerms): WatchWishes {
  return { kinds: kindsToHear(kinds), folders, ...(lookEveryMs !== undefined && { lookEveryMs }), ...(roomBytes !== undefined && { roomBytes }) };
}
