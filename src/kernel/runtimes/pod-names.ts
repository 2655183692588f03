import type { OwnerName } from '../../model/namespace.ts';
import { textOf } from './foreign.ts';

/*
 * What the two runtimes of Kubernetes write into the config.json of what they run: CRI-O (server/sandbox_run_linux.go and
 * internal/factory/container/container.go, SpecAddAnnotations: `io.kubernetes.cri-o.…`, whose names are in podman's
 * pkg/annotations/annotations.go, beside the labels `io.kubernetes.…` of the kubelet, which crictl does not give) and the CRI plugin of
 * containerd (internal/cri/annotations/annotations.go, `io.kubernetes.cri.…`).
 */
const keys = {
  pod: ['io.kubernetes.cri.sandbox-name', 'io.kubernetes.pod.name', 'io.kubernetes.cri-o.KubeName'],
  namespace: ['io.kubernetes.cri.sandbox-namespace', 'io.kubernetes.pod.namespace', 'io.kubernetes.cri-o.Namespace'],
  container: ['io.kubernetes.cri.container-name', 'io.kubernetes.container.name'],
  type: ['io.kubernetes.cri.container-type', 'io.kubernetes.cri-o.ContainerType'],
} as const;

/**
 * The sandbox, which is what the pod's namespace belongs to, is called as the pod: `web-0`, and `default/web-0`. A container in it has
 * its own name, and `default/web-0/nginx`. `fallback` is its name where the annotations give none.
 */
export function nameInPod(annotations: unknown, fallback: string): Pick<OwnerName, 'name' | 'also'> {
  const [pod, namespace, container, type] = [keys.pod, keys.namespace, keys.container, keys.type].map((names) => firstOf(annotations, names));
  if (pod === undefined || namespace === undefined) return nameInFullName(annotations) ?? { name: fallback, also: [] };
  if (type === 'sandbox') return { name: pod, also: [`${namespace}/${pod}`] };
  return container === undefined ? { name: fallback, also: [] } : { name: container, also: [`${namespace}/${pod}/${container}`] };
}

/**
 * A container of CRI-O without labels has but its full name: `k8s_nginx_web-0_default_UID_0` (internal/factory/container/container.go,
 * SetNameAndID). Names of Kubernetes have no underscore.
 */
function nameInFullName(annotations: unknown): Pick<OwnerName, 'name' | 'also'> | undefined {
  const [, container, pod, namespace] = /^k8s_([^_]+)_([^_]+)_([^_]+)_[^_]*_\d+$/.exec(textOf(annotations, 'io.kubernetes.cri-o.Name') ?? '') ?? [];
  return container === undefined ? undefined : { name: container, also: [`${namespace}/${pod}/${container}`] };
}

/** Whether the annotations are those of a container of Kubernetes. */
export function isInPod(annotations: unknown): boolean {
  return firstOf(annotations, keys.type) !== undefined;
}

function firstOf(annotations: unknown, names: readonly string[]): string | undefined {
  return names.map((name) => textOf(annotations, name)).find((text) => text !== undefined);
}
