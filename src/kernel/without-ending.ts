import process from 'node:process';
import { setImmediate } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does the work, which must be synchronous, from its first step to its last: a signal that would end this process meanwhile ends it
 * afterwards. Whoever listens for the signal as well hears it and decides.
 */
export async function withoutEnding(work: () => void): Promise<void> {
  let came: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => void (came = signal);
  SIGNALS.forEach((signal) => process.on(signal, note));
  try {
    work();
  } finally {
    // What came is told when the event loop polls next; the first of these may be in the same round as we are.
    await setImmediate();
    await setImmediate();
    SIGNALS.forEach((signal) => process.off(signal, note));
    if (came !== undefined && process.listenerCount(came) === 0) process.kill(process.pid, came);
  }
}
