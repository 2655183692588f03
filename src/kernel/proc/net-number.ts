import { statSync } from 'node:fs';
import { asInode, type NamespaceId } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';

/**
 * What tells network namespaces apart where the links of /proc/PID/ns may not be read: everybody may look at /proc/PID/net/dev, and its
 * inode number belongs to the one entry that each namespace has (kernel, fs/proc/proc_net.c, proc_net_ns_init). The device is that of
 * /proc, so that it equals no identity of nsfs. `undefined` for a process that has no namespace any more; throws where it may not be seen.
 */
export function readNetNumber(folder: string): NamespaceId | undefined {
  const found = statSync(`${folder}/net/dev`, { throwIfNoEntry: false });
  return found && { device: found.dev, inode: asInode(found.ino) };
}

/** The same where nothing may be seen of it, either. */
export function lookupNetNumber(folder: string): NamespaceId | undefined {
  return attempt(() => readNetNumber(folder));
}
