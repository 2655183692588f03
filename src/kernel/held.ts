import { spawnSync } from 'node:child_process';
import { closeSync } from 'node:fs';
import { KernelError } from '../errors.ts';
import { inodeLabel, isSameNamespace, namespaceKey, type Target } from '../model/namespace.ts';
import { ENTERING, inNetworkNamespace } from './enter.ts';
import { isRefusedEntry, openJoining } from './rootless/joining.ts';
import { openNamespace } from './nsfs.ts';
import { readOwnId } from './own-namespace.ts';
import type { Hold } from './port.ts';

/*
 * Descriptors that keep a namespace alive on purpose: those of the namespace that the shell is in, and of the one before. An open
 * descriptor keeps a deleted namespace and its devices alive, so nothing else is held for longer than one synchronous call.
 */

interface Held {
  readonly descriptor: number;
  holders: number;
}

const held = new Map<string, Held>();

/** Calls `use` with a descriptor of the namespace, and closes it. */
export function withNamespace<T>(target: Target, use: (descriptor: number) => T): T {
  const kept = held.get(namespaceKey(target.id));
  if (kept !== undefined) return naming(target, () => use(kept.descriptor));
  const descriptor = openNamespace(target);
  try {
    return naming(target, () => use(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

/** Of several namespaces, the message must say which could not be entered. */
function naming<T>({ id, label }: Target, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof KernelError) || error.operation !== ENTERING) throw error;
    const { errno, kernelText, hint } = error;
    throw new KernelError(`enter ${label ?? inodeLabel(id)}`, errno, { kernelText, hint, cause: error });
  }
}

/**
 * Keeps the namespace alive until as many releases as holds have been made. Goes there once and comes back: whoever lacks the right hears of
 * it at the `cd`, and not at the first command behind it.
 */
export function holdNamespace(target: Target): Hold {
  const key = namespaceKey(target.id);
  const kept = held.get(key) ?? { descriptor: openProved(target), holders: 0 };
  kept.holders += 1;
  held.set(key, kept);
  let isReleased = false;
  return {
    id: target.id,
    release: () => {
      if (isReleased) return;
      isReleased = true;
      kept.holders -= 1;
      if (kept.holders > 0) return;
      held.delete(key);
      closeSync(kept.descriptor);
    },
  };
}

function openProved(target: Target): number {
  const descriptor = openNamespace(target);
  try {
    if (!isSameNamespace(target.id, readOwnId())) naming(target, () => proveEntry(target, descriptor));
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** By going there ourselves, or else by a program that does (rootless/joining.ts). */
function proveEntry(target: Target, descriptor: number): void {
  try {
    inNetworkNamespace(descriptor, () => {});
  } catch (error) {
    if (!isRefusedEntry(error) || !canJoin(target)) throw error;
  }
}

function canJoin(target: Target): boolean {
  const joining = openJoining(target);
  if (joining === undefined) return false;
  try {
    const [nsenter, ...words] = joining.words;
    return spawnSync(nsenter, [...words, 'true'], { stdio: 'ignore' }).status === 0;
  } finally {
    joining.close();
  }
}
