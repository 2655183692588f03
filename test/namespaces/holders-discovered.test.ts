import { closeSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { discoverNamespaces } from '../../src/discover/discover.ts';
import { findNamespace } from '../../src/discover/operand.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { openNamespace } from '../../src/kernel/nsfs.ts';
import { startHolder, startProcess, type HoldingProcess } from '../support/hold.ts';
import { aNamespace, ip, runProgram, worldRing } from '../support/world.ts';

worldRing('all namespaces of a machine', () => {
  const kernel = createLinuxKernel();
  const started: HoldingProcess[] = [];
  afterEach(async () => {
    for (const process of started.splice(0)) await process.end();
  });

  async function survey() {
    const { id } = await kernel.readOwnNamespace();
    const snapshot = await discoverNamespaces(kernel, { homeId: id });
    const [home] = snapshot.namespaces;
    if (home === undefined) throw new Error('a machine without a namespace');
    return { snapshot, find: (operand: string) => findNamespace(snapshot, operand, { kernel, here: home, home, nearest: () => [] }) };
  }

  test('each is listed once, with all its names, and every label leads back', async () => {
    const name = aNamespace('beijing');
    runProgram(['touch', '/run/netns/second']);
    runProgram(['mount', '--bind', '/run/netns/beijing', '/run/netns/second']);
    const holder = await startHolder('process', `/run/netns/${name}`);
    started.push(holder);
    const { snapshot, find } = await survey();
    expect(snapshot.namespaces.filter(({ paths }) => paths.some((path) => path.startsWith('/run/netns/')))).toMatchObject([
      { label: 'beijing', names: ['beijing', 'second'], paths: ['/run/netns/beijing', '/run/netns/second'], sources: ['named', 'process'], pids: [holder.pid], representative: { pid: holder.pid, command: 'node' } },
    ]);
    for (const { label } of snapshot.namespaces) expect((await find(label)).label).toBe(label);
    for (const operand of ['second', `pid:${holder.pid}`, `${holder.pid}`, '/run/netns/second', `${statSync('/run/netns/beijing').ino}`]) {
      expect((await find(operand)).label).toBe('beijing');
    }
  });

  test('one that only a socket holds is listed and can be opened', async () => {
    const name = aNamespace();
    const { ino } = statSync(`/run/netns/${name}`);
    started.push(await startHolder('socket', `/run/netns/${name}`));
    ip(['netns', 'del', name]);
    const { find } = await survey();
    const found = await find(`inode:${ino}`);
    expect(found).toMatchObject({ label: `net:[${ino}]`, names: [], sources: ['socket'], pids: [], representative: { command: 'node' } });
    closeSync(openNamespace(found));
  });

  test('a name in the /run/netns of another mount namespace is listed, and meant only with its prefix', async () => {
    aNamespace('twin');
    const name = `inner-${process.pid}`; // one that no other world on this machine has
    const hide = `mount --make-rprivate / && mount -t tmpfs tmpfs /run && ip netns add twin && ip netns add ${name} && echo ready && read end`;
    started.push(await startProcess(['unshare', '--mount', 'sh', '-c', hide]));
    const { find } = await survey();
    expect(await find('twin')).toMatchObject({ paths: ['/run/netns/twin'] });
    const { ino } = statSync(`/proc/${started[0]?.pid}/root/run/netns/${name}`);
    await expect(find(name)).rejects.toThrow(`no namespace named ${name} here`);
    const inner = await find(`name:${name}`);
    expect(inner).toMatchObject({ label: `net:[${ino}]`, names: [name], sources: ['mount'], paths: [`/proc/${started[0]?.pid}/root/run/netns/${name}`] });
    closeSync(openNamespace(inner));
  });

  test('a stale entry is broken, not missing', async () => {
    aNamespace();
    writeFileSync('/run/netns/stale', '');
    const { snapshot, find } = await survey();
    expect(snapshot.broken).toMatchObject([{ name: 'stale', repair: 'rmns stale' }]);
    await expect(find('stale')).rejects.toThrow('stale is no namespace: an empty file');
  });

  test('a pid of a process that came after the survey', async () => {
    const name = aNamespace();
    const { find } = await survey();
    const holder = await startHolder('process', `/run/netns/${name}`);
    started.push(holder);
    expect((await find(`pid:${holder.pid}`)).label).toBe(name);
  });
}, ['unshare', 'mount']);
