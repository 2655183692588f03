import { expect, test } from 'vitest';
import { parseMonitor } from '../../../src/kernel/runtimes/conmon.ts';
import { nameMonitored } from '../../../src/kernel/runtimes/monitored-names.ts';

const id = 'd6976d4396986dd998a6b8790ddedc02282c3dc5b67069d87d19a9442aeb54c8';
const bundle = `/var/lib/containers/storage/overlay-containers/${id}/userdata`;
const pidFile = `/run/containers/storage/overlay-containers/${id}/userdata/pidfile`;
const words = ['/usr/bin/conmon', '--api-version', '1', '-c', id, '-u', id, '-r', '/usr/bin/runc', '-b', bundle, '-p', pidFile, '-n', 'web', '--exit-dir', '/run/libpod/exits', '--full-attach', ''];
const monitor = { id, name: 'web', bundle, pidFile };

test('the command of a conmon says which container it watches', () => {
  expect(parseMonitor(words.join('\0'))).toEqual(monitor);
});

test('one that watches an exec, or another command, says nothing', () => {
  expect(parseMonitor(['/usr/bin/conmon', '-e', ...words.slice(1)].join('\0'))).toBeUndefined();
  expect(parseMonitor('conmon\0--version\0')).toBeUndefined();
  expect(parseMonitor(words.join('\0').replaceAll(id, '../../x'))).toBeUndefined();
});

test('a name may be of any letters', () => {
  expect(parseMonitor(words.map((word) => (word === 'web' ? Buffer.from('wéb').toString('latin1') : word)).join('\0'))).toEqual({ ...monitor, name: 'wéb' });
});

test('a container of podman has the name in the command, and its pod the host name in it', () => {
  expect(nameMonitored(monitor, undefined)).toEqual({ kind: 'podman', name: 'web', id, also: [] });
  const infra = { ...monitor, name: '328fc86b163c-infra' };
  expect(nameMonitored(infra, '{"hostname":"shop","annotations":{"io.container.manager":"libpod"}}')).toEqual({ kind: 'podman', name: 'shop', id, also: ['328fc86b163c-infra'] });
  expect(nameMonitored(infra, '{"host')).toEqual({ kind: 'podman', name: '328fc86b163c-infra', id, also: [] });
});

/** As CRI-O 1.2x writes them for a sandbox (server/sandbox_run_linux.go), without what is not looked at. */
const crioSandbox = {
  'io.container.manager': 'cri-o',
  'io.kubernetes.cri-o.ContainerName': 'k8s_POD_web-0_default_c0ffee_0',
  'io.kubernetes.cri-o.ContainerType': 'sandbox',
  'io.kubernetes.cri-o.KubeName': 'web-0',
  'io.kubernetes.cri-o.Name': 'k8s_web-0_default_c0ffee_0',
  'io.kubernetes.cri-o.Namespace': 'default',
  'io.kubernetes.cri-o.SandboxName': 'k8s_web-0_default_c0ffee_0',
};

/** And for a container in it (internal/factory/container/container.go, SpecAddAnnotations). */
const crioContainer = {
  'io.container.manager': 'cri-o',
  'io.kubernetes.cri-o.ContainerType': 'container',
  'io.kubernetes.cri-o.Name': 'k8s_nginx_web-0_default_c0ffee_0',
  'io.kubernetes.cri-o.SandboxName': 'k8s_web-0_default_c0ffee_0',
};

/** What the kubelet gives to both as labels (kubernetes, pkg/kubelet/types/labels.go), and CRI-O repeats as annotations. */
const kubeletLabels = { 'io.kubernetes.pod.name': 'web-0', 'io.kubernetes.pod.namespace': 'default', 'io.kubernetes.pod.uid': 'c0ffee' };

test.each([
  ['of the kubelet', { ...crioSandbox, ...kubeletLabels, 'io.kubernetes.container.name': 'POD' }, { ...crioContainer, ...kubeletLabels, 'io.kubernetes.container.name': 'nginx' }],
  ['of crictl, which gives no labels', crioSandbox, crioContainer],
])('a pod of CRI-O %s is called as Kubernetes calls it, and so are its containers', (_, sandbox, container) => {
  const named = (annotations: object): unknown => nameMonitored({ ...monitor, name: 'k8s_x' }, JSON.stringify({ annotations }));
  expect(named(sandbox)).toEqual({ kind: 'cri', name: 'web-0', id, also: ['default/web-0'] });
  expect(named(container)).toEqual({ kind: 'cri', name: 'nginx', id, also: ['default/web-0/nginx'] });
});
