import { statSync } from 'node:fs';
import { asInode, type NamespaceId, type Target } from '../model/namespace.ts';

// The thread's own: /proc/self is the first thread of the process, whichever thread asks.
const PATH = '/proc/thread-self/ns/net';

/** The network namespace in which this thread is. */
export function readOwnId(): NamespaceId {
  const { dev, ino } = statSync(PATH);
  return { device: dev, inode: asInode(ino) };
}

/** @see Kernel.readOwnNamespace */
export function readOwnNamespace(): Target {
  return { id: readOwnId(), ways: [{ via: 'path', path: PATH }] };
}
