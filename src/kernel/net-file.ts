import { readFileSync } from 'node:fs';
import { KernelError } from '../errors.ts';
import { isSameNamespace, type Target } from '../model/namespace.ts';
import { inNetworkNamespace } from './enter.ts';
import { errnoOf } from './errno.ts';
import { withNamespace } from './held.ts';
import { readOwnId } from './own-namespace.ts';
import { decodeBytes } from './text.ts';

/** @see Kernel.readNetFile */
export function readNetFile(target: Target, name: string): string | undefined {
  const read = (): string | undefined => readText(`/proc/thread-self/net/${name}`); // /proc/net is that of the process's first thread
  if (isSameNamespace(target.id, readOwnId())) return read();
  return withNamespace(target, (descriptor) => inNetworkNamespace(descriptor, read));
}

/** @see Kernel.readSysctl. /proc/sys/net is that of the task that opens a file in it (kernel, net/sysctl_net.c, net_ctl_header_lookup). */
export function readSysctl(target: Target, path: string): string | undefined {
  const read = (): string | undefined => readText(`/proc/sys/net/${path}`)?.trimEnd();
  if (isSameNamespace(target.id, readOwnId())) return read();
  return withNamespace(target, (descriptor) => inNetworkNamespace(descriptor, read));
}

/** @see Kernel.readTextFile */
export function readText(path: string): string | undefined {
  try {
    return decodeBytes(readFileSync(path));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    if (errno === 'ENOENT' || errno === 'ENOTDIR') return undefined;
    throw new KernelError(`read ${path}`, errno, { cause: error });
  }
}
