import { setImmediate } from 'node:timers/promises';

/** A key that is typed meanwhile waits no longer than this. */
const STRETCH_MS = 4;

/** Gives a function to be awaited at every step of a long synchronous work: now and then it lets keys and timers have their turn. */
export function startBreathing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < STRETCH_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
