import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mininet, mininetPrograms, startMininet } from '../support/mininet.ts';
import { ownedRows } from '../support/owned-rows.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { runtimeRing } from '../support/runtime-ring.ts';

runtimeRing('hosts of mininet', () => {
  let mininet: Mininet;
  beforeAll(async () => void (mininet = await startMininet('single,2')));
  afterAll(async () => await mininet.end());

  test('each has its name', () => {
    expect(ownedRows()).toEqual([
      { namespace: 'h1', owners: ['mininet:h1'] },
      { namespace: 'h2', owners: ['mininet:h2'] },
    ]);
  });

  test('a name leads inside, where the host has its address', () => {
    expect(runNetnsh(['-n', 'h1', '--', 'ip', '-4', '-brief', 'addr', 'show', 'dev', 'h1-eth0']).stdout).toMatch(/10\.0\.0\.1\/8/);
    expect(runNetnsh(['-c', 'cd mininet:h2', '-c', 'ping -c 1 -W 5 10.0.0.1']).status).toBe(0);
  });
}, [...mininetPrograms, 'ping']);
