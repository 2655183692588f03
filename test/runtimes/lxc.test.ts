import { readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFolder } from '../support/busybox-tree.ts';
import { inside, ownedRows } from '../support/owned-rows.ts';
import { runtimeRing } from '../support/runtime-ring.ts';
import { runProgram } from '../support/world.ts';

runtimeRing('containers of LXC', () => {
  let folder: string;
  const lxc = (command: string, ...words: readonly string[]): string => runProgram([`lxc-${command}`, '-P', folder, '-n', 'crate', ...words]).trim();
  beforeAll(() => {
    folder = aFolder('lxc');
    writeFileSync(join(folder, 'config'), 'lxc.net.0.type = empty\nlxc.apparmor.profile = unconfined\n');
    lxc('create', '-t', 'busybox', '-f', join(folder, 'config'));
    lxc('start');
  });
  afterAll(() => {
    lxc('stop', '-k');
    rmSync(folder, { recursive: true });
  });

  test('each has its name, which leads to where LXC says', () => {
    expect(ownedRows()).toEqual([{ namespace: 'crate', owners: ['lxc:crate'] }]);
    const namespace = readlinkSync(`/proc/${lxc('info', '-p', '-H')}/ns/net`);
    for (const operand of ['crate', 'lxc:crate', 'container:crate']) expect([operand, inside(operand)]).toEqual([operand, namespace]);
  });
}, ['lxc-start', 'lxc-create']);
