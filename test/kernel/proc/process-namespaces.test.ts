import { statSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';
import { readProcessNamespaces, scanProcessNamespaces } from '../../../src/kernel/proc/process-namespaces.ts';

test('every kind is what stat says of it', async () => {
  const links = await readProcessNamespaces(process.pid);
  expect(links.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts']));
  for (const { kind, id } of links) {
    const { dev, ino } = statSync(`/proc/${process.pid}/ns/${kind}`);
    expect({ kind, ...id }).toEqual({ kind, device: dev, inode: ino });
  }
});

test('a process that is gone has none', async () => {
  expect(await readProcessNamespaces(2 ** 22 + 1)).toEqual([]);
});

test('this process is among all that may be read', async () => {
  expect(await scanProcessNamespaces()).toContainEqual({ pid: process.pid, namespaces: await readProcessNamespaces(process.pid) });
});
