import { statSync } from 'node:fs';
import type { NamespaceId } from '../../model/namespace.ts';
import { attempt, isForbidden } from '../errno.ts';
import { identifyLink } from '../nsfs.ts';
import { readOwnPid } from '../own-pid.ts';
import type { HolderScan } from '../port.ts';
import { startBreathing } from './breath.ts';
import { scanDescriptors } from './descriptors.ts';
import { listNumbers, readName, readPids } from './folder.ts';
import { findHidden, readHidepid } from './hidden.ts';
import { scanMounts } from './mounts.ts';
import { type Place, type Scan, startScan } from './scan.ts';
import { scanOutside } from './scan-outside.ts';

/** Everything under /proc that holds a network namespace. A process that ends meanwhile is passed over in silence. */
export async function scanHolders(): Promise<HolderScan> {
  const scan = startScan();
  const breathe = startBreathing();
  const pids = readPids();
  const refused: number[] = [];
  const ownPid = readOwnPid();
  let threads = 0;
  for (const pid of pids) {
    threads += scanProcess(scan, pid, pid === ownPid, refused);
    await breathe();
  }
  scanOutside(scan, refused, readHidepid());
  await scanMounts(scan, breathe);
  return { holders: scan.holders, sockets: scan.socketHolders, unseen: [...scan.unseen.list(), ...findHidden(pids, threads)] };
}

/** Gives the number of its threads. Of a process that may not be looked into the pid goes to `refused`. */
function scanProcess(scan: Scan, pid: number, isOurs: boolean, refused: number[]): number {
  const folder = `/proc/${pid}`;
  const threads = countThreads(folder);
  let isRefused = false;
  const id = attempt(() => identifyLink(`${folder}/ns/net`), (errno) => (isRefused = isForbidden(errno)));
  if (isRefused) {
    refused.push(pid);
    return threads;
  }
  if (id !== undefined) scan.holders.push({ id, by: { what: 'process', pid, name: readName(folder) } });
  const place = threads === 1 && id !== undefined ? { pid, folder, id } : scanThreads(scan, pid, id);
  if (place === undefined) return threads;
  if (!isOurs) scanDescriptors(scan, place);
  noteMountNamespace(scan, place);
  return threads;
}

/** The kernel adds the number of threads to the two links of an empty folder (fs/proc/base.c, proc_task_getattr). */
function countThreads(folder: string): number {
  return Math.max((attempt(() => statSync(`${folder}/task`, { throwIfNoEntry: false }))?.nlink ?? 2) - 2, 0);
}

/**
 * Threads that are elsewhere than their leader, the first in each namespace. A leader that ended before its threads has no namespaces
 * and no descriptors, but its threads have: then the first of them gives the place where the rest is found. A plain zombie has none.
 */
function scanThreads(scan: Scan, pid: number, leader: NamespaceId | undefined): Place | undefined {
  let place: Place | undefined = leader && { pid, folder: `/proc/${pid}`, id: leader };
  const told = new Set(leader && [leader.inode]);
  for (const tid of listNumbers(`/proc/${pid}/task`) ?? []) {
    const folder = `/proc/${pid}/task/${tid}`;
    const id = tid === pid ? undefined : attempt(() => identifyLink(`${folder}/ns/net`));
    if (id === undefined) continue;
    place ??= { pid, folder, id: undefined };
    if (told.has(id.inode)) continue;
    told.add(id.inode);
    scan.holders.push({ id, by: { what: 'thread', pid, tid, name: readName(`/proc/${pid}`) } });
  }
  return place;
}

function noteMountNamespace(scan: Scan, { pid, folder }: Place): void {
  const inode = attempt(() => identifyLink(`${folder}/ns/mnt`))?.inode;
  if (inode === undefined) return;
  const pids = scan.mountNamespaces.get(inode);
  if (pids === undefined) scan.mountNamespaces.set(inode, [pid]);
  else pids.push(pid);
}
