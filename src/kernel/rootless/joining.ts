import { closeSync, constants, openSync } from 'node:fs';
import { env, pid as ownPid } from 'node:process';
import { KernelError } from '../../errors.ts';
import { isSameNamespace, type NamespaceId, type Target } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';
import { libc } from '../libc.ts';
import { identify, openNamespace } from '../nsfs.ts';
import { lookupProgram } from '../program-file.ts';

/*
 * A container of one's own without root belongs to a user namespace of one's own: who joins that first may go on into the network
 * namespace. Only a process with one thread can join a user namespace (setns(2)), and Node has several; so nsenter(1) does.
 */

const NS_GET_USERNS = 0xb701; // linux/nsfs.h, Linux 4.9

/** Two descriptors: a network namespace, and the user namespace of somebody else that it belongs to. */
export interface Owned {
  readonly net: number;
  readonly user: number;
  readonly userId: NamespaceId;
}

export interface Joining {
  /** Words to put before a program, which then runs inside with all rights there. */
  readonly words: readonly [string, ...string[]];
  /** To be called when the program has ended: until then it is reached through descriptors of ours. */
  close(): void;
}

/** How to get into a namespace whose user namespace is not ours; `undefined` where that may not be joined. */
export function openJoining(target: Target): Joining | undefined {
  const owned = openOwned(target);
  if (owned === undefined) return undefined;
  const words = joiningWords(owned);
  const close = (): void => closeOwned(owned);
  if (words !== undefined) return { words, close };
  close();
  return undefined;
}

/** The words that lead in through these descriptors of ours; `undefined` without nsenter. */
export function joiningWords({ user, net }: Pick<Owned, 'user' | 'net'>): readonly [string, ...string[]] | undefined {
  const nsenter = lookupProgram('nsenter', { path: env['PATH'] ?? '', directory: '/' });
  const path = (descriptor: number): string => `/proc/${ownPid}/fd/${descriptor}`;
  return nsenter?.isExecutable === true ? [nsenter.path, '--preserve-credentials', `--user=${path(user)}`, `--net=${path(net)}`, '--'] : undefined;
}

/** The kernel gives the user namespace only where it lies below our own (ioctl_ns(2)), which alone can be joined; our own would be no help. */
export function openOwned(target: Target): Owned | undefined {
  const net = attempt(() => openNamespace(target));
  const user = net === undefined ? undefined : attempt(() => libc().ioctl(net, NS_GET_USERNS, 0));
  if (net !== undefined && user !== undefined && !isSameNamespace(identify(user), readOwnUserId())) return { net, user, userId: identify(user) };
  for (const descriptor of [net, user]) if (descriptor !== undefined) closeSync(descriptor);
  return undefined;
}

export function closeOwned({ net, user }: Owned): void {
  closeSync(net);
  closeSync(user);
}

function readOwnUserId(): NamespaceId {
  const own = openSync('/proc/self/ns/user', constants.O_RDONLY);
  try {
    return identify(own);
  } finally {
    closeSync(own);
  }
}

/** Whether it was the right to enter that was missing. */
export function isRefusedEntry(error: unknown): boolean {
  return error instanceof KernelError && error.errno === 'EPERM' && error.operation.startsWith('enter ');
}
