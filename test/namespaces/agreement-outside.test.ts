import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { encodeText } from '../../src/kernel/text.ts';
import { compareWithOutside } from '../support/compare-outside.ts';
import { compareSocketsWithOutside } from '../support/compare-outside-sockets.ts';
import { startProcess } from '../support/hold.ts';
import { ipBatch } from '../support/ip-script.ts';
import { probeKinds } from '../support/kinds.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { randomFrom, seeds } from '../support/random.ts';
import { probeShapes, randomRoutes } from '../support/random-routes.ts';
import { randomSockets } from '../support/random-sockets.ts';
import { randomNeighbours } from '../support/random-tables.ts';
import { buildRandomWorld } from '../support/random-world.ts';
import { aNamespace, worldRing } from '../support/world.ts';

const { has: kinds } = probeKinds();
const { has: shapes } = probeShapes();

worldRing('what /proc/PID/net tells is what the kernel says inside', () => {
  /** Calls `use` with a process that does nothing in the namespace. */
  async function withProcess(name: string, use: (pid: number) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'netnsh-outside-'));
    symlinkSync(encodeText(`/run/netns/${name}`), `${folder}/namespace`); // no word of a command can be any bytes
    const holder = await startProcess([execPath, fileURLToPath(new URL('../fixtures/hold.js', import.meta.url)), 'process', `${folder}/namespace`]);
    try {
      await use(holder.pid);
    } finally {
      await holder.end();
      rmSync(folder, { recursive: true });
    }
  }

  // NETNSH_SEED=… builds the world of a failure again.
  for (const seed of seeds(6)) {
    test(`world ${seed}: links, addresses and routes of a random world`, async () => {
      const world = buildRandomWorld(seed, kinds);
      try {
        for (const name of world.namespaces) await withProcess(name, async (pid) => void (await compareWithOutside(namedNamespace(name), pid)));
      } finally {
        world.remove();
      }
    });

    test(`world ${seed}: routes and neighbours of every shape`, async () => {
      const random = randomFrom(seed);
      const name = aNamespace();
      ipBatch(name, furniture);
      for (const words of [...randomRoutes(random, shapes), ...randomNeighbours(random, ['eth0', 'eth1']).map((one) => ['neighbour', ...one])]) addUnlessRefused(name, words);
      await withProcess(name, async (pid) => void (await compareWithOutside(namedNamespace(name), pid)));
    });

    test(`world ${seed}: sockets`, async () => {
      const name = aNamespace();
      ipBatch(name, [...furniture, ['address', 'add', '10.1.0.1/24', 'dev', 'eth0'], ['address', 'add', 'fd01::1/64', 'dev', 'eth0', 'nodad']]);
      const folder = mkdtempSync(join(tmpdir(), 'netnsh-sockets-'));
      const words = JSON.stringify([[`/run/netns/${name}`, randomSockets(randomFrom(seed), `${folder}/0`)]]);
      const holder = await startProcess([execPath, fileURLToPath(new URL('../fixtures/open-sockets.js', import.meta.url)), words]);
      try {
        await withProcess(name, async (pid) => compareSocketsWithOutside(namedNamespace(name), pid));
      } finally {
        await holder.end();
        rmSync(folder, { recursive: true });
      }
    });
  }

  test('an address alone in its network is known with its length and link, and others are not', async () => {
    const name = aNamespace();
    ipBatch(name, [...furniture, ['address', 'add', '10.7.0.1/32', 'dev', 'eth0'], ['address', 'add', '10.2.0.3/24', 'dev', 'eth1'], ['address', 'add', '10.9.0.1', 'peer', '10.1.0.77/32', 'dev', 'eth1']]);
    await withProcess(name, async (pid) => {
      const { addresses } = await compareWithOutside(namedNamespace(name), pid);
      expect(addresses.filter(({ family }) => family === 'inet').map(({ address, prefixLength, linkName }) => [address, prefixLength, linkName])).toEqual([
        ['10.1.0.2', 24, 'eth0'],
        ['10.2.0.2', undefined, undefined],
        ['10.2.0.3', undefined, undefined],
        ['10.7.0.1', undefined, undefined],
        ['10.9.0.1', undefined, undefined],
        ['127.0.0.1', 8, 'lo'],
      ]);
    });
  });
});

/** Two random routes may be the same, and one may lead the gateways of others astray: the kernel refuses both, and it is no matter here. */
function addUnlessRefused(namespace: string, words: readonly string[]): void {
  spawnSync('ip', ['-n', namespace, ...words], { stdio: 'ignore' });
}

const furniture = `
  link set dev lo up
  link add name eth0 type veth peer name eth1
  link set dev eth0 up
  link set dev eth1 up
  address add 10.1.0.2/24 dev eth0
  address add 10.2.0.2/24 dev eth1
  address add fd00:1::2/64 dev eth0 nodad
  address add fd00:2::2/64 dev eth1 nodad
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));
