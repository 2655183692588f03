import { writeSync } from 'node:fs';
import { encodeText } from '../kernel/text.ts';
import { isTerminal } from './is-terminal.ts';

/** Standard output and standard error, by their descriptors. */
export type StandardStream = 1 | 2;

/**
 * Writes all of it, or ends the process: a reader that has seen enough (`netnsh links | head -1`) ends us without a word, any other
 * failure, such as a full disk, is said.
 *
 * Names may hold bytes that are no UTF-8; inside netnsh those are lone surrogates, and here they become bytes again.
 *
 * Files and pipes are written to directly. Opening process.stdout for a pipe would load half of Node's network code.
 */
export async function writeText(descriptor: StandardStream, text: string): Promise<void> {
  const bytes = encodeText(text);
  const rest = isTerminal(descriptor) ? bytes : writeDirectly(descriptor, bytes);
  if (rest.length === 0) return;
  await new Promise<void>((resolve) => streamOf(descriptor).write(rest, () => resolve()));
}

/** The stream itself, for what needs a terminal. */
export function streamOf(descriptor: StandardStream): NodeJS.WriteStream {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  if (!stream.listeners('error').includes(endOnError[descriptor])) stream.on('error', endOnError[descriptor]);
  return stream;
}

/** Gives what is left when somebody else has made the pipe non-blocking, and it is full. */
function writeDirectly(descriptor: StandardStream, bytes: Uint8Array): Uint8Array {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') end(descriptor, error);
  }
  return bytes.subarray(written);
}

const endOnError: Readonly<Record<StandardStream, (error: unknown) => void>> = { 1: (error) => end(1, error), 2: (error) => end(2, error) };

function end(descriptor: StandardStream, error: unknown): never {
  const isBrokenPipe = error instanceof Error && 'code' in error && error.code === 'EPIPE';
  if (!isBrokenPipe && descriptor === 1) writeDirectly(2, Buffer.from(`netnsh: standard output: ${error instanceof Error ? error.message : String(error)}\n`));
  process.exit(isBrokenPipe ? 141 : 1); // 128 + SIGPIPE, as a program that does not ignore it would end
}
