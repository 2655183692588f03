import { textOf } from './foreign.ts';

/**
 * What people call a container besides its name, from its labels or annotations: `shop/db` for a compose service (the keys of
 * docker compose and of podman-compose), `default/web-0` for a pod of Kubernetes.
 */
export function namesInLabels(labels: unknown): readonly string[] {
  return [
    joined(composeKeys.map((key) => textOf(labels, `${key}.project`)), composeKeys.map((key) => textOf(labels, `${key}.service`))),
    joined([textOf(labels, 'io.kubernetes.pod.namespace')], [textOf(labels, 'io.kubernetes.pod.name')]),
  ].filter((name) => name !== undefined);
}

const composeKeys = ['com.docker.compose', 'io.podman.compose'] as const;

function joined(firsts: readonly (string | undefined)[], seconds: readonly (string | undefined)[]): string | undefined {
  const first = firsts.find((text) => text !== undefined);
  const second = seconds.find((text) => text !== undefined);
  return first === undefined || second === undefined ? undefined : `${first}/${second}`;
}
