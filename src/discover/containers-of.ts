import type { Kernel } from '../kernel/port.ts';
import type { Namespace, OwnerName } from '../model/namespace.ts';

/** Which container it is in a namespace that has one of these processes, the first that tells; the namespace's first owner where none does. */
export type ContainerOf = (owners: readonly OwnerName[], pids: readonly number[]) => OwnerName | undefined;

/**
 * Containers that share a stack are told apart by the cgroups of their processes, whose folders have the container's id in their names
 * (`/docker/ID`, `libpod-ID.scope`, `cri-containerd-ID.scope`). Only processes of shared namespaces are looked at.
 */
export async function findContainers(kernel: Pick<Kernel, 'readProcessMarks'>, namespaces: readonly Pick<Namespace, 'owners' | 'pids'>[], wanted: readonly number[]): Promise<ContainerOf> {
  const shared = new Set(namespaces.filter(({ owners }) => owners.length > 1).flatMap(({ pids }) => pids));
  const marks = await kernel.readProcessMarks(wanted.filter((pid) => shared.has(pid)));
  const cgroups = new Map(marks.map((mark) => [mark.pid, mark.cgroups]));
  return (owners, pids) => {
    const folders = pids.flatMap((pid) => cgroups.get(pid) ?? []);
    return owners.find(({ id }) => id !== undefined && folders.some((folder) => folder.includes(id))) ?? owners[0];
  };
}
