import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Options } from 'execa';
import { ShellError } from '../errors.ts';
import { isSameNamespace, type Target } from '../model/namespace.ts';
import { inProgramNamespace } from './enter.ts';
import { withNamespace } from './held.ts';
import { GO_ON_AS, NOTICES } from './rootless/go-on-as.ts';
import { isRefusedEntry, openJoining } from './rootless/joining.ts';
import type { Program, ProgramEars, ProgramEnd, ProgramOutput } from './program.ts';
import { readOwnId } from './own-namespace.ts';
import { requireDescriptors } from './spare-descriptors.ts';
import { encodeText } from './text.ts';

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

/** @see Kernel.stream */
export async function streamProgram(target: Target, program: Program, { onOutput, onMessage }: ProgramEars): Promise<ProgramEnd> {
  const reading: Promise<void>[] = [];
  const hear = ({ stdout, stderr }: Pick<Spawned, 'stdout' | 'stderr'>): void => {
    stderr?.setEncoding('utf8');
    reading.push(readAll(stdout, onOutput), readAll(stderr, onMessage));
  };
  const result = await start(target, program, { stdout: 'pipe', stderr: 'pipe' }, hear);
  await Promise.all(reading);
  return endOf(result, program);
}

/** `Piece` is what the stream was told to give: bytes, or text. */
async function readAll<Piece>(stream: Readable | null | undefined, take: (piece: Piece) => Promise<void> | void): Promise<void> {
  for await (const piece of stream ?? []) await take(piece);
}

/** A program that has just been started. */
interface Spawned extends PromiseLike<Result> {
  readonly stdout: Readable | null | undefined;
  readonly stderr: Readable | null | undefined;
}

interface Result {
  readonly exitCode?: number | undefined;
  readonly signal?: NodeJS.Signals | undefined;
  readonly code?: string | undefined;
  readonly stdout?: string | undefined;
  readonly stderr?: string | undefined;
}

async function start(target: Target, program: Program, output: { readonly stdout: 'inherit' | 'pipe'; readonly stderr: 'inherit' | 'pipe' }, hear?: (spawned: Spawned) => void): Promise<Result> {
  const { execa } = await import('execa'); // late: it takes some 60 ms to load, and many sessions run no program
  const [name, ...words] = program.words;
  requireDescriptors(name);
  const standard = [standardInputOf(program), output.stdout, output.stderr] as const;
  const options = {
    ...(typeof program.input === 'object' && 'text' in program.input ? { input: encodeText(program.input.text) } : {}),
    argv0: name,
    cwd: program.directory,
    env: program.environment,
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    ...(program.signal === undefined ? {} : { cancelSignal: program.signal }),
    ...(hear === undefined ? {} : { buffer: false, killSignal: 'SIGINT' as const }),
  } satisfies Options;
  try {
    return await spawnInside(target, program, () => holdingSignals(() => heard(execa(program.file, words, { ...options, stdio: standard }), hear)));
  } catch (error) {
    const joining = isRefusedEntry(error) ? openJoining(target) : undefined;
    if (joining === undefined) throw error;
    const [nsenter, ...before] = joining.words;
    const running = holdingSignals(() => heard(execa(nsenter, [...before, ...wordsInside(program)], { ...options, stdio: [...standard, 'pipe'] }), hear));
    hearNotices(running.stdio[NOTICES], program.onNotice ?? ignore);
    return await running.finally(() => joining.close());
  }
}

/** Whoever listens does so from the start, before anything can be missed. */
function heard<T extends Spawned>(spawned: T, hear: ((spawned: Spawned) => void) | undefined): T {
  hear?.(spawned);
  return spawned;
}

/** Netnsh goes first, to do what is done for programs that we can start inside ourselves. */
function wordsInside({ words, file, etcName = '' }: Program): readonly string[] {
  return [process.execPath, process.argv[1] ?? '', GO_ON_AS, etcName, file, ...words];
}

function hearNotices(stream: unknown, onNotice: (text: string) => void): void {
  if (stream instanceof Readable) createInterface(stream).on('line', onNotice);
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

function standardInputOf({ input }: Program): 'inherit' | 'ignore' | 'pipe' | AsyncIterable<Uint8Array> {
  if (input === 'terminal') return 'inherit';
  if (input === 'nothing') return 'ignore';
  return 'stream' in input ? encodeAll(input.stream) : 'pipe';
}

async function* encodeAll(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield encodeText(text);
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
