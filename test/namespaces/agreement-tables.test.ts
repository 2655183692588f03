import { spawnSync } from 'node:child_process';
import { test } from 'vitest';
import { compareTables, compareVlans } from '../support/compare-tables.ts';
import { ipBatch, runScript, shellWord } from '../support/ip-script.ts';
import { probeKinds } from '../support/kinds.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { randomForwarding, randomNeighbours, randomRules, randomVlans } from '../support/random-tables.ts';
import { randomFrom, seeds } from '../support/random.ts';
import { aNamespace, isInWorld, runProgram, worldRing } from '../support/world.ts';

const { has: kinds } = probeKinds();
const lacksFiltering = isInWorld() && !canFilterVlans();

worldRing(
  'rules, neighbours and forwarding databases',
  () => {
    // NETNSH_SEED=… builds the world of a failure again.
    for (const seed of seeds(8)) {
      test(`world ${seed}: what we read is what ip and bridge read`, async () => {
        const random = randomFrom(seed);
        const name = aNamespace();
        const { ports, vxlans } = furnish(name);
        const links = ['br0', ...ports];
        const tunnels = kinds.has('gre') ? ['gre1'] : [];
        fill(name, 'ip -4', randomRules(random, 4, links).map((words) => ['rule', 'add', ...words]));
        fill(name, 'ip -6', randomRules(random, 6, links).map((words) => ['rule', 'add', ...words]));
        const neighbours = randomNeighbours(random, links);
        fill(name, 'ip', neighbours.map((words) => ['neighbour', ...words]));
        fill(name, 'ip', tunnels.map((link) => ['neighbour', 'add', '10.8.0.1', 'lladdr', '192.0.2.77', 'dev', link]));
        fill(name, 'bridge', randomForwarding(random, ports, vxlans, 'p0').map((words) => ['fdb', ...words]));
        await compareTables(namedNamespace(name));
        // Proxy entries of no device stay in the kernel when their namespace ends, and turn up in a later one.
        fill(name, 'ip', neighbours.filter((words) => words[1] === 'proxy' && !words.includes('dev')).map(([, ...words]) => ['neighbour', 'delete', ...words]));
      });
    }

    test('a fresh namespace', async () => {
      await compareTables(namedNamespace(aNamespace()));
    });

    test('a vxlan whose remotes are behind a device in another namespace', async () => {
      const [below, name] = [aNamespace(), aNamespace()];
      ipBatch(below, [['link', 'add', 'low', 'type', 'veth', 'peer', 'name', 'other'], ['link', 'add', 'link', 'low', 'name', 'vx', 'type', 'vxlan', 'id', '5', 'dstport', '4789', 'local', '192.0.2.1']]);
      runProgram(['bridge', '-n', below, 'fdb', 'append', '02:00:00:00:00:05', 'dev', 'vx', 'dst', '192.0.2.9', 'via', 'low', 'port', '99']);
      ipBatch(below, [['link', 'set', 'vx', 'netns', name]]);
      await compareTables(namedNamespace(name));
    });

    test('groups of nexthops behind a vxlan', async () => {
      const name = aNamespace();
      ipBatch(name, [['link', 'add', 'vx', 'type', 'vxlan', 'id', '5', 'dstport', '4789', 'local', '192.0.2.1'], ['nexthop', 'add', 'id', '10', 'via', '192.0.2.9', 'fdb'], ['nexthop', 'add', 'id', '12', 'group', '10', 'fdb']]);
      runProgram(['bridge', '-n', name, 'fdb', 'add', '02:00:00:00:00:08', 'dev', 'vx', 'nhid', '12', 'self']);
      await compareTables(namedNamespace(name));
    });
  },
  ['bridge'],
);

worldRing(
  'VLANs of bridges',
  () => {
    for (const seed of seeds(8)) {
      const why = lacksFiltering ? ' (skipped: bridges of this kernel have no VLAN filtering)' : '';
      test.skipIf(lacksFiltering)(`world ${seed}: what we read is what bridge vlan reads${why}`, async () => {
        const random = randomFrom(seed);
        const name = aNamespace();
        const pvid = random.pick([0, 1, 9]);
        const { ports, vxlans } = furnish(name, ['vlan_filtering', String(random.between(0, 1)), 'vlan_default_pvid', String(pvid)]);
        for (const vxlan of vxlans) ipBatch(name, [['link', 'set', vxlan, 'master', 'br0']]);
        fill(name, 'bridge', vxlans.map((vxlan) => ['link', 'set', 'dev', vxlan, 'vlan_tunnel', 'on']));
        fill(name, 'bridge', randomVlans(random, 'br0', ports, vxlans).map((words) => ['vlan', ...words]));
        // The bridge takes an entry only in a VLAN that the port is in.
        fill(name, 'bridge', randomForwarding(random, ports, [], 'p0').map((words) => ['fdb', ...words, ...(pvid > 0 && words.includes('master') && random.chance(0.5) ? ['vlan', String(pvid)] : [])]));
        await compareVlans(namedNamespace(name));
        await compareTables(namedNamespace(name));
      });
    }

    test('without a bridge, and with one that knows none', async () => {
      const name = aNamespace();
      await compareVlans(namedNamespace(name));
      ipBatch(name, [['link', 'add', 'br0', 'type', 'bridge']]);
      await compareVlans(namedNamespace(name));
    });
  },
  ['bridge'],
);

/** A bridge with three ports, and what else has tables. */
function furnish(name: string, bridgeWords: readonly string[] = []): { readonly ports: readonly string[]; readonly vxlans: readonly string[] } {
  const ports = ['p0', 'p1', 'p2'];
  const vxlans = kinds.has('vxlan') ? ['vx4', 'vx6'] : [];
  ipBatch(name, [
    ['link', 'add', 'br0', 'up', 'type', 'bridge', ...bridgeWords],
    ...ports.flatMap((port) => [['link', 'add', port, 'up', 'master', 'br0', 'type', 'veth', 'peer', 'name', `far-${port}`], ['link', 'set', `far-${port}`, 'up']]),
    ...(vxlans.length === 0 ? [] : [['link', 'add', 'vx4', 'type', 'vxlan', 'id', '4', 'dstport', '4789', 'local', '192.0.2.1'], ['link', 'add', 'vx6', 'type', 'vxlan', 'id', '6', 'dstport', '4790', 'local', 'fd00::1']]),
    ...(kinds.has('gre') ? [['link', 'add', 'gre1', 'up', 'type', 'gre', 'local', '192.0.2.1', 'remote', '192.0.2.2', 'key', '7']] : []),
  ]);
  return { ports, vxlans };
}

/** Runs what the kernel takes. It refuses some of what chance puts together (a goto backwards, twice the same), but never half of it. */
function fill(name: string, program: 'ip' | 'ip -4' | 'ip -6' | 'bridge', lines: readonly (readonly string[])[]): void {
  const text = lines.map((words) => words.join(' ')).join('\n');
  const said = runScript(`${program} -n ${shellWord(name)} -force -batch - 2>&1 <<'END OF LINES'\n${text}\nEND OF LINES\ntrue`);
  const refused = said.split('\n').filter((line) => line.startsWith('Command failed'));
  if (refused.length * 2 > lines.length) throw new Error(`${program} refused ${refused.length} of ${lines.length}:\n${text}\n${said}`);
}

/** In a namespace that ends with the process. */
function canFilterVlans(): boolean {
  return spawnSync('unshare', ['--net', 'ip', 'link', 'add', 'br0', 'type', 'bridge', 'vlan_filtering', '1'], { stdio: 'ignore' }).status === 0;
}
