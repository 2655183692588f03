import { readdirSync, statSync } from 'node:fs';

const PATIENCE_MS = 500;
const PAUSE_MS = 5;

/**
 * Ends every process that still lives in the private world, ourselves left out; the world's namespaces then vanish by themselves. Asks
 * first (SIGTERM), and insists after a moment. Comes back when they are gone, synchronously, for it runs while the process ends.
 *
 * `run` is the device of the world's own /run: whoever sees that is in the world. A program in a namespace of the lab has a mount
 * namespace of its own, for its /sys, but still this /run. It is not looked up here: somebody may have unmounted it by now, and then
 * /run would be the machine's, and all of the machine's processes would be ended.
 */
export function leaveNothing(run: number): void {
  for (const pid of listOthers(run)) send(pid, 'SIGTERM');
  const areGone = waitUntil(() => listOthers(run).length === 0);
  if (!areGone) waitUntil(() => killAll(listOthers(run))); // again and again, for what is born meanwhile
}

/** Gives `true` when there was nobody to kill. */
function killAll(pids: readonly number[]): boolean {
  for (const pid of pids) send(pid, 'SIGKILL');
  return pids.length === 0;
}

function waitUntil(isReached: () => boolean): boolean {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += PAUSE_MS) {
    if (isReached()) return true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  return false;
}

function listOthers(run: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && deviceOfRun(name) === run)
    .map(Number);
}

/** `undefined` for a process that may not be looked at, has ended, or waits to be buried (a zombie has no root). */
function deviceOfRun(pid: string): number | undefined {
  try {
    return statSync(`/proc/${pid}/root/run`).dev;
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended meanwhile
  }
}
