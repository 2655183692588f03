import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { labSteps } from '../../src/cli/demo/lab-steps.ts';
import { lookupFirewallPrograms } from '../../src/discover/firewall-programs.ts';
import { readFirewall } from '../../src/discover/firewall.ts';
import { findPath, readForPaths } from '../../src/discover/path/find-path.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { PathWay } from '../../src/model/path.ts';
import { pathVerdict } from '../../src/render/path.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { ip, ipJson, runProgram, worldRing } from '../support/world.ts';

const kernel = createLinuxKernel();

/** What path says of beijing and shanghai, and whether an echo really comes back. */
async function compare(): Promise<{ readonly says: string; readonly answered: boolean }> {
  const found = await ask();
  return { says: pathVerdict(found), answered: isAnswered('beijing', '10.0.0.2') };
}

function isAnswered(from: string, address: string): boolean {
  return spawnSync('ip', ['netns', 'exec', from, 'ping', '-c', '1', '-W', '1', address]).status === 0;
}

/** What path says of two networks with a router between them. */
async function compareRouted(): Promise<{ readonly says: string; readonly answered: boolean }> {
  const [inside, router, outside] = ['inside', 'router', 'outside'].map(namedNamespace);
  if (inside === undefined || router === undefined || outside === undefined) throw new Error('three names are three namespaces');
  const programs = await lookupFirewallPrograms(kernel, async () => undefined);
  const world = await readForPaths(kernel, [inside, router, outside], async (namespace) => (await readFirewall(namespace, programs, kernel, new AbortController().signal)).tables);
  const found = await findPath(world, { from: inside, source: undefined, to: outside, destination: undefined, protocol: 'icmp', port: undefined, size: undefined, isOneWay: false });
  return { says: pathVerdict(found), answered: isAnswered('inside', '10.2.0.2') };
}

function buildRouter(): void {
  for (const name of ['inside', 'router', 'outside']) ip(`netns add ${name}`);
  ip('link add a0 up netns inside type veth peer name a1 netns router');
  ip('link add c0 up netns outside type veth peer name c1 netns router');
  for (const link of ['a1', 'c1']) ip(`-n router link set ${link} up`);
  ip('-n inside addr add 10.1.0.2/24 dev a0');
  ip('-n router addr add 10.1.0.1/24 dev a1');
  ip('-n router addr add 10.2.0.1/24 dev c1');
  ip('-n outside addr add 10.2.0.2/24 dev c0');
  ip('-n inside route add default via 10.1.0.1');
  inRouter('sysctl -qw net.ipv4.ip_forward=1');
}

function inRouter(line: string, input?: string): void {
  runProgram(['ip', 'netns', 'exec', 'router', ...line.split(' ')], input);
}

const masquerade = 'table ip nat {\nchain p {\ntype nat hook postrouting priority srcnat\noifname "c1" masquerade\n}\n}\n';

async function ask() {
  const [beijing, shanghai] = [namedNamespace('beijing'), namedNamespace('shanghai')];
  const host: Namespace = { ...beijing, ...(await kernel.readOwnNamespace()), label: 'host', names: [], isHome: true };
  const world = await readForPaths(kernel, [host, beijing, shanghai], async () => []);
  return await findPath(world, { from: beijing, source: undefined, to: shanghai, destination: undefined, protocol: 'icmp', port: undefined, size: undefined, isOneWay: false });
}

function linksOf({ steps }: PathWay): readonly string[] {
  return steps.flatMap((step) => (step.is === 'link' || step.is === 'wire' ? [`${step.namespace}:${step.link}`] : []));
}

function buildLab(): void {
  for (const { words } of labSteps) ip(words.slice(1));
}

function macOf(namespace: string, link: string): string {
  const [found] = ipJson(['-n', namespace, 'link', 'show', 'dev', link]) as readonly { readonly address: string }[]; // as ip-link(8) prints one link
  return found?.address ?? '';
}

worldRing('the way of a packet is the one that packets take', () => {
  test('through the wires and the bridge of the lab, and back', async () => {
    buildLab();
    expect(await compare()).toEqual({ says: 'it arrives, and the answer comes back', answered: true });
    const { there, back } = await ask();
    const links = ['beijing:eth0-b', 'host:veth-b', 'host:veth-s', 'shanghai:eth0-s'];
    expect([linksOf(there), back && linksOf(back)]).toEqual([links, [...links].reverse()]);
  });

  describe('what loses a packet is named', () => {
    test.for<readonly [fault: string, harm: readonly string[], says: string]>([
      ['a link that is down', ['ip link set veth-s down'], 'it is lost: veth-s is down in host'],
      ['its own link down', ['ip -n beijing link set eth0-b down'], 'it is lost: eth0-b is down in beijing, so that beijing has no route to 10.0.0.2'],
      ['no route', ['ip -n beijing route del 10.0.0.0/24'], 'it is lost: beijing has no route to 10.0.0.2'],
      ['a wrong mask at the other end', ['ip -n shanghai addr del 10.0.0.2/24 dev eth0-s', 'ip -n shanghai addr add 10.0.0.2/32 dev eth0-s'], 'it arrives; the answer is lost: shanghai has no route back to 10.0.0.1'],
      ['a wrong entry in the table of neighbours', ['ip -n beijing neigh replace 10.0.0.2 lladdr 02:00:00:00:00:99 dev eth0-b nud permanent'], 'it is lost: beijing has a wrong neighbour entry on eth0-b: 10.0.0.2 at 02:00:00:00:00:99 (permanent), but shanghai:eth0-s has MAC'],
      ['a wrong entry in the forwarding database', ['bridge fdb replace MAC dev veth-b master static sticky'], 'it is lost: the forwarding database of br0 in host says that MAC is behind veth-b, but it is behind veth-s'],
      ['a neighbour that does not answer', ['ip -n shanghai link set eth0-s arp off'], 'it is lost: shanghai:eth0-s has 10.0.0.2 and does not answer for it: ARP is off there'],
    ])('%s', async ([, harm, says]) => {
      buildLab();
      const mac = macOf('shanghai', 'eth0-s');
      for (const line of harm) runProgram(line.replace('MAC', mac).split(' '));
      expect(await compare()).toEqual({ says: says.replace('MAC', mac), answered: false });
    });
  });

  describe('through a router', () => {
    test('which gives packets its own address, and back', async () => {
      buildRouter();
      inRouter('nft -f -', masquerade);
      expect(await compareRouted()).toEqual({ says: 'it arrives, and the answer comes back', answered: true });
    });

    test.for<readonly [fault: string, harm: readonly string[], says: string]>([
      ['missing NAT', [], 'it arrives; the answer is lost: outside has no route back to 10.1.0.2, and router sent it on without giving it an address of its own (no NAT)'],
      ['forwarding that is off', ['sysctl -qw net.ipv4.ip_forward=0'], 'it is lost: router does not forward: net.ipv4.ip_forward is 0'],
      ['the reverse path filter', ['sysctl -qw net.ipv4.conf.a1.rp_filter=1', 'ip route add 10.1.0.2/32 dev c1'], 'it is lost: rp_filter drops it in router: 10.1.0.2 is expected on c1, and came in on a1 (net.ipv4.conf.a1.rp_filter)'],
      ['a policy', ['iptables -P FORWARD DROP'], 'it is lost: FORWARD policy is drop in router (table ip filter)'],
    ])('%s', async ([, harm, says]) => {
      buildRouter();
      harm.forEach((line) => inRouter(line));
      expect(await compareRouted()).toEqual({ says, answered: false });
    });
  });
}, ['ping', 'bridge', 'nft', 'iptables', 'sysctl']);
