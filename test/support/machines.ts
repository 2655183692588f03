import { anOwner } from './builders.ts';
import { aWorld, type FakeKernel } from './fake-kernel.ts';
import { theLab } from './the-lab.ts';
import type { NamespacePlan, Wire, WorldPlan } from './world-plan.ts';

type Namespaces = Readonly<Record<string, NamespacePlan>>;

/** Machines of the kinds that people have, to be drawn. */
export const machines: Readonly<Record<string, () => FakeKernel>> = {
  lab: () => theLab(),
  router: () => aWorld(router),
  'chain of bridges': () => aWorld(chainOfBridges),
  'fifty namespaces': () => aWorld(fiftyNamespaces()),
  'macvlan and vxlan': () => aWorld(overlays),
  'bond and VRF': () => aWorld(bondAndVrf),
  'five hundred containers': () => aWorld(containers(500)),
  'what can not be seen': () => theLab(unseen),
  'many ways': () => aWorld(manyWays),
  'hostile names': () => aWorld(hostileNames),
  stacks: () => aWorld(stacks),
  'twenty cables': () => aWorld(twentyCables),
  'nothing at all': () => aWorld(),
};

/** Two subnets, and a namespace between them that nothing else is wired to. */
const router: WorldPlan = {
  namespaces: {
    office: host('eth0', '192.168.1.10/24'),
    printer: host('eth0', '192.168.1.11/24'),
    router: {
      links: [{ name: 'lan0', kind: 'bridge' }, { name: 'port1', master: 'lan0' }, { name: 'port2', master: 'lan0' }, { name: 'wan0' }],
      addresses: [{ link: 'lan0', address: '192.168.1.1/24' }, { link: 'lan0', address: '2001:db8:1::1/64' }, { link: 'wan0', address: '203.0.113.2/30' }],
    },
    isp: host('core0', '203.0.113.1/30'),
  },
  wires: [['office', 'eth0', 'router', 'port1'], ['printer', 'eth0', 'router', 'port2'], ['router', 'wan0', 'isp', 'core0']],
};

const chainOfBridges: WorldPlan = {
  namespaces: {
    host: { links: [{ name: 'br0', kind: 'bridge' }, { name: 'down1', master: 'br0' }], addresses: [{ link: 'br0', address: '10.1.0.1/16' }] },
    building: { links: [{ name: 'br1', kind: 'bridge' }, { name: 'up1', master: 'br1' }, { name: 'down2', master: 'br1' }, { name: 'down3', master: 'br1' }] },
    floor1: { links: [{ name: 'br2', kind: 'bridge' }, { name: 'up2', master: 'br2' }, { name: 'desk1', master: 'br2' }] },
    floor2: { links: [{ name: 'br3', kind: 'bridge' }, { name: 'up3', master: 'br3' }, { name: 'desk2', master: 'br3', state: 'down', flags: ['BROADCAST', 'UP', 'NO-CARRIER'] }] },
    ann: host('eth0', '10.1.1.10/16'),
    bob: host('eth0', '10.1.2.10/16'),
  },
  wires: [
    ['host', 'down1', 'building', 'up1'],
    ['building', 'down2', 'floor1', 'up2'],
    ['building', 'down3', 'floor2', 'up3'],
    ['floor1', 'desk1', 'ann', 'eth0'],
    ['floor2', 'desk2', 'bob', 'eth0'],
  ],
};

const overlays: WorldPlan = {
  namespaces: {
    host: {
      links: [{ name: 'eth0', kind: 'ether' }, { name: 'eth0.10', kind: 'vlan', details: { of: 'vlan', id: 10, protocol: '802.1Q', flags: [], ingressQos: [], egressQos: [] } }],
      addresses: [{ link: 'eth0', address: '198.51.100.7/24' }],
    },
    web: { links: [{ name: 'mac0', kind: 'macvlan' }], addresses: [{ link: 'mac0', address: '198.51.100.20/24' }], owners: [anOwner('docker:web')] },
    db: { links: [{ name: 'ipv0', kind: 'ipvlan' }], addresses: [{ link: 'ipv0', address: '198.51.100.21/24' }], names: [], owners: [anOwner('podman:db')], processes: [{ pid: 77, command: 'postgres' }] },
    guest: { links: [{ name: 'vlan10', kind: 'vlan' }], addresses: [{ link: 'vlan10', address: '10.10.0.2/24' }] },
    west: { links: [{ name: 'under0' }, { name: 'vx0', kind: 'vxlan' }], addresses: [{ link: 'under0', address: '10.9.0.1/24' }, { link: 'vx0', address: '172.16.0.1/24' }] },
    east: { links: [{ name: 'under0' }, { name: 'vx0', kind: 'vxlan' }], addresses: [{ link: 'under0', address: '10.9.0.2/24' }, { link: 'vx0', address: '172.16.0.2/24' }] },
  },
  wires: [['west', 'under0', 'east', 'under0']],
  stands: [['host', 'eth0.10', 'host', 'eth0'], ['web', 'mac0', 'host', 'eth0'], ['db', 'ipv0', 'host', 'eth0'], ['guest', 'vlan10', 'host', 'eth0']],
};

