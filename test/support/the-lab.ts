import type { FakeProgram } from './fake-programs.ts';
import { aWorld, type FakeKernel } from './fake-kernel.ts';
import type { LinkPlan, NamespacePlan, RoutePlan, WorldPlan } from './world-plan.ts';

/** The lab of the README, as `netnsh demo` builds it; a plan that a test may add to. */
export const lab: WorldPlan & { readonly namespaces: Readonly<Record<string, NamespacePlan>> } = {
  namespaces: {
    host: {
      links: [{ name: 'lo' }, { name: 'br0', kind: 'bridge' }, aPort('veth-b'), aPort('veth-s')],
      addresses: [...onLoopback(), { link: 'br0', address: 'fe80::1/64', scope: 'link' }],
      forwardingEntries: [
        { link: 'veth-b', mac: '02:00:00:00:01:03', master: 'br0' },
        { link: 'veth-b', mac: '02:00:00:00:00:03', master: 'br0', state: 'permanent' },
        { link: 'veth-s', mac: '02:00:00:00:02:04', master: 'br0' },
        { link: 'veth-s', mac: '33:33:00:00:00:01', state: 'permanent' },
      ],
      portVlans: ['veth-b', 'veth-s', 'br0'].map((link) => ({ link, vlans: [{ first: 1, pvid: true, untagged: true }] })),
      routes: [...localRoutes('br0', 'fe80::1')],
      processes: [
        { pid: 1, command: 'init', parent: 0 },
        { pid: 900, command: 'bash -i' },
      ],
    },
    beijing: {
      links: [{ name: 'lo' }, { name: 'eth0-b', index: 3 }],
      addresses: [...onLoopback(), { link: 'eth0-b', address: '10.0.0.1/24', labelName: 'eth0-b' }, { link: 'eth0-b', address: 'fe80::b/64', scope: 'link' }],
      neighbours: [{ link: 'eth0-b', address: '10.0.0.2', mac: '02:00:00:00:02:04' }],
      routes: [{ link: 'eth0-b', destination: '10.0.0.0/24', preferredSource: '10.0.0.1' }, ...localRoutes('eth0-b', 'fe80::b', '10.0.0.1')],
    },
    shanghai: {
      links: [{ name: 'lo' }, { name: 'eth0-s', index: 4 }],
      addresses: [...onLoopback(), { link: 'eth0-s', address: '10.0.0.2/24', labelName: 'eth0-s' }, { link: 'eth0-s', address: 'fe80::5/64', scope: 'link' }],
      neighbours: [{ link: 'eth0-s', address: '10.0.0.1', mac: '02:00:00:00:01:03', states: ['stale'] }],
      routes: [{ link: 'eth0-s', destination: '10.0.0.0/24', preferredSource: '10.0.0.2' }, ...localRoutes('eth0-s', 'fe80::5', '10.0.0.2')],
    },
  },
  wires: [
    ['beijing', 'eth0-b', 'host', 'veth-b'],
    ['shanghai', 'eth0-s', 'host', 'veth-s'],
  ],
  programs: { ping, ip },
};

/** The lab, and what a test adds: further namespaces and programs, or others in the place of the lab's. */
export function theLab(more: WorldPlan = {}): FakeKernel {
  return aWorld({ ...lab, ...more, namespaces: { ...lab.namespaces, ...more.namespaces }, wires: [...(lab.wires ?? []), ...(more.wires ?? [])], programs: { ...lab.programs, ...more.programs } });
}

function aPort(name: string): LinkPlan {
  return { name, master: 'br0' };
}

function onLoopback() {
  return [
    { link: 'lo', address: '127.0.0.1/8', scope: 'host', labelName: 'lo' },
    { link: 'lo', address: '::1/128', scope: 'host' },
  ];
}

/** What the kernel adds by itself for the addresses of the loopback and of one link. */
function localRoutes(link: string, ipv6: string, ipv4?: string): readonly RoutePlan[] {
  const own = (on: string, destination: string, preferredSource?: string): RoutePlan => ({ link: on, destination, type: 'local', table: 255, scope: preferredSource === undefined ? 0 : 254, metric: preferredSource === undefined ? 0 : undefined, preferredSource });
  return [
    { link, destination: 'fe80::/64' },
    ...(ipv4 === undefined ? [] : [own(link, `${ipv4}/32`, ipv4), { link, destination: ipv4.replace(/\d+$/, '255/32'), type: 'broadcast', table: 255, preferredSource: ipv4 }]),
    own('lo', '127.0.0.0/8', '127.0.0.1'),
    own('lo', '127.0.0.1/32', '127.0.0.1'),
    own('lo', '::1/128'),
    own(link, `${ipv6}/128`),
    { link, destination: 'ff00::/8', type: 'multicast', table: 255 },
  ];
}

function ping({ words, namespace }: Parameters<FakeProgram>[0]): ReturnType<FakeProgram> {
  const address = words.at(-1) ?? '';
  if (namespace === 'host') return { status: 2, stderr: 'ping: connect: Network is unreachable\n' };
  const lines = [
    `PING ${address} (${address}) 56(84) bytes of data.`,
    `64 bytes from ${address}: icmp_seq=1 ttl=64 time=0.041 ms`,
    '',
    `--- ${address} ping statistics ---`,
    '1 packets transmitted, 1 received, 0% packet loss, time 0ms',
    'rtt min/avg/max/mdev = 0.041/0.041/0.041/0.000 ms',
  ];
  return words.includes('-c') ? { stdout: `${lines.join('\n')}\n` } : { stdout: `${lines.slice(0, 2).join('\n')}\n^C\n${lines.slice(2).join('\n')}\n`, signal: 'SIGINT' };
}

/** Enough of iproute2 to be asked in every namespace. */
function ip({ words, namespace }: Parameters<FakeProgram>[0]): ReturnType<FakeProgram> {
  const names = namespace === 'host' ? ['lo', 'br0', 'veth-b', 'veth-s'] : ['lo', `eth0-${namespace[0]}`];
  if (words.includes('-j')) return { stdout: `${JSON.stringify(names.map((ifname) => ({ ifname })))}\n` };
  return { stdout: names.map((name, at) => `${at + 1}: ${name}\n`).join('') };
}
