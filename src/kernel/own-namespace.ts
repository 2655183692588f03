import { statSync } from 'node:fs';
import { ShellError } from '../errors.ts';
import { asInode, type NamespaceId, type Target } from '../model/namespace.ts';

// The thread's own: /proc/self is the first thread of the process, whichever thread asks.
const PATH = '/proc/thread-self/ns/net';

/** The network namespace in which this thread is. */
export function readOwnId(): NamespaceId {
  const found = statSync(PATH, { throwIfNoEntry: false });
  if (found === undefined) throw new ShellError('/proc does not show netnsh itself: it is that of another pid namespace, or not mounted', { hint: 'in a mount namespace of your own, try: mount -t proc proc /proc' });
  return { device: found.dev, inode: asInode(found.ino) };
}

/** @see Kernel.readOwnNamespace */
export function readOwnNamespace(): Target {
  return { id: readOwnId(), ways: [{ via: 'path', path: PATH }] };
}
