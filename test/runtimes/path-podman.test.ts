import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareShownPath } from '../support/compare-shown-path.ts';
import { hopPrograms, type Listened } from '../support/hops.ts';
import { runScript } from '../support/ip-script.ts';
import { aPodman, type Podman } from '../support/podman.ts';
import { runtimeRing } from '../support/runtime-ring.ts';

const arrives = { says: 'it arrives, and the answer comes back', isAnswered: true };

runtimeRing('the way of a packet on a host of podman', () => {
  let podman: Podman;
  let places: readonly Listened[];
  beforeAll(() => {
    podman = aPodman({ isNetworked: true });
    for (const name of ['web', 'db']) podman.run(`--name ${name} --network shop`, 'sleep 1000');
    runScript('ip netns add client && ip link add up0 up type veth peer name eth0 netns client && ip addr add 192.0.2.1/24 dev up0 && ip -n client addr add 192.0.2.2/24 dev eth0 && ip -n client link set eth0 up');
    places = [{ label: 'host', as: [] }, { label: 'client', as: ['ip', 'netns', 'exec', 'client'] }, ...['web', 'db'].map((label) => ({ label, as: ['nsenter', '-n', '-t', podman.podman(`inspect --format {{.State.Pid}} ${label}`)] }))];
  });
  afterAll(() => podman.end());

  test('from container to container, over the bridge of their network', async () => {
    const { named, seen, ...ends } = await compareShownPath('podman:web podman:db', places);
    expect(ends).toEqual(arrives);
    expect(seen).toEqual(named);
    expect([seen.there[0], seen.there.at(-1)]).toEqual(['web:eth0 out', 'db:eth0 in']);
  });

  test('from a container to another machine, which sees the address of the host and knows no way to the container', async () => {
    const { named, seen, ...ends } = await compareShownPath('web client', places);
    expect(ends).toEqual(arrives);
    expect(seen).toEqual(named);
    expect(seen.there.slice(-3)).toEqual(['host:shop0 in', 'host:up0 out', 'client:eth0 in']);
    const back = await compareShownPath('client container:web', places);
    expect(back).toMatchObject({ says: 'it is lost: client has no route to 10.77.0.2', isAnswered: false });
  });

  test('from the host to a container and back', async () => {
    const both = [await compareShownPath('host web', places), await compareShownPath('web host', places)];
    expect(both).toEqual(both.map(({ named }) => ({ ...arrives, named, seen: named })));
  });
}, ['podman', 'conmon', 'catatonit', 'iptables', 'nsenter', ...hopPrograms]);
