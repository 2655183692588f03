import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The words that run netnsh as it was built. */
export const netnsh: readonly [string, string] = [process.execPath, fileURLToPath(new URL('../../bin/netnsh', import.meta.url))];

/** A folder for PATH in which netnsh is. */
export const netnshFolder = fileURLToPath(new URL('../../bin', import.meta.url));

export interface Run {
  /** `undefined` when a signal ended it. */
  readonly status: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terms {
  /** Words before it, such as those of `ordinaryUser()`. */
  readonly as?: readonly string[];
  /** What it reads; without it, nothing. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** A descriptor for its standard output, which is collected otherwise. */
  readonly stdout?: number;
}

/** Runs netnsh from start to end, without a terminal. */
export function runNetnsh(words: readonly string[], { as = [], ...terms }: Terms = {}): Run {
  return runWords([...as, ...netnsh, ...words], terms);
}

/** The same for any words, in bash(1) or with a prefix. */
export function runWords([program = '', ...rest]: readonly string[], { input = '', environment = {}, directory, stdout = undefined }: Omit<Terms, 'as'> = {}): Run {
  const result = spawnSync(program, rest, {
    encoding: 'utf8',
    input,
    env: { ...process.env, ...environment },
    cwd: directory,
    stdio: ['pipe', stdout ?? 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error !== undefined) throw result.error;
  return { status: result.status ?? undefined, signal: result.signal ?? undefined, stdout: result.stdout ?? '', stderr: result.stderr };
}

/** A netnsh that reads its lines from us, one by one. */
export function startNetnsh(words: readonly string[]): ChildProcessWithoutNullStreams {
  const [program, file] = netnsh;
  return spawn(program, [file, ...words]);
}
