import type { OwnerName } from '../../src/model/namespace.ts';
import { anOwner } from './builders.ts';
import type { FakeKernel } from './fake-kernel.ts';
import { theLab } from './the-lab.ts';
import type { NamespacePlan, WorldPlan } from './world-plan.ts';

/** The lab on a machine with containers of docker, podman and Kubernetes, of root and of somebody else. */
export function aContainerHost(more: Pick<WorldPlan, 'silent'> = {}): FakeKernel {
  return theLab({
    ...more,
    namespaces: {
      database: container(71, 'postgres', anOwner('docker:shop-db-1', { id: idOf('3f2a9c81d0b4'), also: ['shop/db'] }), anOwner('docker:backup', { id: idOf('77aa01') })),
      api: container(72, 'node', anOwner('docker:api', { id: idOf('3f2b') })),
      sameName: container(73, 'nginx', anOwner('podman:api', { id: idOf('c0de') })),
      pod: { ...container(74, 'pause', anOwner('cri:web-0', { id: idOf('beef'), also: ['default/web-0'] }), anOwner('cri:nginx', { also: ['default/web-0/nginx'] })), names: ['cni-0b502bed-3c19-4d44-89b5-1b70b4d81796'] },
      theirs: container(75, 'sleep', anOwner('podman:prod', { id: idOf('dead'), isTrusted: false })),
    },
  });
}

function container(pid: number, command: string, ...owners: readonly OwnerName[]): NamespacePlan {
  return { names: [], processes: [{ pid, command }], owners };
}

function idOf(digits: string): string {
  return digits.padEnd(64, '0');
}
