import { closeSync } from 'node:fs';
import { isSameNamespace, type NamespaceId } from '../../model/namespace.ts';
import { attempt, isForbidden } from '../errno.ts';
import { libc } from '../libc.ts';
import { identify } from '../nsfs.ts';
import { openNamespaceOfSocket } from '../socket-namespace.ts';
import type { SocketDescriptor } from './descriptors.ts';
import type { Place, Scan } from './scan.ts';

/** Sockets that were made elsewhere than where their process is now. Each socket is asked once, however many processes share it. */
export function scanSockets(scan: Scan, place: Place, sockets: readonly SocketDescriptor[]): void {
  const unknown = sockets.filter(({ inode }) => !scan.sockets.has(inode));
  if (unknown.length > 0) askSockets(scan, place.pid, unknown);
  for (const { descriptor, inode } of sockets) {
    const id = scan.sockets.get(inode);
    if (id === undefined || (place.id !== undefined && isSameNamespace(id, place.id))) continue;
    scan.holders.push({ id, by: { what: 'socket', pid: place.pid, descriptor } });
  }
}

function askSockets(scan: Scan, pid: number, sockets: readonly SocketDescriptor[]): void {
  const refuse = (count: number) => (errno: string) => {
    const why = explain(errno);
    if (why !== undefined) scan.unseen.add('sockets', why, count);
  };
  const pidfd = attempt(() => libc().pidfdOpen(pid), refuse(sockets.length));
  if (pidfd === undefined) return;
  try {
    for (const { descriptor, inode } of sockets) {
      scan.sockets.set(inode, attempt(() => identifySocket(pidfd, descriptor), refuse(1)));
    }
  } finally {
    closeSync(pidfd);
  }
}

function identifySocket(pidfd: number, descriptor: number): NamespaceId {
  const namespace = openNamespaceOfSocket(pidfd, descriptor);
  try {
    return identify(namespace);
  } finally {
    closeSync(namespace);
  }
}

/** `undefined` when the process or the socket is gone, which is normal. */
function explain(errno: string): string | undefined {
  if (errno === 'ENOSYS') return 'not searched: this kernel has no pidfd_getfd (it came with Linux 5.6)';
  if (isForbidden(errno)) return 'not searched: that needs CAP_SYS_PTRACE over their processes and CAP_NET_ADMIN in their namespaces';
  if (errno === 'ENOTTY' || errno === 'EOPNOTSUPP' || errno === 'EMFILE') return `not searched: ${errno}`;
  return undefined;
}
