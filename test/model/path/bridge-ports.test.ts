import { describe, expect, test } from 'vitest';
import type { ForwardingEntry } from '../../../src/model/forwarding-entry.ts';
import type { BridgePort } from '../../../src/model/link-port.ts';
import type { Link } from '../../../src/model/link.ts';
import { decideBridge, type BridgeQuestion } from '../../../src/model/path/bridge-ports.ts';
import type { PortVlans, VlanRange } from '../../../src/model/port-vlans.ts';
import { aBridge, aPort } from '../../support/a-bridge.ts';
import { aLink } from '../../support/a-link.ts';

const own = '02:00:00:00:00:0b';
const known = '02:00:00:00:00:01';
const unknown = '02:00:00:00:00:99';
const br0 = aLink({ index: 2, name: 'br0', kind: 'bridge', mac: own, details: aBridge });
const [p1, p2, p3] = [port(3), port(4), port(5)];
const entries = [anEntry({ linkIndex: 4, mac: known })];

function port(index: number, stated: Partial<BridgePort> = {}, flags: Link['flags'] = ['UP', 'LOWER_UP']): Link {
  return aLink({ index, name: `p${index - 2}`, masterIndex: 2, flags, port: { ...aPort(index), ...stated } });
}

function anEntry(stated: Partial<ForwardingEntry>): ForwardingEntry {
  const nothing = { destination: undefined, port: undefined, vni: undefined, sourceVni: undefined, viaIndex: undefined, linkNsid: undefined, nexthopId: undefined, used: undefined, updated: undefined, activityNotify: undefined, inactive: undefined };
  return { ...nothing, linkIndex: 4, mac: known, masterIndex: 2, vlan: undefined, state: 'dynamic', flags: [], ...stated };
}

/** In a few words: why not, how it knows, and out of which ports, each with its tag or its reason. */
function ask(stated: Partial<BridgeQuestion>): unknown {
  const { by, vlan, refusal, isForBridge, ways } = decideBridge({ namespace: 'host', bridge: br0, ports: [p1, p2, p3], inPort: p1, destination: known, vlan: undefined, entries, vlans: [], ...stated });
  return { by, ...(vlan === undefined ? {} : { vlan }), ...(refusal === undefined ? {} : { refusal: refusal.is }), ...(isForBridge ? { isForBridge } : {}), to: ways.map((way) => [way.port.name, ...(way.vlan === undefined ? [] : [way.vlan]), ...(way.refusal === undefined ? [] : [way.refusal.is])].join(' ')) };
}

test('what is known goes to one port, what is not to all others, and to everybody to the bridge too', () => {
  expect(ask({})).toEqual({ by: 'fdb', to: ['p2'] });
  expect(ask({ destination: unknown })).toEqual({ by: 'flood', to: ['p2', 'p3'] });
  expect(ask({ destination: 'all' })).toEqual({ by: 'flood', isForBridge: true, to: ['p2', 'p3'] });
  expect(ask({ inPort: undefined, destination: 'all' })).toEqual({ by: 'flood', to: ['p1', 'p2', 'p3'] });
});

test("the bridge takes what is for its own address, or for one of its ports'", () => {
  expect(ask({ destination: own })).toEqual({ by: 'own', isForBridge: true, to: [] });
  expect(ask({ entries: [anEntry({ state: 'permanent' })] })).toEqual({ by: 'fdb', isForBridge: true, to: [] });
});

test('entries of another bridge, or of the link itself, do not count', () => {
  expect(ask({ entries: [anEntry({ masterIndex: 9 }), anEntry({ masterIndex: undefined })] })).toEqual({ by: 'flood', to: ['p2', 'p3'] });
});

