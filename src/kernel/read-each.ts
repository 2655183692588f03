import { setImmediate } from 'node:timers/promises';
import type { Target } from '../model/namespace.ts';
import type { KernelError, ShellError } from '../errors.ts';
import { isRefusedEntry } from './rootless/joining.ts';
import { openDoors } from './rootless/open-doors.ts';

/** So long may the event loop wait: a key must be answered while a thousand namespaces are read. */
const STRETCH_MS = 20;

interface Failed {
  readonly failure: KernelError | ShellError;
}

/** What `readOne` gives for each namespace; those that may not be entered are read once more when there is another way in (rootless/doors.ts). */
export async function readEach<T extends object>(targets: readonly Target[], readOne: (target: Target) => T | Failed): Promise<readonly (T | Failed)[]> {
  const readings = await readInStretches(targets, readOne);
  const refused = targets.filter((_, at) => isRefused(readings[at]));
  if (refused.length === 0 || !(await openDoors(refused))) return readings;
  const again = await readInStretches(refused, readOne);
  return readings.map((reading, at) => again[refused.findIndex((target) => target === targets[at])] ?? reading);
}

async function readInStretches<T extends object>(targets: readonly Target[], readOne: (target: Target) => T | Failed): Promise<readonly (T | Failed)[]> {
  const readings: (T | Failed)[] = [];
  let pauseAt = performance.now() + STRETCH_MS;
  for (const target of targets) {
    readings.push(readOne(target));
    if (performance.now() > pauseAt) {
      await setImmediate();
      pauseAt = performance.now() + STRETCH_MS;
    }
  }
  return readings;
}

function isRefused(reading: object | undefined): boolean {
  return reading !== undefined && 'failure' in reading && isRefusedEntry(reading.failure);
}
