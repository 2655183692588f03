import { ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import { inodeLabel, isSameNamespace, type Namespace, type NamespaceId } from '../model/namespace.ts';

/*
 * Operands that the kernel itself is asked about: a process may be younger than the snapshot, and a path may lead to a namespace
 * that no source listed.
 */

/** The namespace at a path, newly made where it was not known; `near` are words that may have been meant by `operand` instead. */
export async function lookupPath(operand: string, path: string, known: readonly Namespace[], kernel: Pick<Kernel, 'readPath'>, near: readonly string[]): Promise<Namespace> {
  const { found } = await kernel.readPath(path);
  if (found.is === 'namespace') return lookupKnown(found.id, known) ?? makeNamespace(found.id, path, {});
  throw new ShellError(`${path} leads to no network namespace: ${found.reason}`, { word: operand, hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : `try: ${found.repair}` });
}

/**
 * Where a process is; several namespaces when its leader has ended and its threads are in different ones; none when there is no
 * such process.
 */
export async function lookupProcess(operand: string, pid: number, known: readonly Namespace[], kernel: Pick<Kernel, 'readPath' | 'readProcess'>): Promise<readonly Namespace[]> {
  const path = `/proc/${pid}/ns/net`;
  const [{ found }, process] = await Promise.all([kernel.readPath(path), kernel.readProcess(pid)]);
  if (found.is === 'namespace') {
    return [lookupKnown(found.id, known) ?? makeNamespace(found.id, path, { pids: [pid], representative: { pid, command: process?.name ?? '' } })];
  }
  const withThreads = known.filter(({ pids }) => pids.includes(pid));
  if (withThreads.length > 0 || process === undefined) return withThreads;
  throw new ShellError(`where process ${pid} is can not be seen: ${found.reason}`, { word: operand, hint: `try: ${found.repair}` });
}

function lookupKnown(id: NamespaceId, known: readonly Namespace[]): Namespace | undefined {
  return known.find((one) => isSameNamespace(one.id, id));
}

function makeNamespace(id: NamespaceId, path: string, processes: Partial<Pick<Namespace, 'pids' | 'representative'>>): Namespace {
  return {
    id,
    ways: [{ via: 'path', path }],
    label: inodeLabel(id),
    names: [],
    owners: [],
    paths: processes.pids === undefined ? [path] : [],
    sources: processes.pids === undefined ? [] : ['process'],
    pids: [],
    representative: undefined,
    isHome: false,
    ...processes,
  };
}
