import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const overlay = () =>
  theLab({
    namespaces: {
      node: {
        links: [{ name: 'br0', kind: 'bridge' }, { name: 'vx0', kind: 'vxlan', master: 'br0' }, { name: 'eth0' }],
        forwardingEntries: [
          { link: 'vx0', mac: '02:00:00:00:00:0a', master: 'br0', vlan: 20, flags: ['extern_learn', 'offload'], state: 'static', activityNotify: true, inactive: true },
          { link: 'vx0', mac: '00:00:00:00:00:00', destination: '192.0.2.9', port: 77, vni: 9, via: 'eth0', state: 'permanent', sourceVni: 5 },
          { link: 'vx0', mac: '02:00:00:00:00:0b', destination: '2001:db8::9', via: 'eth0', linkNsid: 0, state: 'stale', nexthopId: 12 },
        ],
      },
    },
  });

test('what a bridge has learnt, and to what its ports listen', async () => {
  expect(await see('fdb host')).toMatchInlineSnapshot(`
    "mac                link    bridge  state      flags  updated  used
    ──────────────────────────────────────────────────────────────────
    02:00:00:00:01:03  veth-b  br0     dynamic           1s       4s
    02:00:00:00:00:03  veth-b  br0     permanent         1s       4s
    02:00:00:00:02:04  veth-s  br0     dynamic           1s       4s
    33:33:00:00:00:01  veth-s          permanent  self"
  `);
});

test('remotes of a vxlan', async () => {
  expect(await see('fdb node -o wide', { width: 190 }, overlay())).toMatchInlineSnapshot(`
    "mac                link  bridge  vlan  remote       port  vni  via               state      flags                                          updated  used  source vni  nexthop
    ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    02:00:00:00:00:0a  vx0   br0       20                                            static     extern_learn,offload,activity_notify,inactive  1s       4s
    00:00:00:00:00:00  vx0                 192.0.2.9      77    9  eth0              permanent  self                                                                   5
    02:00:00:00:00:0b  vx0                 2001:db8::9             index 4 (nsid 0)  stale      self                                                                           12"
  `);
});

test('each option chooses', async () => {
  expect(await see('fdb node --bridge br0 -o name', {}, overlay())).toBe('02:00:00:00:00:0a');
  expect(await see('fdb node --vlan 20 -o name', {}, overlay())).toBe('02:00:00:00:00:0a');
  expect(await see('fdb node --state stale -o name', {}, overlay())).toBe('02:00:00:00:00:0b');
  expect(await see('fdb --all --mac 2:0:0:0:2:4 -C namespace,link --no-headers')).toBe('host  veth-s');
  expect(await see('fdb host --link veth-s --state permanent -o name')).toBe('33:33:00:00:00:01');
});

test('an entry is whole in JSON, under the names of docs/json.md', async () => {
  expect(await seeJson('fdb node --state permanent', overlay())).toEqual([
    {
      namespace: 'node',
      mac: '00:00:00:00:00:00',
      link: 'vx0',
      linkIndex: 3,
      master: null,
      self: true,
      vlan: null,
      via: 'eth0',
      viaIndex: 4,
      linkNsid: null,
      destination: '192.0.2.9',
      port: 77,
      vni: 9,
      sourceVni: 5,
      nexthopId: null,
      state: 'permanent',
      flags: ['self'],
      used: null,
      updated: null,
      activityNotify: null,
      inactive: null,
    },
  ]);
});

test('no entries is a sentence', async () => {
  expect(await see('fdb beijing')).toBe('no forwarding entries in beijing');
});