/** A VLAN on a bond of two cards, in a VRF; a netkit pair, and a veth of which both ends are here. */
const bondAndVrf: WorldPlan = {
  namespaces: {
    host: {
      links: [
        { name: 'eth0', kind: 'ether', master: 'bond0' },
        { name: 'eth1', kind: 'ether', master: 'bond0', state: 'down', flags: ['BROADCAST', 'UP', 'NO-CARRIER'] },
        { name: 'bond0', kind: 'bond' },
        { name: 'bond0.5', kind: 'vlan', master: 'blue', details: { of: 'vlan', id: 5, protocol: '802.1Q', flags: [], ingressQos: [], egressQos: [] } },
        { name: 'blue', kind: 'vrf', details: { of: 'vrf', table: 5 } },
        { name: 'nk0', kind: 'netkit', master: 'blue' },
      ],
      addresses: [{ link: 'bond0.5', address: '10.5.0.1/24' }, { link: 'nk0', address: '10.6.0.1/24' }],
    },
    pod: { links: [{ name: 'nk1', kind: 'netkit' }], addresses: [{ link: 'nk1', address: '10.6.0.2/24' }] },
  },
  wires: [['host', 'nk0', 'pod', 'nk1'], ['host', 'loop0', 'host', 'loop1']],
  stands: [['host', 'bond0.5', 'host', 'bond0']],
};

const unseen: WorldPlan = {
  namespaces: {
    locked: { access: 'forbidden', links: [{ name: 'eth0' }] },
    far: { links: [{ name: 'veth-x', linkIndex: 9, linkNsid: 3 }] },
    'odd\u202ename': { links: [{ name: 'eth0', kind: 'dummy' }], addresses: [{ link: 'eth0', address: '10.3.0.1/24' }] },
  },
  wires: [['host', 'veth-l', 'locked', 'eth0']],
};

/** A ring with a shortcut: more wires than a tree has, so some cross and some have no line. */
const manyWays: WorldPlan = {
  namespaces: Object.fromEntries(['r1', 'r2', 'r3', 'r4', 'r5'].map((name) => [name, { links: [], addresses: [] }])),
  wires: [
    ['r1', 'to-r2', 'r2', 'to-r1'],
    ['r1', 'to-r3', 'r3', 'to-r1'],
    ['r2', 'to-r3', 'r3', 'to-r2'],
    ['r2', 'to-r4', 'r4', 'to-r2'],
    ['r3', 'to-r4', 'r4', 'to-r3'],
    ['r4', 'to-r5', 'r5', 'to-r4'],
    ['r4', 'too-r5', 'r5', 'too-r4'],
  ],
};

/** What a name may hold: quotes, markup, controls, bytes that are no text, wide characters, and more of them than any box is wide. */
const hostileNames: WorldPlan = {
  namespaces: {
    '<script>alert(1)</script>': { links: [{ name: '<b>&amp;"\'' }], addresses: [{ link: '<b>&amp;"\'', address: '10.0.0.1/24' }] },
    'a\x1b[31mb': { links: [{ name: 'e\x1b]0;t\x07\n\udcff' }] },
    '北京 "quoted"': { links: [{ name: '以太网0' }], addresses: [{ link: '以太网0', address: '10.0.0.3/24' }] },
    '-->]]>%%end{}|': { links: [{ name: '"]; subgraph x' }] },
    long: { ...host('fifteen-bytes-x', '2001:db8:1234:5678:9abc:def0:1234:5678/128'), names: [], owners: [anOwner(`docker:${'an-unusually-long-project-name_with-a-service_'.repeat(3)}1`)], processes: [{ pid: 900, command: 'x' }] },
  },
  wires: [
    ['<script>alert(1)</script>', '<b>&amp;"\'', 'a\x1b[31mb', 'e\x1b]0;t\x07\n\udcff'],
    ['北京 "quoted"', '以太网0', '-->]]>%%end{}|', '"]; subgraph x'],
    ['host', 'veth-to-long-xy', 'long', 'fifteen-bytes-x'],
  ],
};

