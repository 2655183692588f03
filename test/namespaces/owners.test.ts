import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { discoverNamespaces } from '../../src/discover/discover.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { OwnerName } from '../../src/model/namespace.ts';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { hasProgram, worldRing } from '../support/world.ts';

worldRing('namespaces that a sandbox or a manager made', () => {
  const kernel = createLinuxKernel();
  const started: HoldingProcess[] = [];
  afterEach(async () => {
    for (const process of started.splice(0)) await process.end();
  });

  async function start(...words: readonly string[]): Promise<HoldingProcess> {
    const process = await startProcess(words);
    started.push(process);
    return process;
  }

  /** Kind and name of all owners that the machine's namespaces have, but for the one in which the test runs. */
  async function owners(): Promise<readonly (readonly [OwnerName['kind'], string])[]> {
    const { id } = await kernel.readOwnNamespace();
    const { namespaces } = await discoverNamespaces(kernel, { homeId: id });
    return namespaces.flatMap((namespace) => namespace.owners.map(({ kind, name }) => [kind, name] as const)).filter(([kind]) => kind !== 'init');
  }

  test('the shell of a mininet node', async () => {
    await start('unshare', '--net', 'bash', '-c', 'echo ready; read line', 'mininet:h1');
    expect(await owners()).toContainEqual(['mininet', 'h1']);
  });

  test('a machine that systemd-machined has registered', async () => {
    const { pid } = await start('unshare', '--net', 'sh', '-c', 'echo ready; read line');
    mkdirSync('/run/systemd/machines', { recursive: true });
    writeFileSync('/run/systemd/machines/web', `# This is private data. Do not parse.\nNAME=web\nSERVICE=systemd-nspawn\nLEADER=${pid}\nCLASS=container\n`);
    writeFileSync('/run/systemd/machines/gone', 'NAME=gone\nLEADER=4194305\n');
    expect(await owners()).toContainEqual(['machine', 'web']);
    rmSync('/run/systemd/machines', { recursive: true });
  });

  test.skipIf(existsSync('/tmp/munet'))('a node that munet has written down', async () => {
    const { pid } = await start('unshare', '--net', 'sh', '-c', 'echo ready; read line');
    try {
      mkdirSync('/tmp/munet/r1', { recursive: true });
      writeFileSync('/tmp/munet/r1/nspid', `${pid}\n`);
      expect(await owners()).toContainEqual(['munet', 'r1']);
    } finally {
      rmSync('/tmp/munet', { recursive: true });
    }
  });

  test.skipIf(!hasProgram('bwrap'))('a bubblewrap', async () => {
    await start('bwrap', '--dev-bind', '/', '/', '--unshare-net', 'sh', '-c', 'echo ready; read line');
    expect(await owners()).toContainEqual(['bubblewrap', 'sh']);
  });

  test.skipIf(!hasProgram('firejail'))('a firejail, by its name and without one', async () => {
    const [words, end] = [['firejail', '--noprofile', '--quiet', '--net=none'], ['sh', '-c', 'echo ready; read line']];
    await start(...words, '--name=fox', ...end);
    await start(...words, ...end);
    expect(await owners()).toEqual(expect.arrayContaining([['firejail', 'fox'], ['firejail', 'sh']]));
  });

  test('the namespace of pid 1 is init, where netnsh starts in another', async () => {
    const { id } = await kernel.readOwnNamespace();
    const { namespaces } = await discoverNamespaces(kernel, { homeId: id });
    const away = namespaces.filter(({ isHome, pids }) => !isHome && pids.includes(1)); // nobody may see where pid 1 is in some containers
    expect(away.map(({ owners }) => owners)).toEqual(away.map(() => [{ kind: 'init', name: 'init', id: undefined, also: [], isTrusted: true }]));
  });
});
