import { expect, test } from 'vitest';
import { readInside } from '../../src/kernel/read-inside.ts';
import type { Route } from '../../src/model/route.ts';
import { compareReaders } from '../support/compare-readers.ts';
import { ipBatch } from '../support/ip-script.ts';
import { compareRouteAnswers, randomQuestions } from '../support/compare-route-answers.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { nexthopsOf } from '../support/oracle-nexthops.ts';
import { asRecords, type JsonRecord } from '../support/oracle-record.ts';
import { randomFrom, seeds, type Random } from '../support/random.ts';
import { probeShapes, randomRoutes } from '../support/random-routes.ts';
import { aNamespace, ip, runProgram, worldRing } from '../support/world.ts';

worldRing(
  'routes',
  () => {
    /** near – router – far, the second wire narrower than the first. */
    function aNarrowPath(): { readonly near: string; readonly router: string; readonly far: string } {
      const [near, router, far] = [aNamespace('near'), aNamespace('router'), aNamespace('far')];
      const lines = (text: string): readonly (readonly string[])[] => text.trim().split('\n').map((line) => line.trim().split(' '));
      ipBatch(undefined, lines(`
        link add name eth0 netns near type veth peer name left netns router
        link add name right netns router mtu 1400 type veth peer name eth0 netns far
      `));
      ipBatch(near, lines(`
        link set dev lo up
        link set dev eth0 up
        address add 10.1.0.2/24 dev eth0
        address add fd00:1::2/64 dev eth0 nodad
        route add default via 10.1.0.1
        route add default via fd00:1::1
      `));
      ipBatch(router, lines(`
        link set dev left up
        link set dev right up
        address add 10.1.0.1/24 dev left
        address add 10.2.0.1/24 dev right
        address add fd00:1::1/64 dev left nodad
        address add fd00:2::1/64 dev right nodad
      `));
      ipBatch(far, lines(`
        link set dev eth0 mtu 1400 up
        address add 10.2.0.2/24 dev eth0
        address add fd00:2::2/64 dev eth0 nodad
        route add default via 10.2.0.1
        route add default via fd00:2::1
      `));
      runProgram(['ip', 'netns', 'exec', router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1']);
      return { near, router, far };
    }

    test('through gateways of both families, by several ways, in many tables', async () => {
      const { near } = aNarrowPath();
      const more = [
        'route add 198.51.100.0/24 via 10.1.0.1 src 10.1.0.2 metric 50 table 1000',
        'route add 198.51.101.0/24 via inet6 fe80::1 dev eth0',
        'route add 198.51.102.0/24 nexthop via 10.1.0.1 weight 2 nexthop via 10.1.0.3',
        'route add 198.51.103.0/24 via 192.0.2.9 dev eth0 onlink proto 42',
        'route add 198.51.104.0/24 tos 0x10 dev eth0',
        'route add 198.51.105.7 dev eth0 table local',
        'route add 0.0.0.0/1 dev eth0',
        'nexthop add id 7 via 10.1.0.9 dev eth0',
        'route add 198.51.106.0/24 nhid 7',
        'route add unreachable default metric 4278198272',
        'route add 2001:db8::/32 via fd00:1::1 metric 7 table 70000',
        'route add 2001:db8:1::/48 nexthop via fd00:1::1 nexthop via fd00:1::3',
        'route add 2001:db8:2::1 dev eth0 src fd00:1::2 pref high',
        'route add prohibit 2001:db8:3::/48',
      ];
      ipBatch(near, more.map((line) => line.split(' ')));
      await compareReaders(namedNamespace(near));
      const routes = await readRoutes(near);
      expect(routes.find(({ destination }) => destination === '198.51.101.0/24')?.gateway).toBe('fe80::1');
      expect(routes.filter(({ destination, family }) => destination === 'default' && family === 'inet').map(({ gateway, metric }) => [gateway, metric])).toEqual([['10.1.0.1', undefined], [undefined, 4278198272]]);
    });

    test('what the kernel has learnt about a path is no route', async () => {
      const { near } = aNarrowPath();
      for (const [destination, size] of [['10.2.0.2', '1450'], ['fd00:2::2', '1430']] as const) {
        // Ends with status 1: the answer is "too long", and the kernel remembers it.
        runProgram(['ip', 'netns', 'exec', near, 'sh', '-c', `! ping -c 1 -W 1 -M do -s ${size} ${destination}`]);
        expect(ip(['-n', near, 'route', 'get', destination])).toContain('mtu 1400');
      }
      await compareReaders(namedNamespace(near));
      expect((await readRoutes(near)).filter(({ destination }) => destination.startsWith('10.2.') || destination.startsWith('fd00:2:'))).toEqual([]);
    });
  },
  ['bridge', 'ping', 'sysctl'],
);

async function readRoutes(name: string): Promise<readonly Route[]> {
  const [reading] = await readInside([namedNamespace(name)], ['routes']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return reading.inside.routes;
}

const { has: shapes, lacks } = probeShapes();

worldRing(`routes of random worlds${lacks.length === 0 ? '' : ` (this kernel has no ${lacks.join(', ')})`}`, () => {
  for (const seed of seeds(12)) {
    test(`world ${seed}: what we read and ask is what ip reads and asks`, async () => {
      const random = randomFrom(seed);
      const near = aCrossroads(random);
      await compareReaders(namedNamespace(near));
      await compareNexthops(near);
      const [reading] = await readInside([namedNamespace(near)], ['links']);
      if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
      for (const asked of randomQuestions(random, 25)) await compareRouteAnswers(namedNamespace(near), reading.inside.links, asked);
    });
  }

  test('where no packet may go, the kernel says why in the same words to us', async () => {
    const near = aCrossroads(randomFrom(1), false);
    for (const [at, type] of ['unreachable', 'prohibit', 'blackhole', 'throw'].entries()) {
      ip(['-n', near, 'route', 'add', type, `203.0.113.${at}`]);
      ip(['-n', near, 'route', 'add', type, `3fff::${at}`]);
    }
    const answers: string[] = [];
    for (const destination of [0, 1, 2, 3, 4].flatMap((at) => [`203.0.113.${at}`, `3fff::${at}`])) answers.push(await compareRouteAnswers(namedNamespace(near), [], { destination }));
    expect(answers).toEqual(Array(10).fill('refused'));
  });

  test('locked metrics are those that ip writes with lock', async () => {
    const near = aCrossroads(randomFrom(1), false);
    ip(`-n ${near} route add 198.51.100.0/24 via 10.1.0.1 mtu lock 1400 hoplimit 7 rtt lock 300ms`);
    const route = (await readRoutes(near)).find(({ destination }) => destination === '198.51.100.0/24');
    const text = ip(`-n ${near} route show 198.51.100.0/24`);
    expect(route?.metrics?.locked).toEqual([...text.matchAll(/(\w+) lock /g)].map(([, name]) => name));
    expect(route?.metrics?.locked).toEqual(['mtu', 'rtt']);
  });
});

/** One namespace with two wires, and routes of every shape: the same for the same seed. */
function aCrossroads(random: Random, isFurnished = true): string {
  const [near, far] = [aNamespace('near'), aNamespace('far')];
  const lines = [
    'link add name eth0 netns near type veth peer name left netns far',
    'link add name eth1 netns near type veth peer name right netns far',
  ];
  ipBatch(undefined, lines.map((line) => line.split(' ')));
  ipBatch(far, [['link', 'set', 'left', 'up'], ['link', 'set', 'right', 'up']]);
  const setUp = ['link set lo up', 'link set eth0 up', 'link set eth1 up', 'address add 10.1.0.2/24 dev eth0', 'address add 10.2.0.2/24 dev eth1', 'address add fd00:1::2/64 dev eth0 nodad', 'address add fd00:2::2/64 dev eth1 nodad'];
  ipBatch(near, setUp.map((line) => line.split(' ')));
  if (!isFurnished) return near;
  for (const words of randomRoutes(random, shapes)) tryIp(near, words);
  if (random.chance(0.5)) for (const family of ['-4', '-6']) ip(['-n', near, family, 'rule', 'add', 'fwmark', String(random.between(1, 3)), 'table', '77']);
  if (random.chance(0.3)) ip(['-n', far, 'link', 'set', random.pick(['left', 'right']), 'down']); // its other end is linkdown
  return near;
}

/**
 * Two random routes may be the same, and a default route in a table may lead the gateways of others in it astray; both the kernel refuses.
 * Anything else that it refuses is a fault of the test.
 */
function tryIp(namespace: string, words: readonly string[]): void {
  try {
    ip(['-n', namespace, ...words]);
  } catch (error) {
    if (!/File exists|Nexthop has invalid gateway/.test(String(error))) throw error;
  }
}

async function compareNexthops(name: string): Promise<void> {
  if (!shapes.has('nexthop objects')) return;
  const [reading] = await readInside([namedNamespace(name)], ['nexthops']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  const ask = (words: string): readonly JsonRecord[] => asRecords(JSON.parse(ip(['-n', name, '-j', '-d', '-N', ...words.split(' ')]) || '[]'));
  const theirs = nexthopsOf(ask('nexthop'), ask('link'));
  expect(reading.inside.nexthops.map(({ family, ...rest }) => rest)).toEqual(theirs);
}
