import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareShownPath } from '../support/compare-shown-path.ts';
import { startDocker, type Docker } from '../support/docker.ts';
import { hopPrograms, type Listened } from '../support/hops.ts';
import { runScript } from '../support/ip-script.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { runtimeRing } from '../support/runtime-ring.ts';
import { runProgram } from '../support/world.ts';

const arrives = { says: 'it arrives, and the answer comes back', isAnswered: true };

runtimeRing('the way of a packet on a host of docker', () => {
  let docker: Docker;
  let places: readonly Listened[];
  beforeAll(async () => {
    docker = await startDocker({ isNetworked: true });
    for (const name of ['web', 'db']) docker.run(`--name ${name}`, 'sleep 1000');
    runScript('ip netns add client && ip link add up0 up type veth peer name eth0 netns client && ip addr add 192.0.2.1/24 dev up0 && ip -n client addr add 192.0.2.2/24 dev eth0 && ip -n client link set eth0 up && ip -n client route add default via 192.0.2.1');
    places = [{ label: 'host', as: [] }, { label: 'client', as: ['ip', 'netns', 'exec', 'client'] }, ...['web', 'db'].map((label) => ({ label, as: ['nsenter', '-n', '-t', docker.docker(`inspect --format {{.State.Pid}} ${label}`)] }))];
  });
  afterAll(async () => await docker.end());

  test('from container to container, over docker0', async () => {
    const { named, seen, ...ends } = await compareShownPath('docker:web docker:db', places);
    expect(ends).toEqual(arrives);
    expect(seen).toEqual(named);
    expect([seen.there[0], seen.there.at(-1)]).toEqual(['web:eth0 out', 'db:eth0 in']);
  });

  test('from a container to another machine, which sees the address of the host', async () => {
    const { named, seen, ...ends } = await compareShownPath('web client', places);
    expect(ends).toEqual(arrives);
    expect(seen).toEqual(named);
    expect(seen.there.slice(-2)).toEqual(['host:up0 out', 'client:eth0 in']);
  });

  test('from the other machine to a container, which docker forbids by a policy', async () => {
    const { named, seen, says, isAnswered } = await compareShownPath('client container:db', places);
    expect({ says, isAnswered }).toEqual({ says: 'it is lost: FORWARD policy is drop in host (table ip filter)', isAnswered: false });
    expect(seen).toEqual(named);
  });

  test('to a port that docker publishes, which leads into a container', async () => {
    const path = (): unknown => JSON.parse(runNetnsh(['-c', 'path client host:192.0.2.1 --tcp 8080 --json']).stdout);
    expect(path()).toMatchObject([{ verdict: 'it is lost: nothing listens on tcp port 8080 in host' }]);
    docker.run('--name shop --publish 8080:80', 'nc -l -p 80');
    const pid = docker.docker('inspect --format {{.State.Pid}} shop');
    await expect.poll(() => runProgram(['sh', '-c', `cat /proc/${pid}/net/tcp*`]), { timeout: 30_000 }).toMatch(/:0050 0+:0000 0A /); // port 80, which listens (linux/tcp_states.h)
    const [rewritten, restored] = [{ is: 'nat', namespace: 'host', what: 'destination', before: '192.0.2.1:8080', after: '172.17.0.4:80' }, { is: 'nat', namespace: 'host', what: 'source', before: '172.17.0.4:80', after: '192.0.2.1:8080' }];
    expect(path()).toMatchObject([{ verdict: 'it arrives, and the answer comes back', there: { steps: expect.arrayContaining([expect.objectContaining(rewritten), expect.objectContaining({ is: 'arrival', namespace: 'shop' })]) }, back: { steps: expect.arrayContaining([expect.objectContaining(restored)]) } }]);
    expect(runProgram(['ip', 'netns', 'exec', 'client', 'busybox', 'nc', '-w', '5', '192.0.2.1', '8080'], 'an order\n')).toBe('');
    expect(docker.docker('wait shop')).toBe('0');
    expect(docker.docker('logs shop')).toBe('an order');
  });

  test('from the host to a container and back', async () => {
    const there = await compareShownPath('host web', places);
    const back = await compareShownPath('web host', places);
    expect([there, back]).toEqual([there, back].map(({ named }) => ({ ...arrives, named, seen: named })));
  });
}, ['dockerd', 'docker', 'tar', 'iptables', 'nsenter', ...hopPrograms]);
