import type { OwnerName } from '../../model/namespace.ts';
import { containerId } from './docker-answers.ts';
import { fieldOf, parseJson, textOf } from './foreign.ts';
import { namesInLabels } from './label-names.ts';
import { isInPod, nameInPod } from './pod-names.ts';

/**
 * Names of a container of containerd, from its folder's name and the text of its config.json. nerdctl writes its names into the annotations
 * (nerdctl, pkg/labels/labels.go: "also passed to OCI containers as annotations"); `ctr` calls a container by its id. A long id that nobody named goes by its first 12 digits.
 */
export function nameTask(task: string, configText: string | undefined): Omit<OwnerName, 'isTrusted'> {
  const annotations = fieldOf(parseJson(configText), 'annotations');
  const id = containerId(task);
  const short = id === undefined ? task : id.slice(0, 12);
  if (isInPod(annotations)) return { kind: 'cri', id, ...nameInPod(annotations, short) };
  return { kind: 'containerd', name: textOf(annotations, 'nerdctl/name') ?? short, id, also: namesInLabels(annotations) };
}
