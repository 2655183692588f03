import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The words that run netnsh as it was built. */
export const netnsh: readonly [string, string] = [process.execPath, fileURLToPath(new URL('../../bin/netnsh', import.meta.url))];

export interface DemoRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface DemoTerms {
  /** Words before it, such as those of `ordinaryUser()`. */
  readonly as?: readonly string[];
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** `netnsh demo` from start to end, without a terminal. */
export function runDemo(words: readonly string[], { as = [], input = '', environment = {} }: DemoTerms = {}): DemoRun {
  const [program = '', ...rest] = [...as, ...netnsh, 'demo', ...words];
  const { status, signal, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8', input, env: { ...process.env, ...environment } });
  return { status, signal, stdout, stderr };
}

/** A demo that goes on until it is ended. Everything that runs in it is known by a mark in its environment. */
export interface RunningDemo {
  readonly pid: number;
  /** How it ended: a status, or a signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** The processes in it, the shell too. */
  processes(): readonly number[];
  /** Resolves when no process is left. */
  empty(): Promise<void>;
}

const MARK = 'NETNSH_TEST_DEMO';
let started = 0;

/** Resolves when the line that the demo was given has printed something. Whatever is left of it ends with the test. */
export async function startDemo(line: string, as: readonly string[] = []): Promise<RunningDemo> {
  const mark = `${process.pid}-${(started += 1)}`;
  const [program = '', ...rest] = [...as, ...netnsh, 'demo', '-c', line];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, [MARK]: mark } });
  const ended = endOf(child);
  const processes = (): readonly number[] => listMarked(`${MARK}=${mark}`);
  onTestFinished(() => processes().forEach((pid) => process.kill(pid, 'SIGKILL')));
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (child.pid === undefined || child.exitCode !== null) throw new Error(`the demo ended before it was ready: ${await ended}`);
  return {
    pid: child.pid,
    ended,
    processes,
    async empty() {
      const deadline = performance.now() + 15_000;
      while (processes().length > 0) {
        if (performance.now() > deadline) throw new Error(`still there: ${processes().join(', ')}`);
        await pause(10);
      }
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  await once(child, 'exit');
  return child.signalCode ?? child.exitCode ?? 0;
}

/** A zombie's environment is empty. */
function listMarked(mark: string): readonly number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && readEnvironment(name).includes(mark)).map(Number);
}

function readEnvironment(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
