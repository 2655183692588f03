import type { OwnerName } from '../../model/namespace.ts';
import type { Monitor } from './conmon.ts';
import { fieldOf, parseJson, textOf } from './foreign.ts';
import { namesInLabels } from './label-names.ts';
import { nameInPod } from './pod-names.ts';

/** Names of a container that conmon watches, from its command and the text of its config.json, if that may be read. */
export function nameMonitored({ id, name }: Monitor, configText: string | undefined): Omit<OwnerName, 'isTrusted'> {
  const config = parseJson(configText);
  const annotations = fieldOf(config, 'annotations');
  if (textOf(annotations, 'io.container.manager') === 'cri-o') return { kind: 'cri', id, ...nameInPod(annotations, name) };
  const pod = PODMAN_INFRA.test(name) ? textOf(config, 'hostname') : undefined; // podman-pod-create(1): the pod's name is the host name in it
  if (pod !== undefined) return { kind: 'podman', name: pod, id, also: [name] };
  return { kind: 'podman', name, id, also: namesInLabels(annotations) }; // of labels there are none here: podman keeps them in its database alone
}

const PODMAN_INFRA = /^[0-9a-f]{12}-infra$/;
