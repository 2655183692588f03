import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { compareBothWays, HOST } from '../support/ask-path.ts';
import { buildLab } from '../support/build-lab.ts';
import { hopPrograms } from '../support/hops.ts';
import { buildChain, buildIpvlan, buildMacvlan, buildVxlan, chainNames, ipvlanNames, macvlanNames, vxlanNames } from '../support/path-worlds.ts';
import { isInWorld, worldRing } from '../support/world.ts';

const lacksIpvlan = isInWorld() && spawnSync('unshare', ['--net', 'sh', '-c', 'ip link add probe type veth peer name other && ip link add link probe type ipvlan'], { stdio: 'ignore' }).status !== 0;

/** Of one way and the other: the two compare as wholes, so that nothing that path names was left out, and nothing else saw the packet. */
async function walk(names: readonly string[], from: string, to: string): Promise<readonly Hops[]> {
  const both = await compareBothWays({ names, from, to, hasNoRules: true });
  expect(both.map(({ seen }) => seen)).toEqual(both.map(({ named }) => named));
  expect(both).toMatchObject([from, to].map(() => ({ says: 'it arrives, and the answer comes back', isAnswered: true })));
  return both.map(({ named }) => named);
}

type Hops = Awaited<ReturnType<typeof compareBothWays>>[number]['named'];

worldRing('tcpdump sees a packet on each link that path names, in this order, and on no other', () => {
  test('in the lab', async () => {
    buildLab();
    const there = ['beijing:eth0-b out', 'host:veth-b in', 'host:veth-s out', 'shanghai:eth0-s in'];
    const back = ['shanghai:eth0-s out', 'host:veth-s in', 'host:veth-b out', 'beijing:eth0-b in'];
    expect(await walk(['beijing', 'shanghai'], 'beijing', 'shanghai')).toEqual([{ there, back }, { there: back, back: there }]);
  });

  test('from the lab to the bridge itself, which is at home', async () => {
    buildLab(['ip addr add 10.0.0.254/24 dev br0']);
    const there = ['beijing:eth0-b out', 'host:veth-b in', 'host:br0 in'];
    const back = ['host:br0 out', 'host:veth-b out', 'beijing:eth0-b in'];
    expect(await walk(['beijing', 'shanghai'], 'beijing', HOST)).toEqual([{ there, back }, { there: back, back: there }]);
  });

  test('down and up a chain of three bridges in three namespaces', async () => {
    buildChain();
    const down = ['top:eth0 out', 'floor1:up1 in', 'floor1:down1 out', 'floor2:up2 in', 'floor2:down2 out', 'floor3:up3 in', 'floor3:down3 out', 'low:eth0 in'];
    const up = ['low:eth0 out', 'floor3:down3 in', 'floor3:up3 out', 'floor2:down2 in', 'floor2:up2 out', 'floor1:down1 in', 'floor1:up1 out', 'top:eth0 in'];
    expect(await walk(chainNames, 'top', 'low')).toEqual([{ there: down, back: up }, { there: up, back: down }]);
  });

  test('between macvlans of one host, whose own link hears them too', async () => {
    buildMacvlan();
    const there = ['one:mv1 out', 'machine:eth0 in', 'two:mv2 in'];
    const back = ['two:mv2 out', 'machine:eth0 in', 'one:mv1 in'];
    expect(await walk(macvlanNames, 'one', 'two')).toEqual([{ there, back }, { there: back, back: there }]);
  });

  test('from a macvlan to the neighbour of its host', async () => {
    buildMacvlan();
    const there = ['one:mv1 out', 'machine:eth0 out', 'neighbour:eth0 in'];
    const back = ['neighbour:eth0 out', 'machine:eth0 in', 'one:mv1 in'];
    expect(await walk(macvlanNames, 'one', 'neighbour')).toEqual([{ there, back }, { there: back, back: there }]);
  });

  test.skipIf(lacksIpvlan)(`between ipvlans of one host, and to its neighbour${lacksIpvlan ? ' (skipped: this kernel has no ipvlan)' : ''}`, async () => {
    buildIpvlan();
    const [near, nearBack] = [['one:iv1 out', 'two:iv2 in'], ['two:iv2 out', 'one:iv1 in']];
    expect(await walk(ipvlanNames, 'one', 'two')).toEqual([{ there: near, back: nearBack }, { there: nearBack, back: near }]);
    const [there, back] = [['one:iv1 out', 'machine:eth0 out', 'neighbour:eth0 in'], ['neighbour:eth0 out', 'machine:eth0 in', 'one:iv1 in']];
    expect(await walk(ipvlanNames, 'one', 'neighbour')).toEqual([{ there, back }, { there: back, back: there }]);
  });

  test('through a VXLAN and what carries it', async () => {
    buildVxlan();
    const there = ['left:eth0 out', 'hostl:port in', 'hostl:vx out', 'hostl:under out', 'hostr:under in', 'hostr:vx in', 'hostr:port out', 'right:eth0 in'];
    const back = ['right:eth0 out', 'hostr:port in', 'hostr:vx out', 'hostr:under out', 'hostl:under in', 'hostl:vx in', 'hostl:port out', 'left:eth0 in'];
    expect(await walk(vxlanNames, 'left', 'right')).toEqual([{ there, back }, { there: back, back: there }]);
  });
}, hopPrograms);
