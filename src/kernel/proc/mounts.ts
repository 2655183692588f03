import { isSameNamespace, namespaceKey } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';
import { parseMountinfo, type NamespaceMount } from '../mountinfo.ts';
import { identifyLink, identifyPath } from '../nsfs.ts';
import { readLatin1 } from './folder.ts';
import type { Scan } from './scan.ts';

/**
 * Namespaces bound to a path in any mount namespace, our own first. Mounts spread to the mount namespaces of services by the
 * hundred: what is bound to the same path in one that was read before is not told again.
 */
export async function scanMounts(scan: Scan, breathe: () => Promise<void> | undefined): Promise<void> {
  const told = new Set<string>();
  const own = attempt(() => identifyLink('/proc/self/ns/mnt'))?.inode;
  await scanMountNamespace(scan, undefined, readLatin1('/proc/self/mountinfo') ?? '', told, breathe);
  for (const [inode, pids] of scan.mountNamespaces) {
    if (inode === own) continue;
    const found = readMountinfo(pids);
    if (found !== undefined) await scanMountNamespace(scan, found.pid, found.text, told, breathe);
  }
}

/** From the first process that is still there: it stands for its mount namespace. */
function readMountinfo(pids: readonly number[]): { readonly pid: number; readonly text: string } | undefined {
  for (const pid of pids) {
    const text = readLatin1(`/proc/${pid}/mountinfo`);
    if (text) return { pid, text };
  }
  return undefined;
}

async function scanMountNamespace(
  scan: Scan,
  pid: number | undefined,
  mountinfo: string,
  told: Set<string>,
  breathe: () => Promise<void> | undefined,
): Promise<void> {
  for (const mount of parseMountinfo(mountinfo)) {
    const key = `${namespaceKey(mount.id)} ${mount.mountPoint}`;
    if (told.has(key)) continue;
    told.add(key);
    const path = reach(pid, mount);
    scan.holders.push({ id: mount.id, by: { what: 'mount', pid, path, mountPoint: mount.mountPoint } });
    await breathe();
  }
}

/** The path by which we can open it; none when the mount is covered by another, so that the path leads elsewhere. */
function reach(pid: number | undefined, { id, mountPoint }: NamespaceMount): string | undefined {
  const path = pid === undefined ? mountPoint : `/proc/${pid}/root${mountPoint}`;
  const found = attempt(() => identifyPath(path));
  return found !== undefined && isSameNamespace(found, id) ? path : undefined;
}
