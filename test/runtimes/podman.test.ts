import { readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { found, inside, listeners, ownedRows } from '../support/owned-rows.ts';
import { aPodman, type Podman } from '../support/podman.ts';
import { netnsh, runNetnsh } from '../support/run-netnsh.ts';
import { runtimeRing } from '../support/runtime-ring.ts';
import { startWords } from '../support/start-words.ts';
import { ip } from '../support/world.ts';

runtimeRing('containers of podman', () => {
  let podman: Podman;
  let id: string;
  beforeAll(() => {
    podman = aPodman();
    id = podman.run('--name web --network none', 'nc -l -p 8080');
    podman.run('--name side --network container:web', 'sleep 1000');
    podman.podman('pod create --name shop');
    podman.run('--name db --pod shop', 'sleep 1000');
  });
  afterAll(() => podman.end());

  const namespaceOf = (name: string): string => readlinkSync(`/proc/${podman.podman(`inspect --format {{.State.Pid}} ${name}`)}/ns/net`);

  test('each has its name; those that share a stack are in one namespace, and a pod goes before what is in it', () => {
    const infra = podman.podman('ps --filter name=infra --format {{.Names}}');
    expect(ownedRows()).toEqual([
      { namespace: 'shop', owners: [`podman:shop ${infra}`, 'podman:db'] },
      { namespace: expect.stringMatching(/^(web|side)$/), owners: expect.toSatisfy((owners: string[]) => owners.toSorted().join() === 'podman:side,podman:web') },
    ]);
  });

  test('a name, its prefix, the beginning of its id and the name of who shares the stack lead to where podman says', () => {
    const web = namespaceOf('web');
    for (const operand of ['web', 'side', 'podman:web', 'container:side', id.slice(0, 6), `container:${id}`]) expect([operand, inside(operand)]).toEqual([operand, web]);
    expect([inside('shop'), inside('db')]).toEqual([namespaceOf('db'), namespaceOf('db')]);
  });

  test('its listener is seen, in the table of the whole machine too, and by its port', () => {
    expect(runNetnsh(['-n', 'web', '--', 'ss', '-Hltn']).stdout).toContain(':8080');
    const listener = { namespace: expect.stringMatching(/^(web|side)$/), container: 'web', port: 8080 };
    expect(listeners('web')).toEqual([listener]);
    expect(listeners('--all')).toContainEqual(listener);
    expect(found('8080')).toContainEqual({ namespace: listener.namespace, kind: 'socket' });
  });

  test('the name that podman makes up for a pod comes after the one that somebody gave', () => {
    expect(ip('netns list')).toMatch(/^netns-[0-9a-f-]+/);
    expect(runNetnsh(['pwd', 'shop']).status).toBe(2);
    expect(runNetnsh(['-c', 'cd shop', '-c', 'pwd']).stdout).toBe('shop\n');
  });

  test.each([['none', 'a namespace of its process alone'], ['podman', 'a name in /run/netns']])('one on network %s, which has %s, is told as it comes and as it goes', async (network) => {
    const running = startWords([...netnsh, 'events', '--kind', 'namespace', '--json']);
    const told = ({ out }: { readonly out: string }): readonly string[] => out.split('\n').slice(0, -1).map((line) => JSON.parse(line).text);
    await running.until(({ err }) => err.includes('watching'));
    const guest = podman.podman(`run --detach --name guest --network ${network} --rootfs ${podman.root} sleep 1000`);
    await running.until((written) => told(written).some((text) => /^(namespace |podman:)guest added$/.test(text)));
    podman.podman(`rm --force --time 0 ${guest}`);
    await running.until((written) => told(written).some((text) => /^(namespace guest is gone|podman:guest gone)$/.test(text)));
    process.kill(running.pid, 'SIGINT');
    expect(await running.ended).toMatchObject({ end: 'SIGINT' });
  });

  test('what fits none says what comes nearest', () => {
    expect(inside('podman:sied')).toBe('netnsh: no podman container named sied\n  hint: did you mean podman:side?');
    expect(inside('docker:web')).toBe('netnsh: no docker container named web\n  hint: ns lists all');
  });
}, ['podman', 'conmon', 'catatonit', 'ss']);