/** A VLAN on a VLAN on a bond, the port of a bridge, which a VLAN stands on in turn; and two devices that stand on each other. */
const stacks: WorldPlan = {
  namespaces: {
    host: {
      links: [
        { name: 'eth0', kind: 'ether', master: 'bond0' },
        { name: 'eth1', kind: 'ether', master: 'bond0' },
        { name: 'bond0', kind: 'bond' },
        { name: 'bond0.100', kind: 'vlan', details: { of: 'vlan', id: 100, protocol: '802.1ad', flags: [], ingressQos: [], egressQos: [] } },
        { name: 'bond0.100.7', kind: 'vlan', master: 'br7', details: { of: 'vlan', id: 7, protocol: '802.1Q', flags: [], ingressQos: [], egressQos: [] } },
        { name: 'br7', kind: 'bridge' },
        { name: 'br7.9', kind: 'vlan', master: 'br9', details: { of: 'vlan', id: 9, protocol: '802.1Q', flags: [], ingressQos: [], egressQos: [] } },
        { name: 'br9', kind: 'bridge' },
        { name: 'tap0', kind: 'tun', master: 'br9', state: 'down', flags: ['BROADCAST', 'UP', 'NO-CARRIER'] },
        { name: 'ouro', kind: 'macvlan' },
        { name: 'boros', kind: 'macvlan' },
      ],
      addresses: [{ link: 'br7', address: '10.7.0.1/24' }, { link: 'br9', address: '10.9.0.1/24' }],
    },
    vm: host('eth0', '10.7.0.2/24'),
  },
  wires: [['host', 'vnet0', 'vm', 'eth0']],
  stands: [['host', 'bond0.100', 'host', 'bond0'], ['host', 'bond0.100.7', 'host', 'bond0.100'], ['host', 'br7.9', 'host', 'br7'], ['host', 'ouro', 'host', 'boros'], ['host', 'boros', 'host', 'ouro']],
};

const twentyCables: WorldPlan = {
  namespaces: { left: { links: [] }, right: { links: [] } },
  wires: numbers(20).map((at): Wire => ['left', `to-r${at}`, 'right', `to-l${at}`]),
};

/** Twenty on each of two bridges, among them one that is down, and nine that nobody wired. */
function fiftyNamespaces(): WorldPlan {
  const onBridge = (bridge: number): Namespaces => Object.fromEntries(numbers(20).map((at) => [`lab${bridge}-${at}`, host('eth0', `10.${bridge}.0.${at}/24`, bridge === 2 && at === 7)]));
  const ports = numbers(2).flatMap((bridge) => [{ name: `br${bridge}`, kind: 'bridge' }, ...numbers(20).map((at) => ({ name: `v${bridge}-${at}`, master: `br${bridge}` }))]);
  return {
    namespaces: { host: { links: ports }, ...onBridge(1), ...onBridge(2), ...Object.fromEntries(numbers(9).map((at) => [`spare${at}`, {}])) },
    wires: numbers(2).flatMap((bridge) => numbers(20).map((at): Wire => [`lab${bridge}-${at}`, 'eth0', 'host', `v${bridge}-${at}`])),
  };
}

/** As docker makes them, on one bridge. */
export function containers(count: number): WorldPlan {
  const address = (at: number): string => `172.17.${Math.floor((at + 1) / 256)}.${(at + 1) % 256}/16`;
  return {
    namespaces: {
      host: {
        links: [{ name: 'eth0', kind: 'ether' }, { name: 'docker0', kind: 'bridge' }, ...numbers(count).map((at) => ({ name: vethName(at), master: 'docker0' }))],
        addresses: [{ link: 'eth0', address: '198.51.100.7/24' }, { link: 'docker0', address: '172.17.0.1/16' }],
      },
      ...Object.fromEntries(numbers(count).map((at) => [`web-${at}`, { ...host('eth0', address(at)), names: [], owners: [anOwner(`docker:web-${at}`)], processes: [{ pid: 10_000 + at, command: 'nginx' }] }])),
    },
    wires: numbers(count).map((at): Wire => [`web-${at}`, 'eth0', 'host', vethName(at)]),
  };
}

function vethName(at: number): string {
  return `veth${(0x1a2b3c0 + at * 4099).toString(16)}`;
}

function host(link: string, address: string, isDown = false): NamespacePlan {
  return { links: [{ name: link, ...(isDown && { state: 'down' as const, flags: ['BROADCAST', 'MULTICAST'] }) }], addresses: [{ link, address }] };
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