describe('a port refuses', () => {
  test.for([
    ['to send back where it came from', { inPort: p2 }, { by: 'fdb', to: ['p2 port-hairpin'] }],
    ['what comes in while it listens', { inPort: port(3, { state: 'listening' }) }, { by: 'fdb', refusal: 'port-state', to: ['p2'] }],
    ['what goes out while it is blocked', { ports: [p1, port(4, { state: 'blocking' })] }, { by: 'fdb', to: ['p2 port-state'] }],
    ['what comes from another isolated one', { inPort: port(3, { isolated: true }), ports: [port(4, { isolated: true })] }, { by: 'fdb', to: ['p2 port-isolated'] }],
    ['what nobody knows, where flooding is off', { destination: unknown, ports: [port(4, { flood: false }), p3] }, { by: 'flood', to: ['p2 port-no-flood', 'p3'] }],
    ['what is for everybody, where that is off', { destination: 'all', ports: [port(4, { broadcastFlood: false })] }, { by: 'flood', isForBridge: true, to: ['p2 port-no-flood'] }],
  ] as const)('%s', ([, stated, answer]) => {
    expect(ask(stated)).toEqual(answer);
  });

  test('but not where hairpin is on, nor for being disabled while its link has no carrier, which says more', () => {
    const reflecting = port(4, { hairpin: true });
    expect(ask({ inPort: reflecting, ports: [reflecting] })).toEqual({ by: 'fdb', to: ['p2'] });
    expect(ask({ ports: [port(4, { state: 'disabled' }, ['UP'])] })).toEqual({ by: 'fdb', to: ['p2'] });
    expect(ask({ ports: [port(4, { state: 'disabled' })] })).toEqual({ by: 'fdb', to: ['p2 port-state'] });
  });
});

describe('where the bridge filters VLANs', () => {
  const bridge = aLink({ ...br0, details: { ...aBridge, vlanFiltering: true } });
  const untagged = (vlan: number): VlanRange => ({ first: vlan, last: vlan, pvid: true, untagged: true });
  const tagged = (first: number, last = first): VlanRange => ({ first, last, pvid: false, untagged: false });
  const members = (...all: readonly (readonly VlanRange[])[]): readonly PortVlans[] => all.map((vlans, at) => ({ linkIndex: at + 3, bridgeIndex: 2, vlans, tunnels: [] }));
  const flooding = { bridge, destination: unknown, entries: [] };

  test('a frame without a tag belongs to the VLAN of its port, and goes out with or without one', () => {
    expect(ask({ ...flooding, vlans: members([untagged(10)], [tagged(5, 15)], [untagged(10)]) })).toEqual({ by: 'flood', vlan: 10, to: ['p2 10', 'p3'] });
  });

  test('a frame with a tag belongs to that VLAN', () => {
    expect(ask({ ...flooding, vlan: 7, vlans: members([tagged(7)], [untagged(7)], [tagged(7)]) })).toEqual({ by: 'flood', vlan: 7, to: ['p2', 'p3 7'] });
  });

  test('neither comes in nor goes out through a port that is no member; it goes on as it came, to find whom it missed', () => {
    expect(ask({ ...flooding, vlans: members([untagged(10)], [untagged(20)], []) })).toEqual({ by: 'flood', vlan: 10, to: ['p2 port-vlan', 'p3 port-vlan'] });
    expect(ask({ ...flooding, vlan: 7, vlans: members([untagged(10)], [tagged(7)]) })).toEqual({ by: 'flood', vlan: 7, refusal: 'port-vlan', to: ['p2 7', 'p3 7 port-vlan'] });
    expect(ask({ ...flooding, vlans: members([tagged(10)], [tagged(10)]) })).toMatchObject({ refusal: 'port-vlan' });
  });

  test('the forwarding database has an entry for each VLAN', () => {
    const vlans = members([untagged(10)], [untagged(10)], [untagged(10)]);
    expect(ask({ bridge, vlans, entries: [anEntry({ vlan: 20 })] })).toEqual({ by: 'flood', vlan: 10, to: ['p2', 'p3'] });
    expect(ask({ bridge, vlans, entries: [anEntry({ vlan: 10, linkIndex: 5 })] })).toEqual({ by: 'fdb', vlan: 10, to: ['p3'] });
  });

  test('what the bridge itself sends is of its own VLAN', () => {
    expect(ask({ ...flooding, inPort: undefined, vlans: [...members([untagged(30)], [untagged(10)]), { linkIndex: 2, bridgeIndex: 2, vlans: [untagged(30)], tunnels: [] }] })).toEqual({ by: 'flood', vlan: 30, to: ['p1', 'p2 port-vlan', 'p3 port-vlan'] });
  });
});
