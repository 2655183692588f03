import { expect, test } from 'vitest';
import { findContainers } from '../../src/discover/containers-of.ts';
import type { ProcessMarks } from '../../src/model/process-marks.ts';
import { anOwner } from '../support/builders.ts';

const [db, backup, web] = [anOwner('docker:db', { id: 'd1'.padEnd(64, '0') }), anOwner('docker:backup', { id: 'b2'.padEnd(64, '0') }), anOwner('docker:web', { id: '3e'.padEnd(64, '0') })];
const shared = { owners: [backup, db], pids: [7, 8, 9] };
const alone = { owners: [web], pids: [10] };

/** Looks at the processes of the cgroups only, and notes at which. */
function aKernel(cgroups: Readonly<Record<number, string>>) {
  const asked: number[] = [];
  return {
    asked,
    async readProcessMarks(pids: readonly number[]): Promise<readonly ProcessMarks[]> {
      asked.push(...pids);
      return pids.flatMap((pid) => (cgroups[pid] === undefined ? [] : [{ pid, parent: 1, name: 'nc', words: ['nc'], cgroups: [cgroups[pid]], isTrusted: true }]));
    },
  };
}

test('of containers that share a namespace it is the one in whose cgroup a process is, however the runtime calls that', async () => {
  const kernel = aKernel({ 7: `/docker/${db.id}`, 8: `/system.slice/docker-${backup.id}.scope/init`, 9: '/user.slice' });
  const containerOf = await findContainers(kernel, [shared, alone], [7, 8, 9, 10]);
  expect([[7], [8], [9], [9, 7], []].map((pids) => containerOf(shared.owners, pids)?.name)).toEqual(['db', 'backup', 'backup', 'db', 'backup']);
});

test('a namespace of one container costs no look at its processes', async () => {
  const kernel = aKernel({});
  const containerOf = await findContainers(kernel, [shared, alone], [10]);
  expect([containerOf(alone.owners, [10])?.name, containerOf([], [11]), kernel.asked]).toEqual(['web', undefined, []]);
});
