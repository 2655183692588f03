import { expect, test } from 'vitest';
import { nameTask } from '../../../src/kernel/runtimes/containerd-names.ts';

const id = '4c4a1160b735760279c92d30030564507eda328adb08576bf428b5f6b828af88';

/** As the CRI plugin of containerd 1.7 writes config.json (pkg/cri/annotations/annotations.go). */
const sandbox = {
  'io.kubernetes.cri.container-type': 'sandbox',
  'io.kubernetes.cri.sandbox-id': id,
  'io.kubernetes.cri.sandbox-log-directory': '/var/log/pods/default_web-0_c0ffee',
  'io.kubernetes.cri.sandbox-name': 'web-0',
  'io.kubernetes.cri.sandbox-namespace': 'default',
};

test('a pod is called as Kubernetes calls it, and its containers by their own names', () => {
  expect(nameTask(id, JSON.stringify({ annotations: sandbox }))).toEqual({ kind: 'cri', name: 'web-0', id, also: ['default/web-0'] });
  const inside = { ...sandbox, 'io.kubernetes.cri.container-type': 'container', 'io.kubernetes.cri.container-name': 'nginx' };
  expect(nameTask(id, JSON.stringify({ annotations: inside }))).toEqual({ kind: 'cri', name: 'nginx', id, also: ['default/web-0/nginx'] });
});

test('nerdctl gives a name, ctr an id of its own, and the engine of docker neither', () => {
  // nerdctl, pkg/labels/labels.go: its labels, those of compose too, are passed on as annotations.
  const annotations = { 'nerdctl/name': 'web', 'nerdctl/namespace': 'default', 'nerdctl/hostname': 'web', 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' };
  expect(nameTask(id, JSON.stringify({ annotations }))).toEqual({ kind: 'containerd', name: 'web', id, also: ['shop/web'] });
  expect(nameTask('redis', undefined)).toEqual({ kind: 'containerd', name: 'redis', id: undefined, also: [] });
  expect(nameTask(id, '{}')).toEqual({ kind: 'containerd', name: '4c4a1160b735', id, also: [] });
});
