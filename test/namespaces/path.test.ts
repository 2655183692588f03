import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { comparePath } from '../support/ask-path.ts';
import { buildLab } from '../support/build-lab.ts';
import { hopPrograms } from '../support/hops.ts';
import { runScript } from '../support/ip-script.ts';
import { iptables, whyNoIptables } from '../support/iptables.ts';
import { ipJson, isInWorld, worldRing } from '../support/world.ts';

const out = ['beijing:eth0-b out'];
const toBridge = [...out, 'host:veth-b in'];
const behindBridge = [...toBridge, 'host:veth-s out'];
const arrived = [...behindBridge, 'shanghai:eth0-s in'];

/** Afterwards both know each other, and the bridge knows both: its ports have been told of their carriers. */
const meet = 'ip netns exec beijing ping -qc 1 -W 2 10.0.0.2 >/dev/null';

/** What is wrong, and how; what path says; on which links the packet is before it is lost. */
type Fault = readonly [fault: string, harm: readonly string[], says: string, there: readonly string[], size?: number];

const faults: readonly Fault[] = [
  ['a link that is down', ['ip link set veth-s down'], 'it is lost: veth-s is down in host', []],
  ['a link that is down, where both know each other', [meet, 'ip link set veth-s down'], 'it is lost: veth-s is down in host', toBridge],
  ['the far end down', [meet, 'ip -n shanghai link set eth0-s down'], 'it is lost: eth0-s is down in shanghai', toBridge],
  ['its own link down', ['ip -n beijing link set eth0-b down'], 'it is lost: eth0-b is down in beijing, so that beijing has no route to 10.0.0.2', []],
  ['no route', ['ip -n beijing route del 10.0.0.0/24'], 'it is lost: beijing has no route to 10.0.0.2', []],
  ['a wrong mask', ['ip -n shanghai addr del 10.0.0.2/24 dev eth0-s', 'ip -n shanghai addr add 10.0.0.2/32 dev eth0-s'], 'it arrives; the answer is lost: shanghai has no route back to 10.0.0.1', arrived],
  ['a port of the bridge that gives nothing out', [meet, 'bridge link set dev veth-s state 0'], 'it is lost: br0 in host: port veth-s is not forwarding, but disabled', toBridge],
  ['a port of the bridge that takes nothing in', [meet, 'bridge link set dev veth-b state 1'], 'it is lost: br0 in host: port veth-b is not forwarding, but listening', toBridge],
  ['a wrong entry in the forwarding database', ['bridge fdb replace MAC dev veth-b master static sticky'], 'it is lost: the forwarding database of br0 in host says that MAC is behind veth-b, but it is behind veth-s', toBridge],
  ['a neighbour that does not answer', ['ip -n shanghai link set eth0-s arp off'], 'it is lost: shanghai:eth0-s has 10.0.0.2 and does not answer for it: ARP is off there', []],
  ['a neighbour that nobody is', ['ip -n shanghai addr del 10.0.0.2/24 dev eth0-s', 'ip -n beijing route add 10.0.0.2 dev eth0-b', 'ip -n beijing neigh replace 10.0.0.2 dev eth0-b nud failed'], 'it is lost: nobody on the network of eth0-b in beijing answers for 10.0.0.2, whose entry in beijing is failed', []],
  ['a stale entry in the table of neighbours', ['ip -n beijing neigh replace 10.0.0.2 lladdr 02:00:00:00:00:99 dev eth0-b nud permanent'], 'it is lost: beijing has a wrong neighbour entry on eth0-b: 10.0.0.2 at 02:00:00:00:00:99 (permanent), but shanghai:eth0-s has MAC', arrived],
  ['a packet that is too large for the far end, which nobody tells', ['ip -n shanghai link set eth0-s mtu 1000'], 'it is lost: 1400 bytes do not fit the MTU of eth0-s in shanghai, which is 1000, and nobody is told', behindBridge, 1400],
  ['a packet that is too large for its own link', ['ip -n beijing link set eth0-b mtu 1000'], 'it is lost: 1400 bytes do not fit the MTU of eth0-b in beijing, which is 1000', [], 1400],
];

/** Where shanghai has no address of its own any more, the echo is still meant for the one that it had. */
const question = { names: ['beijing', 'shanghai'], from: 'beijing', to: 'shanghai', destination: '10.0.0.2', hasNoRules: true } as const;

function harm(lines: readonly string[]): string {
  const mac = macOf('shanghai', 'eth0-s');
  runScript(['set -e', ...lines.map((line) => line.replace('MAC', mac))].join('\n'));
  return mac;
}

function macOf(namespace: string, link: string): string {
  const [found] = ipJson(['-n', namespace, 'link', 'show', 'dev', link]) as readonly { readonly address: string }[]; // as ip-link(8) prints one link
  return found?.address ?? '';
}

