import { readdirSync, statSync } from 'node:fs';

const PATIENCE_MS = 500;

/**
 * Ends every process that still lives in this private world, ourselves left out; the world's namespaces then vanish by themselves. Asks first
 * (SIGTERM), and insists after a moment. Comes back when they are gone, synchronously, for it runs while the process ends.
 */
export function leaveNothing(): void {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of listOthers()) send(pid, signal);
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += 5) {
      if (listOthers().length === 0) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/**
 * Whoever sees our /run is in our world. That holds in whatever network, mount or user namespace inside it: every program that runs in
 * a namespace of the lab has a mount namespace of its own, for its /sys, and all of them still have our /run.
 */
function listOthers(): readonly number[] {
  const ours = statSync('/run').dev;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && deviceOfRun(name) === ours)
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
