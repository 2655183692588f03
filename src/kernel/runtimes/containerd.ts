import { readdirSync, statSync } from 'node:fs';
import { KernelError } from '../../errors.ts';
import type { OwnerName } from '../../model/namespace.ts';
import { attempt, isForbidden } from '../errno.ts';
import type { Container } from '../port.ts';
import { readContainerNamespace } from './container-process.ts';
import { nameTask } from './containerd-names.ts';
import { podsFirst } from './pods-first.ts';
import type { Runtime } from './runtime.ts';
import { readSmallFile } from './small-file.ts';
import { isTrustedUser } from './trust.ts';

/**
 * The state of containerd, one folder for each container: `NAMESPACE/ID/{config.json,init.pid}` (containerd, docs/ops.md). That of k3s and
 * that of an engine which starts a containerd of its own are elsewhere. Its pods are Kubernetes' (kind `cri`).
 */
const FOLDERS = ['/run/containerd', '/run/k3s/containerd', '/run/docker/containerd/daemon'].map((folder) => `${folder}/io.containerd.runtime.v2.task`);

export const containerd: Runtime = {
  name: 'containerd',
  async read() {
    const tasks = FOLDERS.flatMap((folder) => list(folder).flatMap((namespace) => list(`${folder}/${namespace}`).map((task) => ({ folder: `${folder}/${namespace}/${task}`, task }))));
    return podsFirst(tasks.flatMap(({ folder, task }) => readTask(folder, task)));
  },
};

function readTask(folder: string, task: string): readonly Container[] {
  const pid = Number(readSmallFile(`${folder}/init.pid`) ?? 0);
  const namespace = Number.isInteger(pid) && pid > 0 ? readContainerNamespace(pid, task) : undefined;
  if (namespace === undefined) return [];
  const uid = attempt(() => statSync(folder).uid);
  const owner: OwnerName = { ...nameTask(task, readSmallFile(`${folder}/config.json`)), isTrusted: uid !== undefined && isTrustedUser(uid) };
  return [{ owner, namespace, path: `/proc/${pid}/ns/net` }];
}

/** A folder that is not there holds nothing. */
function list(folder: string): readonly string[] {
  let refusal: string | undefined;
  const names = attempt(() => readdirSync(folder), (errno) => (refusal = errno));
  if (refusal !== undefined && isForbidden(refusal)) throw new KernelError(`read ${folder}`, refusal);
  return names ?? [];
}
