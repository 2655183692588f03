import { closeSync, openSync } from 'node:fs';
import { ShellError } from '../errors.ts';
import { errnoOf } from './errno.ts';

/** Pipes for four streams, that on which libuv hears how execve(2) went, and the places that we come back to. */
const FOR_A_PROGRAM = 16;

/**
 * Whether a program can be started with the descriptors that are left. Asked before, since Node gives a child without streams where
 * they do not suffice (lib/internal/child_process.js, EMFILE), over which execa stumbles.
 */
export function requireDescriptors(name: string): void {
  const opened: number[] = [];
  try {
    while (opened.length < FOR_A_PROGRAM) opened.push(openSync('/', 'r'));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno !== 'EMFILE' && errno !== 'ENFILE') throw error;
    throw new ShellError(`${name}: can not be started: too many files are open (${errno})`, { word: name, status: 126, hint: errno === 'EMFILE' ? 'ulimit -n tells how many may be, and raises it' : undefined });
  } finally {
    opened.forEach((descriptor) => closeSync(descriptor));
  }
}
