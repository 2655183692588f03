import { readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { found, inside, listeners, ownedRows } from '../support/owned-rows.ts';
import { aRootlessPodman, type RootlessPodman } from '../support/rootless-podman.ts';
import { runNetnsh, runWords } from '../support/run-netnsh.ts';
import { runtimeRing } from '../support/runtime-ring.ts';

runtimeRing('containers of a user who is not root', () => {
  let podman: RootlessPodman;
  let id: string;
  beforeAll(() => {
    podman = aRootlessPodman();
    id = podman.run('--name mine --network none', 'nc -l -p 8080');
  });
  afterAll(() => podman.end());

  /** Of the process that has the container's id in the command of its parent. */
  function namespaceOf(container: string): string {
    const { stdout } = runWords(['pgrep', '--full', `conmon.*${container}`]);
    const [conmon = ''] = stdout.split('\n');
    const [pid] = readFileSync(`/proc/${conmon}/task/${conmon}/children`, 'utf8').split(' ');
    return readlinkSync(`/proc/${pid}/ns/net`);
  }

  test('root sees them by the name of a stranger, which needs its prefix', () => {
    expect(ownedRows()).toEqual([{ namespace: 'podman:mine', owners: ['podman:mine of a stranger'] }]);
    expect(inside('podman:mine')).toBe(namespaceOf(id));
    expect(inside('container:mine')).toBe(namespaceOf(id));
    expect(inside('mine')).toBe('netnsh: no namespace named mine that may be meant without a prefix\n  hint: try: podman:mine');
  });

  test('the user himself needs no prefix, and goes in through the user namespace', () => {
    const { as } = podman;
    expect(ownedRows({ as })).toEqual([{ namespace: 'mine', owners: ['podman:mine'] }]);
    expect(inside('mine', { as })).toBe(namespaceOf(id));
    expect(runNetnsh(['-n', 'mine', '--', 'ss', '-Hltn'], { as }).stdout).toContain(':8080');
  });

  test('the user reads what is inside as well', () => {
    const { as } = podman;
    const { status, stdout } = runNetnsh(['-c', 'cd mine', '-c', 'links -o name', '-c', 'addrs --json'], { as });
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'lo']);
    expect(stdout).toContain('"address": "127.0.0.1"');
  });

  test('the user sees its listener, in the table of the whole machine too, and by its port', () => {
    const { as } = podman;
    const listener = { namespace: 'mine', container: 'mine', port: 8080 };
    expect(listeners('mine', { as })).toEqual([listener]);
    expect(listeners('--all', { as })).toContainEqual(listener);
    expect(found('8080', { as })).toContainEqual({ namespace: 'mine', kind: 'socket' });
  });

  test('programs see the devices of the container under /sys', () => {
    const { status, stdout, stderr } = runNetnsh(['-n', 'mine', '--', 'ls', '--ignore=bonding_masters', '/sys/class/net'], { as: podman.as });
    expect([status, stdout, stderr.includes('/sys')]).toEqual([0, 'lo\n', false]);
  });
}, ['podman', 'conmon', 'crun', 'setpriv', 'nsenter', 'pgrep', 'ss']);
