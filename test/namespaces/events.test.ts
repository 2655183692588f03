import { readdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { buildPair } from '../support/netnsh-terminal.ts';
import { watch, type Watching } from '../support/watching.ts';
import { ip, ipJson, runProgram, worldRing } from '../support/world.ts';

vi.setConfig({ testTimeout: 300_000 });

worldRing('what changes in real namespaces is told', () => {
  let watching: Watching;
  afterEach(async () => await watching.end());

  const saw = (text: string): Promise<void> => watching.until(() => watching.texts().includes(text));

  test('links, with what they were before', async () => {
    buildPair();
    watching = await watch(['beijing'], ['link']);
    ip('-n beijing link add br0 type bridge');
    ip('-n beijing link set eth0-b mtu 1400');
    ip('-n beijing link set eth0-b master br0');
    ip('-n beijing link set eth0-b promisc on');
    ip('-n beijing link set eth0-b nomaster');
    ip('-n beijing link set eth0-b down');
    ip('-n beijing link set eth0-b name east');
    ip('-n beijing link del east');
    await saw('east gone');
    expect(watching.texts().filter((text) => /^(eth0-b|east)/.test(text) && text !== 'east: its other end is gone')).toEqual([
      'eth0-b: mtu 1500 → 1400',
      expect.stringMatching(/^eth0-b: .*joined br0$/),
      'eth0-b: +PROMISC',
      'eth0-b: left br0',
      'eth0-b: up → down',
      'east: was eth0-b before',
      'east gone',
    ]);
    expect(watching.texts()[0]).toBe('br0 added: bridge, down');
  });

  test('addresses, routes, neighbours, rules and nexthops', async () => {
    buildPair();
    watching = await watch(['beijing'], ['address', 'route', 'neighbour', 'rule', 'nexthop']);
    ip('-n beijing addr add 10.0.0.3/24 dev eth0-b');
    ip('-n beijing route add default via 10.0.0.2');
    ip('-n beijing route replace default via 10.0.0.9');
    ip('-n beijing neighbour add 10.0.0.9 lladdr 02:00:00:00:00:09 nud reachable dev eth0-b');
    ip('-n beijing neighbour change 10.0.0.9 lladdr 02:00:00:00:00:09 nud stale dev eth0-b');
    ip('-n beijing neighbour del 10.0.0.9 dev eth0-b');
    ip('-n beijing rule add from 10.9.0.0/16 lookup 100 priority 7');
    ip('-n beijing rule del priority 7');
    ip('-n beijing nexthop add id 5 via 10.0.0.2 dev eth0-b');
    ip('-n beijing nexthop del id 5');
    ip('-n beijing addr del 10.0.0.3/24 dev eth0-b');
    ip('-n beijing route del default');
    await saw('10.0.0.3/24 gone from eth0-b');
    await watching.until(() => watching.texts().some((text) => text.startsWith('route default') && text.endsWith('gone')));
    expect(watching.texts().filter((text) => !/fe80|ff02/.test(text))).toEqual([
      '10.0.0.3/24 added to eth0-b',
      'route default via 10.0.0.2 dev eth0-b added',
      'route default via 10.0.0.9 dev eth0-b: gateway 10.0.0.2 → 10.0.0.9',
      'neighbour 10.0.0.9 on eth0-b added: 02:00:00:00:00:09 reachable',
      'neighbour 10.0.0.9 on eth0-b: reachable → stale',
      'neighbour 10.0.0.9 on eth0-b: mac 02:00:00:00:00:09 → none, stale → failed',
      'neighbour 10.0.0.9 on eth0-b gone',
      'rule 7: from 10.9.0.0/16 lookup 100 added',
      'rule 7: from 10.9.0.0/16 lookup 100 gone',
      'nexthop 5 added: via 10.0.0.2 dev eth0-b',
      'nexthop 5 gone',
      '10.0.0.3/24 gone from eth0-b',
      'route default via 10.0.0.9 dev eth0-b gone',
    ]);
  });

  test('IPv4 routes that go with their link, of which the kernel says nothing', async () => {
    buildPair();
    ip('-n beijing route add default via 10.0.0.2');
    watching = await watch(['beijing'], ['route']);
    ip('-n beijing link set eth0-b down');
    await saw('route default via 10.0.0.2 dev eth0-b gone');
    await saw('route 10.0.0.0/24 dev eth0-b gone');
    expect(ipJson('-n beijing -4 route')).toEqual([]);
  });

  test('several ways of an IPv6 route that come and go one by one', async () => {
    buildPair();
    ip('-n beijing addr add fd00::1/64 dev eth0-b nodad');
    watching = await watch(['beijing'], ['route']);
    ip('-n beijing route add fd01::/64 via fd00::2');
    ip('-n beijing route append fd01::/64 via fd00::3');
    await watching.until(() => watching.texts().some((text) => text.includes('fd00::3')));
    ip('-n beijing route del fd01::/64 via fd00::2');
    await watching.until(() => watching.texts().some((text) => /^route fd01::\/64 via fd00::3 dev eth0-b/.test(text)));
    expect(watching.texts()[0]).toBe('route fd01::/64 via fd00::2 dev eth0-b metric 1024 added');
  });

  test('a namespace that goes, which nobody keeps alive then', async () => {
    buildPair();
    watching = await watch(['beijing', 'shanghai']);
    ip('netns del beijing');
    await saw('namespace beijing is gone');
    await watching.until(() => watching.texts().includes('eth0-s gone'));
    expect(ipJson('-n shanghai link')).toMatchObject([{ ifname: 'lo' }]);
  });

  test('a further name', async () => {
    buildPair();
    watching = await watch(['beijing']);
    runProgram(['touch', '/run/netns/peking']);
    runProgram(['mount', '--bind', '/run/netns/beijing', '/run/netns/peking']);
    await saw('name peking added');
    ip('netns del peking');
    await saw('name peking gone');
  });

  test('namespaces that come and go faster than anybody looks: each is told as one that came and one that went, or as one that was missed', async () => {
    watching = await watch('all');
    const names = Array.from({ length: 10 }, (_, at) => `brief${at}`);
    for (const name of names) {
      ip(`netns add ${name}`);
      ip(`netns del ${name}`);
    }
    const told = (name: string): readonly string[] => watching.texts().filter((text) => text.split(' ').includes(name));
    const ends = (name: string): readonly string[] => [`namespace ${name} is gone`, `name ${name} came and went before it could be looked at`];
    await watching.until(() => names.every((name) => ends(name).some((text) => told(name).includes(text))));
    const [gone = '', missed = ''] = ends('NAME');
    for (const name of names) expect([[`namespace NAME added`, gone], [missed]]).toContainEqual(told(name).map((text) => text.replace(name, 'NAME')));
  });

  test('and no descriptor is left behind', async () => {
    buildPair();
    watching = await watch(['beijing']); // what is loaded late is loaded now
    await watching.end();
    const before = countDescriptors();
    for (let round = 0; round < 5; round++) {
      watching = await watch(['beijing', 'shanghai']);
      ip('-n beijing addr add 10.0.0.3/24 dev eth0-b');
      await saw('10.0.0.3/24 added to eth0-b');
      ip('-n beijing addr del 10.0.0.3/24 dev eth0-b');
      await watching.end();
    }
    expect(countDescriptors()).toBe(before);
  });
});

function countDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}
