import { closeSync, constants, openSync } from 'node:fs';
import { env, pid as ownPid } from 'node:process';
import { KernelError } from '../errors.ts';
import { isSameNamespace, type Target } from '../model/namespace.ts';
import { attempt } from './errno.ts';
import { identify, openNamespace } from './nsfs.ts';
import { lookupProgram } from './program-file.ts';

/*
 * A container of one's own without root belongs to a user namespace of one's own: who joins that first may go on into the network
 * namespace. Only a process with one thread can join a user namespace (setns(2)), and Node has several; so nsenter(1) does.
 */

export interface Joining {
  /** Words to put before a program, which then runs inside with all rights there. */
  readonly words: readonly [string, ...string[]];
  /** To be called when the program has ended: until then it is reached through descriptors of ours. */
  close(): void;
}

/** How to get into a namespace whose user namespace is not ours; `undefined` where nobody inside may be looked at. */
export function openJoining(target: Target): Joining | undefined {
  const nsenter = lookupProgram('nsenter', { path: env['PATH'] ?? '', directory: '/' });
  const user = openForeignUserNamespace(target);
  const net = user === undefined ? undefined : attempt(() => openNamespace(target));
  if (nsenter?.isExecutable !== true || user === undefined || net === undefined) {
    for (const descriptor of [user, net]) if (descriptor !== undefined) closeSync(descriptor);
    return undefined;
  }
  const path = (descriptor: number): string => `/proc/${ownPid}/fd/${descriptor}`;
  return {
    words: [nsenter.path, '--preserve-credentials', `--user=${path(user)}`, `--net=${path(net)}`, '--'],
    close: () => [user, net].forEach((descriptor) => closeSync(descriptor)),
  };
}

/** Of the first process inside that has one; our own would be no help. */
function openForeignUserNamespace({ ways }: Target): number | undefined {
  const own = attempt(() => openSync('/proc/self/ns/user', constants.O_RDONLY));
  if (own === undefined) return undefined;
  try {
    for (const way of ways) {
      const pid = way.via === 'path' ? /^\/proc\/(\d+)\/ns\/net$/.exec(way.path)?.[1] : undefined;
      const descriptor = pid === undefined ? undefined : attempt(() => openSync(`/proc/${pid}/ns/user`, constants.O_RDONLY));
      if (descriptor === undefined) continue;
      if (!isSameNamespace(identify(descriptor), identify(own))) return descriptor;
      closeSync(descriptor);
    }
    return undefined;
  } finally {
    closeSync(own);
  }
}

/** Whether it was the right to enter that was missing. */
export function isRefusedEntry(error: unknown): boolean {
  return error instanceof KernelError && error.errno === 'EPERM' && error.operation.startsWith('enter ');
}
