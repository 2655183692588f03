import { closeSync, fstatSync } from 'node:fs';
import { KernelError } from '../errors.ts';
import { libc } from './libc.ts';

const SIOCGSKNS = 0x894c; // linux/sockios.h, Linux 4.9

/**
 * A descriptor of the namespace in which a socket of another process was made; the caller closes it. Needs ptrace rights over the
 * process (pidfd_getfd(2), Linux 5.6) and CAP_NET_ADMIN in that namespace (net/socket.c, get_net_ns).
 */
export function openSocketNamespace(pid: number, descriptor: number): number {
  const pidfd = libc().pidfdOpen(pid);
  try {
    return openNamespaceOfSocket(pidfd, descriptor);
  } finally {
    closeSync(pidfd);
  }
}

/** The same for a process that is open already. */
export function openNamespaceOfSocket(pidfd: number, descriptor: number): number {
  const copy = libc().pidfdGetfd(pidfd, descriptor);
  try {
    // The number may have passed to another file, and a device may take this request for one of its own.
    if (!fstatSync(copy).isSocket()) throw new KernelError('ioctl', 'ENOTSOCK');
    return libc().ioctl(copy, SIOCGSKNS, 0);
  } finally {
    closeSync(copy);
  }
}
