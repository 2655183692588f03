import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { startProcess } from '../support/hold.ts';
import { netnsh, runNetnsh } from '../support/run-netnsh.ts';
import { aNamespace, runProgram, worldRing } from '../support/world.ts';
import { namedNamespace } from '../support/named-namespace.ts';

const fixture = fileURLToPath(new URL('../fixtures/open-sockets.js', import.meta.url));
const listener = { make: 'listener', name: 'web', address: '0.0.0.0', port: 8080 };

worldRing('sockets and who holds them', () => {
  /** A process that lives in one namespace and listens on port 8080 in another. */
  async function withListener(home: string, place: string, use: (pid: number) => Promise<void> | void): Promise<void> {
    const words = [execPath, fixture, JSON.stringify([[`/run/netns/${place}`, [listener]]])];
    const holder = await startProcess(home === '' ? words : [...netnsh, '-n', home, '--', ...words]);
    try {
      await use(holder.pid);
    } finally {
      await holder.end();
    }
  }

  test('the process that listens on a port, also when it lives elsewhere', async () => {
    aNamespace('shanghai');
    await withListener('', 'shanghai', (pid) => {
      const { stdout, status } = runNetnsh(['-c', 'sockets shanghai --listen -C netid,local,process-in,pid --no-headers']);
      expect({ status, stdout }).toEqual({ status: 0, stdout: `tcp  0.0.0.0:8080  host  ${pid}\n` });
    });
  });

  test('a process that lives where its socket is', async () => {
    aNamespace('shanghai');
    await withListener('shanghai', 'shanghai', () => {
      const { stdout } = runNetnsh(['-c', 'sockets shanghai --listen --json']);
      const [row] = JSON.parse(stdout) as readonly { readonly processes: readonly unknown[] }[]; // the shape is that of docs/json.md
      expect(row?.processes).toEqual([{ pid: expect.any(Number), user: expect.any(String), command: expect.stringContaining('open-sockets.js'), namespace: 'shanghai', descriptors: [expect.any(Number)] }]);
    });
  });

  test('--all finds the listeners of every namespace', async () => {
    aNamespace('beijing');
    aNamespace('shanghai');
    await withListener('', 'shanghai', () => {
      const { stdout } = runNetnsh(['-c', 'sockets --all --port 8080 -C namespace,local --no-headers']);
      // Columns are as wide as the names of all namespaces of the machine.
      expect(stdout.replaceAll(/ {2,}/g, '  ').split('\n').filter((line) => /^(?:beijing|shanghai) /.test(line))).toEqual(['shanghai  0.0.0.0:8080']);
    });
  });

  test('only what is asked for is read: types, families, states', async () => {
    aNamespace('shanghai');
    await withListener('', 'shanghai', async () => {
      const kernel = createLinuxKernel();
      const count = async (wishes: Parameters<typeof kernel.readSockets>[1]) => {
        const [reading] = await kernel.readSockets([namedNamespace('shanghai')], wishes);
        return reading !== undefined && 'sockets' in reading ? reading.sockets.map(({ netid }) => netid) : reading;
      };
      expect(await count({ types: ['tcp'], states: 'listening' })).toEqual(['tcp']);
      expect(await count({ types: ['udp', 'raw', 'packet', 'unix'], states: 'listening' })).toEqual([]);
      expect(await count({ types: ['tcp'], families: ['inet6'] })).toEqual([]);
      expect(await count({ types: ['tcp'], states: ['ESTAB'] })).toEqual([]);
    });
  });

  test('a namespace that has gone is a failure, and not an empty list', async () => {
    const gone = namedNamespace(aNamespace('shanghai'));
    runProgram(['ip', 'netns', 'del', 'shanghai']);
    const [reading] = await createLinuxKernel().readSockets([gone], { types: ['tcp'] });
    expect(reading).toMatchObject({ failure: { errno: 'ENOENT' } });
  });
});
