import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

export type HoldingWay = 'process' | 'thread' | 'zombie-leader' | 'descriptor' | 'socket';

export interface HoldingProcess {
  readonly pid: number;
  end(): Promise<void>;
}

const fixture = fileURLToPath(new URL('../fixtures/hold.js', import.meta.url));

/** A process that holds the namespace at `path` in one way only. */
export function startHolder(way: HoldingWay, path: string): Promise<HoldingProcess> {
  return startProcess([execPath, fixture, way, path]);
}

/** A program that says something when it is ready, and ends when its stdin does. */
export async function startProcess([program = '', ...rest]: readonly string[]): Promise<HoldingProcess> {
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), ended]);
  if (child.pid === undefined || child.exitCode !== null) throw new Error(`${program} ended before it was ready: ${String(said)}`);
  return {
    pid: child.pid,
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