const lacksFiltering = isInWorld() && spawnSync('unshare', ['--net', 'ip', 'link', 'add', 'probe', 'type', 'bridge', 'vlan_filtering', '1'], { stdio: 'ignore' }).status !== 0;

worldRing('what loses a packet in the lab is named, and a real one is lost on the same link', () => {
  test.for(faults)('%s', async ([, lines, says, there, size]) => {
    buildLab();
    const mac = harm(lines);
    const { isAnswered, ...compared } = await comparePath({ ...question, size });
    expect({ isAnswered, says: compared.says }).toEqual({ isAnswered: false, says: says.replace('MAC', mac) });
    expect([compared.seen.there, compared.named.there]).toEqual([there, there]);
  });

  test.skipIf(iptables === undefined)(`a rule that drops${whyNoIptables}`, async () => {
    buildLab([`ip netns exec shanghai ${iptables} -A INPUT -p icmp -j DROP`]);
    const { says, isAnswered, seen, named } = await comparePath({ ...question, hasNoRules: false });
    expect({ says, isAnswered }).toEqual({ says: expect.stringMatching(/^it is lost: a rule of INPUT in shanghai drops it: .*icmp.* \(table ip filter\)$/), isAnswered: false });
    expect([seen.there, named.there]).toEqual([arrived, arrived]);
  });

  describe('an address that is there twice', () => {
    const twice = ['ip netns add impostor', 'ip link add veth-i up master br0 type veth peer name eth0 netns impostor', 'ip -n impostor addr add 10.0.0.2/24 dev eth0', 'ip -n impostor link set eth0 up', 'ip netns exec impostor sysctl -qw net.ipv4.icmp_echo_ignore_all=1'];
    const names = [...question.names, 'impostor'];

    test('beijing has heard the wrong one', async () => {
      buildLab(twice);
      harm([`ip -n beijing neigh replace 10.0.0.2 lladdr ${macOf('impostor', 'eth0')} dev eth0-b nud reachable`]);
      const { says, isAnswered, seen, named } = await comparePath({ ...question, names });
      expect({ says, isAnswered }).toEqual({ says: 'it is lost: 10.0.0.2 is there twice on one network: impostor:eth0 and shanghai:eth0-s both have it', isAnswered: false });
      expect(seen.there).toEqual([...toBridge, 'host:veth-i out', 'impostor:eth0 in']);
      expect(named).toEqual(seen);
    });

    test('beijing has yet to ask, and both would answer', async () => {
      buildLab(twice);
      const { says } = await comparePath({ ...question, names });
      expect(says).toMatch(/^it is lost: 10\.0\.0\.2 is there twice on one network: (?:impostor:eth0 and shanghai:eth0-s|shanghai:eth0-s and impostor:eth0) both have it$/);
    });
  });

  describe(`VLANs that do not match${lacksFiltering ? ' (skipped: this kernel has no bridges that filter VLANs)' : ''}`, () => {
    const filtering = 'ip link set br0 type bridge vlan_filtering 1';

    test.skipIf(lacksFiltering)('on the two ports', async () => {
      buildLab([filtering, 'bridge vlan add dev veth-s vid 20 pvid untagged', 'bridge vlan del dev veth-s vid 1']);
      expect(await comparePath(question)).toMatchObject({ says: 'it is lost: br0 in host: port veth-s is not in VLAN 1', isAnswered: false, named: { there: [] }, seen: { there: [] } });
    });

    test.skipIf(lacksFiltering)('of a port and the link behind it', async () => {
      buildLab([filtering, 'ip -n beijing link add v10 link eth0-b up type vlan id 10', 'ip -n shanghai link add v20 link eth0-s up type vlan id 20', 'ip -n beijing addr add 10.9.0.1/24 dev v10', 'ip -n shanghai addr add 10.9.0.2/24 dev v20', 'bridge vlan add dev veth-b vid 10', 'bridge vlan add dev veth-s vid 10']);
      const tagged = { ...question, destination: '10.9.0.2' };
      expect(await comparePath(tagged)).toMatchObject({ says: 'it is lost: eth0-s in shanghai gets frames of VLAN 10, and has no link for that VLAN', isAnswered: false, named: { there: [] }, seen: { there: [] } });
      runScript('ip -n shanghai link del v20 && ip -n shanghai link add v10 link eth0-s up type vlan id 10 && ip -n shanghai addr add 10.9.0.2/24 dev v10');
      const { says, isAnswered, named, seen } = await comparePath(tagged);
      expect({ says, isAnswered }).toEqual({ says: 'it arrives, and the answer comes back', isAnswered: true });
      expect(named.there).toEqual(['beijing:v10 out', 'beijing:eth0-b out', 'host:veth-b in', 'host:veth-s out', 'shanghai:eth0-s in', 'shanghai:v10 in']);
      expect(seen).toEqual(named);
    });
  });
}, [...hopPrograms, 'bridge', 'sysctl']);
