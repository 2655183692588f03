import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareSockets } from '../support/compare-sockets.ts';
import { startProcess } from '../support/hold.ts';
import { ipBatch } from '../support/ip-script.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { randomFrom, seeds } from '../support/random.ts';
import { randomSockets, type SocketStep } from '../support/random-sockets.ts';
import { aNamespace, worldRing } from '../support/world.ts';

const fixture = fileURLToPath(new URL('../fixtures/open-sockets.js', import.meta.url));

worldRing(
  'sockets',
  () => {
    /** Calls `use` while a process, which lives elsewhere, holds such sockets in fresh namespaces. */
    async function withSockets(plans: readonly (readonly SocketStep[])[], use: (namespaces: readonly string[]) => Promise<void>): Promise<void> {
      const namespaces = plans.map(() => aFurnishedNamespace());
      const words = JSON.stringify(plans.map((steps, at) => [`/run/netns/${namespaces[at]}`, steps]));
      const holder = await startProcess([execPath, fixture, words]);
      try {
        await use(namespaces);
      } finally {
        await holder.end();
      }
    }

    // NETNSH_SEED=… builds the world of a failure again.
    for (const seed of seeds(12)) {
      test(`world ${seed}: what we read is what ss reads`, async () => {
        const random = randomFrom(seed);
        const folder = mkdtempSync(join(tmpdir(), 'netnsh-sockets-'));
        try {
          const plans = Array.from({ length: random.between(1, 3) }, (_, at) => randomSockets(random, `${folder}/${at}`));
          await withSockets(plans, async (namespaces) => {
            for (const name of namespaces) await compareSockets(namedNamespace(name));
          });
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    }

    test('every state that can be brought about at will', async () => {
      const states: readonly SocketStep[] = [
        { make: 'listener', name: 'v4', address: '127.0.0.1' },
        { make: 'listener', name: 'v6', address: '::', v6only: true },
        { make: 'connection', to: 'v4', close: 'near' },
        { make: 'connection', to: 'v4', close: 'both' },
        { make: 'connection', to: 'v6', bytes: 5000 },
        { make: 'unanswered', address: '10.1.0.99', port: 9 },
        { make: 'udp', address: '127.0.0.1' },
      ];
      await withSockets([states], async ([name = '']) => {
        const sockets = await compareSockets(namedNamespace(name));
        expect(new Set(sockets.map(({ state }) => state))).toEqual(new Set(['LISTEN', 'CLOSE-WAIT', 'FIN-WAIT-2', 'TIME-WAIT', 'ESTAB', 'SYN-SENT', 'UNCONN']));
      });
    });
  },
  ['ss'],
);

/** With a link whose other end is silent, and a neighbour behind it that is there for good. */
function aFurnishedNamespace(): string {
  const name = aNamespace();
  const lines = `
    link set dev lo up
    link add name eth0 type veth peer name silent
    link set dev eth0 up
    link set dev silent up
    address add 10.1.0.1/24 dev eth0
    address add fd01::1/64 dev eth0 nodad
    neighbour add 10.1.0.99 lladdr 02:00:00:00:00:99 dev eth0 nud permanent
    neighbour add fd01::99 lladdr 02:00:00:00:00:99 dev eth0 nud permanent
  `;
  ipBatch(name, lines.trim().split('\n').map((line) => line.trim().split(' ')));
  return name;
}
