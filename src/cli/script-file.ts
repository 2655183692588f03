import { readFileSync, statSync } from 'node:fs';
import { linesOf, type Lines } from '../shell/script.ts';

/**
 * Whether a word names a script, and not a namespace: a path with a slash to a regular file, or a regular file of that name here that is no
 * namespace's name. (A namespace's own file, under /run/netns, is on another file system and never regular to us.)
 */
export function isScriptFile(word: string): boolean {
  const found = statSync(word, { throwIfNoEntry: false });
  if (found === undefined || !(found.isFile() || found.isFIFO()) || found.dev === statSync('/proc/self/ns/net').dev) return false;
  return word.includes('/') || statSync(`/run/netns/${word}`, { throwIfNoEntry: false }) === undefined;
}

export function readScript(path: string): Lines {
  return linesOf(readFileSync(path, 'utf8'));
}

/** The lines of standard input, one by one as they come. */
export async function* inputLines(): AsyncGenerator<string> {
  const { createInterface } = await import('node:readline'); // late: most runs read no lines
  yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
}
