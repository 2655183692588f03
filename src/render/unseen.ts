import type { Unseen } from '../model/unseen.ts';

/** `not seen: 12 processes: they belong to other users`. */
export function unseenText({ count, what, why }: Unseen): string {
  return `not seen: ${count} ${count === 1 ? (singulars.get(what) ?? what) : what}: ${why}`;
}

const singulars: ReadonlyMap<string, string> = new Map([
  ['processes', 'process'],
  ["processes' threads and open files", "process's threads and open files"],
  ['threads', 'thread'],
  ['sockets', 'socket'],
  ['container runtimes', 'container runtime'],
  ['folders of names', 'folder of names'],
]);
