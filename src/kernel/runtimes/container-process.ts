import type { NamespaceId } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';
import { identifyLink } from '../nsfs.ts';
import { readLatin1 } from '../proc/folder.ts';

/** The network namespace of a container's first process; `undefined` where that is not to be seen, or is somebody else's process. */
export function readContainerNamespace(pid: number, container: string): NamespaceId | undefined {
  if (!isProcessOf(pid, container)) return undefined;
  return attempt(() => identifyLink(`/proc/${pid}/ns/net`));
}

/**
 * A daemon that is outside of our pid namespace speaks of other numbers, a stranger's may say anything, and pids are used again. A process
 * of a container has the container's id in its cgroup, or in the command of the program that watches over it (containerd-shim, conmon).
 */
function isProcessOf(pid: number, container: string): boolean {
  if (readLatin1(`/proc/${pid}/cgroup`)?.includes(container) === true) return true;
  const parent = readParent(pid);
  return parent !== undefined && readLatin1(`/proc/${parent}/cmdline`)?.includes(container) === true;
}

/** `undefined` when the process is gone. */
export function readParent(pid: number): number | undefined {
  const parent = /^PPid:\t(\d+)$/m.exec(readLatin1(`/proc/${pid}/status`) ?? '')?.[1];
  return parent === undefined ? undefined : Number(parent);
}
