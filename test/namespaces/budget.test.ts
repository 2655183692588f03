import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInside } from '../../src/kernel/read-inside.ts';
import { processorTime } from '../support/cost.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { aNamespace, ip, worldRing } from '../support/world.ts';

const NAMESPACES = 40;
const TURNS = 4;
const ROUNDS = 10;

worldRing('what reading costs', () => {
  let folder = '';
  let names: readonly string[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'netnsh-budget-'));
    names = Array.from({ length: NAMESPACES }, () => withAddresses(aNamespace()));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.runIf(spawnSync('cc', ['--version']).status === 0)('no more than three times the bare system calls, by the C program that makes just those', async () => {
    const bare = join(folder, 'bare');
    execFileSync('cc', ['-O2', '-o', bare, 'bench/bare.c']);
    const targets = names.map(namedNamespace);
    let own = Infinity;
    let theirs = Infinity;
    for (let turn = 0; turn < TURNS; turn++) {
      theirs = Math.min(theirs, ...readByC(bare));
      for (let round = 0; round < ROUNDS; round++) own = Math.min(own, (await processorTime(() => readInside(targets, ['links', 'addresses', 'routes']))) / 1000);
    }
    expect(own / theirs).toBeLessThan(3);
  });

  /** The milliseconds of its rounds. */
  function readByC(bare: string): readonly number[] {
    const [, ...times] = execFileSync(bare, [String(ROUNDS), ...names.map((name) => `/run/netns/${name}`)], { encoding: 'utf8' }).trim().split('\n').map(Number);
    return times;
  }
});

function withAddresses(name: string): string {
  for (const line of ['link set lo up', 'link add eth0 type veth peer name eth1', 'link set eth0 up', 'link set eth1 up', 'address add 10.0.0.2/24 dev eth0', 'route add default via 10.0.0.1']) ip(['-n', name, ...line.split(' ')]);
  return name;
}
