import { readFileSync, statSync, type Stats } from 'node:fs';
import { pathOfName } from '../model/named-path.ts';
import { linesOf, type Lines } from '../shell/script.ts';

/**
 * Whether a word names a script, and not a namespace: a path with a slash to a regular file, or a regular file of that name here that is no
 * namespace's name. (A namespace's own file, under /run/netns, is on another file system and never regular to us.)
 */
export function isScriptFile(word: string): boolean {
  const found = lookupFile(word);
  if (found === undefined || !(found.isFile() || found.isFIFO()) || found.dev === statSync('/proc/self/ns/net').dev) return false;
  return word.includes('/') || lookupFile(pathOfName(word)) === undefined;
}

function lookupFile(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined; // nothing is there, or it may not be looked at
  }
}

export function readScript(path: string): Lines {
  return linesOf(readFileSync(path, 'utf8'));
}

/** The lines of standard input, one by one as they come. */
export async function* inputLines(): AsyncGenerator<string> {
  const { createInterface } = await import('node:readline'); // late: most runs read no lines
  yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
}
