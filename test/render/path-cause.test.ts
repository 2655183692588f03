import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PathCause } from '../../src/model/path/cause.ts';
import { pathCauseText } from '../../src/render/path-cause.ts';

const at = { namespace: 'host' } as const;
const [veth, far] = [{ namespace: 'host', name: 'veth-s', index: 4 }, { namespace: 'shanghai', name: 'eth0-s', index: 2 }] as const;
const route = { is: 'no-route', ...at, destination: '10.0.0.1', without: undefined, isBack: false, lastRouter: undefined } as const;
const silent = { is: 'no-neighbour', ...at, link: 'br0', address: '10.0.0.9', states: [], holder: undefined, why: undefined } as const;
const wrong = { is: 'wrong-neighbour', ...at, link: 'br0', address: '10.0.0.2', mac: '02:00:00:00:00:99', states: ['permanent'], holder: undefined } as const;
const chain = { ...at, family: 'ip', table: 'filter', chain: 'FORWARD', hook: 'forward' } as const;
const rule = { is: 'drop-rule', ...chain, rule: '-p icmp -j DROP' } as const;
const port = { ...at, bridge: 'br0', port: 'veth-b' } as const;

const causes: readonly (readonly [cause: PathCause, text: string])[] = [
  [route, 'host has no route to 10.0.0.1'],
  [{ ...route, isBack: true }, 'host has no route back to 10.0.0.1'],
  [{ ...route, isBack: true, lastRouter: 'router' }, 'host has no route back to 10.0.0.1, and router sent it on without giving it an address of its own (no NAT)'],
  [{ ...route, without: { is: 'link-down', namespace: 'host', link: 'br0' } }, 'br0 is down in host, so that host has no route to 10.0.0.1'],
  [{ is: 'refusing-route', ...at, destination: '10.0.0.1', type: 'blackhole' }, 'host refuses packets to 10.0.0.1: its route is of type blackhole'],
  [{ is: 'link-down', ...at, link: 'veth-s' }, 'veth-s is down in host'],
  [{ is: 'no-carrier', ...at, link: 'bond0' }, 'bond0 in host has no port that is up'],
  [{ is: 'no-other-end', ...at, link: 'veth-s', kind: 'veth' }, 'veth-s in host (veth) has no other end'],
  [silent, 'nobody on the network of br0 in host answers for 10.0.0.9'],
  [{ ...silent, states: ['failed'] }, 'nobody on the network of br0 in host answers for 10.0.0.9, whose entry in host is failed'],
  [{ ...silent, holder: far, why: 'arp-ignore' }, 'shanghai:eth0-s has 10.0.0.9 and does not answer for it: arp_ignore is set there'],
  [{ ...silent, holder: far, why: 'noarp' }, 'shanghai:eth0-s has 10.0.0.9 and does not answer for it: ARP is off there'],
  [wrong, 'host has a wrong neighbour entry on br0: 10.0.0.2 at 02:00:00:00:00:99 (permanent), which nobody there has'],
  [{ ...wrong, holder: { ...far, mac: '02:00:00:00:02:04' } }, 'host has a wrong neighbour entry on br0: 10.0.0.2 at 02:00:00:00:00:99 (permanent), but shanghai:eth0-s has 02:00:00:00:02:04'],
  [{ is: 'duplicate-address', ...at, link: 'br0', address: '10.0.0.2', holders: [veth, far] }, '10.0.0.2 is there twice on one network: host:veth-s and shanghai:eth0-s both have it'],
  [{ is: 'port-state', ...port, state: 'blocking' }, 'br0 in host: port veth-b is not forwarding, but blocking'],
  [{ is: 'port-isolated', ...port, other: 'veth-s' }, 'br0 in host: ports veth-s and veth-b are isolated from each other'],
  [{ is: 'port-hairpin', ...port }, 'br0 in host: what came in through port veth-b does not go back there (hairpin is off)'],
  [{ is: 'port-no-flood', ...port, mac: '02:00:00:00:00:99' }, 'br0 in host does not know 02:00:00:00:00:99, and port veth-b takes only what it knows (flood is off)'],
  [{ is: 'port-vlan', ...port, vlan: 10 }, 'br0 in host: port veth-b is not in VLAN 10'],
  [{ is: 'port-vlan', ...port, vlan: undefined }, 'br0 in host: port veth-b takes no frames without a VLAN tag'],
  [{ is: 'no-vlan', ...at, link: 'eth0', vlan: 10 }, 'eth0 in host gets frames of VLAN 10, and has no link for that VLAN'],
  [{ is: 'wrong-fdb', ...at, link: 'br0', mac: '02:00:00:00:02:04', says: 'veth-b', right: 'veth-s' }, 'the forwarding database of br0 in host says that 02:00:00:00:02:04 is behind veth-b, but it is behind veth-s'],
  [{ is: 'wrong-fdb', ...at, link: 'br0', mac: '02:00:00:00:02:04', says: 'veth-b', right: undefined }, 'the forwarding database of br0 in host says that 02:00:00:00:02:04 is behind veth-b, but it is behind the bridge itself'],
  [{ is: 'other-mac', ...at, link: 'eth0', mac: '02:00:00:00:00:99' }, 'eth0 in host does not take frames for 02:00:00:00:00:99, which is not its address'],
  [{ is: 'macvlan-parent', ...at, link: 'mv1', parent: 'eth0' }, 'mv1 in host is a macvlan on eth0, and those two never reach each other'],
  [{ is: 'no-remote', ...at, link: 'vx', mac: '02:00:00:00:00:99' }, 'vx in host knows no remote for 02:00:00:00:00:99'],
  [{ is: 'no-tunnel-end', ...at, link: 'vx', kind: 'vxlan', id: 42, destination: '192.0.2.2' }, 'nothing in host takes packets of vxlan 42 at 192.0.2.2'],
  [{ is: 'forwarding-off', ...at, link: 'eth0', sysctl: 'net.ipv4.ip_forward' }, 'host does not forward: net.ipv4.ip_forward is 0'],
  [{ is: 'rp-filter', ...at, link: 'a1', source: '10.1.0.2', sysctl: 'net.ipv4.conf.a1.rp_filter', expected: 'c1' }, 'rp_filter drops it in host: 10.1.0.2 is expected on c1, and came in on a1 (net.ipv4.conf.a1.rp_filter)'],
  [{ is: 'rp-filter', ...at, link: 'a1', source: '10.1.0.2', sysctl: 'net.ipv4.conf.all.rp_filter', expected: undefined }, 'rp_filter drops it in host: 10.1.0.2 is expected nowhere, and came in on a1 (net.ipv4.conf.all.rp_filter)'],
  [{ is: 'martian', ...at, link: 'a1', source: '127.0.0.1' }, 'host drops it: 127.0.0.1 can not come in on a1 (a martian source)'],
  [{ is: 'drop-policy', ...chain, policy: 'drop' }, 'FORWARD policy is drop in host (table ip filter)'],
  [{ ...rule, verdict: 'drop' }, 'a rule of FORWARD in host drops it: -p icmp -j DROP (table ip filter)'],
  [{ ...rule, verdict: 'reject' }, 'a rule of FORWARD in host rejects it: -p icmp -j DROP (table ip filter)'],
  [{ is: 'mtu', ...at, link: 'c1', mtu: 1000, size: 1400, isSilent: false }, '1400 bytes do not fit the MTU of c1 in host, which is 1000'],
  [{ is: 'mtu', ...at, link: 'c1', mtu: 1000, size: 1400, isSilent: true }, '1400 bytes do not fit the MTU of c1 in host, which is 1000, and nobody is told'],
  [{ is: 'loop', ...at }, 'it comes back to host: a loop'],
  [{ is: 'elsewhere', ...at, address: '10.0.0.2', wanted: 'shanghai' }, '10.0.0.2 leads to host, and not to shanghai'],
  [{ is: 'foreign-source', ...at, address: '10.0.0.9' }, '10.0.0.9 is no address of host'],
  [{ is: 'nobody-listens', ...at, protocol: 'tcp', port: 80 }, 'nothing listens on tcp port 80 in host'],
  [{ is: 'leaves', ...at, link: 'eth0', kind: 'ether' }, 'it leaves this machine through eth0 of host (ether)'],
  [{ is: 'unseen', ...at, link: 'eth0' }, 'eth0 of host leads to a namespace that can not be seen from here'],
  [{ is: 'unread', ...at, why: 'it is gone' }, 'host could not be read: it is gone'],
];

test.for(causes)('$0.is: $1', ([cause, text]) => {
  expect(pathCauseText(cause)).toBe(text);
});

test('every cause that there is has its sentence here, and is described for programs', () => {
  const source = readFileSync(new URL('../../src/model/path/cause.ts', import.meta.url), 'utf8');
  const kinds = [...source.matchAll(/^ {2}\| \(At & \{ readonly is: '([\w-]+)'/gm)].map(([, kind]) => kind);
  expect([...new Set(causes.map(([{ is }]) => is))].sort()).toEqual([...kinds].sort());
  const described = [...readFileSync(new URL('../../docs/json.md', import.meta.url), 'utf8').matchAll(/^- cause `([\w-]+)`/gm)].map(([, kind]) => kind);
  expect([...described].sort()).toEqual([...kinds].sort());
});
