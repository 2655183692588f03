import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';
import type { Options } from 'execa';
import { ShellError } from '../errors.ts';
import { isSameNamespace, type Target } from '../model/namespace.ts';
import { inProgramNamespace } from './enter.ts';
import { withNamespace } from './held.ts';
import { isRefusedEntry, openJoining } from './rootless/joining.ts';
import type { Program, ProgramEnd, ProgramOutput } from './program.ts';
import { readOwnId } from './own-namespace.ts';

/** @see Kernel.run */
export async function runProgram(target: Target, program: Program): Promise<ProgramEnd> {
  const result = await start(target, program, { stdout: 'inherit', stderr: 'inherit' });
  return endOf(result, program);
}

/** @see Kernel.capture */
export async function captureProgram(target: Target, program: Program): Promise<ProgramOutput> {
  const result = await start(target, program, { stdout: 'pipe', stderr: 'pipe' });
  return { end: endOf(result, program), stdout: result.stdout ?? '', stderr: result.stderr ?? '' };
}

interface Result {
  readonly exitCode?: number | undefined;
  readonly signal?: NodeJS.Signals | undefined;
  readonly code?: string | undefined;
  readonly stdout?: string | undefined;
  readonly stderr?: string | undefined;
}

async function start(target: Target, program: Program, output: { readonly stdout: 'inherit' | 'pipe'; readonly stderr: 'inherit' | 'pipe' }): Promise<Result> {
  const { execa } = await import('execa'); // late: it takes some 60 ms to load, and many sessions run no program
  const [name, ...words] = program.words;
  const options = {
    ...output,
    ...inputOf(program),
    argv0: name,
    cwd: program.directory,
    env: program.environment,
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    ...(program.signal === undefined ? {} : { cancelSignal: program.signal }),
  } satisfies Options;
  const spawn = (file: string, rest: readonly string[]): PromiseLike<Result> => holdingSignals(() => execa(file, rest, options));
  try {
    return await spawnInside(target, program, () => spawn(program.file, words));
  } catch (error) {
    const joining = isRefusedEntry(error) ? openJoining(target) : undefined;
    if (joining === undefined) throw error;
    program.onNotice?.('/sys still shows the devices of the starting namespace: this one was entered through its user namespace');
    const [nsenter, ...before] = joining.words;
    return await Promise.resolve(spawn(nsenter, [...before, program.file, ...words])).finally(() => joining.close());
  }
}

/** The child is born where this thread is while it forks, and `spawn` forks before it returns. */
function spawnInside(target: Target, program: Program, spawn: () => PromiseLike<Result>): PromiseLike<Result> {
  if (isSameNamespace(target.id, readOwnId())) return spawn();
  return withNamespace(target, (descriptor) => inProgramNamespace(descriptor, program.etcName, program.onNotice ?? ignore, spawn));
}

/**
 * execa ends the program when we are ended, but only once it listens for that. A signal that comes between the fork and then is held until
 * the event loop runs again, and reaches execa instead of ending us alone.
 */
function holdingSignals<T>(spawn: () => T): T {
  const signals = ['SIGTERM', 'SIGHUP'] as const;
  signals.forEach((signal) => process.on(signal, ignore));
  try {
    return spawn();
  } finally {
    signals.forEach((signal) => process.off(signal, ignore));
  }
}

function ignore(): void {}

function inputOf({ input }: Program): Pick<Options, 'stdin'> | { readonly input: string } {
  if (input === 'terminal') return { stdin: 'inherit' };
  if (input === 'nothing') return { stdin: 'ignore' };
  return { input: input.text };
}

/** execa gives neither status nor signal when the program could not be started at all. */
function endOf(result: Result, program: Program): ProgramEnd {
  if (result.signal !== undefined) return { status: 128 + constants.signals[result.signal], signal: result.signal };
  if (result.exitCode !== undefined) return { status: result.exitCode };
  const name = program.words[0];
  if (result.code === 'ENOENT') {
    const missing = existsSync(program.directory) ? 'the interpreter that it names is missing' : `the working folder ${program.directory} is gone`;
    throw new ShellError(`${name}: ${missing}`, { word: name, status: 127 });
  }
  throw new ShellError(`${name}: can not be started: ${result.code ?? 'unknown reason'}`, { word: name, status: 126 });
}
