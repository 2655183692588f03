import { expect, test } from 'vitest';
import type { BridgeDetails } from '../../src/model/link-details/bridge.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';
import { makeLink } from '../support/world-parts.ts';

/** What a bridge says of itself, with its VLAN filtering as it is wanted. */
function aBridgeWith(stated: Partial<BridgeDetails>): BridgeDetails {
  const { details } = makeLink({ name: 'br0', kind: 'bridge' }, { index: 2, masterIndex: undefined, namespaceNumber: 0 });
  if (details?.of !== 'bridge') throw new Error('a bridge without details');
  return { ...details, ...stated };
}

const links = (stated: Partial<BridgeDetails>) => [{ name: 'br0', kind: 'bridge', details: aBridgeWith(stated) }, { name: 'p0', master: 'br0' }, { name: 'p1', master: 'br0' }];

const trunk = () =>
  theLab({
    namespaces: {
      switch: {
        links: links({ vlanFiltering: true }),
        portVlans: [
          { link: 'p0', vlans: [{ first: 1, pvid: true, untagged: true }, { first: 10, last: 20 }], tunnels: [{ first: 12, last: 15, firstId: 1012 }] },
          { link: 'br0', vlans: [{ first: 1, untagged: true }] },
        ],
      },
      old: { links: links({ vlanDefaultPvid: undefined }), portVlans: [{ link: 'p0', vlans: [] }] },
    },
  });

test('VLANs of ports, cut where they go into tunnels', async () => {
  expect(await see('vlans switch', {}, trunk())).toMatchInlineSnapshot(`
    "bridge  link  vlan   pvid  leaves    tunnel     filtering
    ─────────────────────────────────────────────────────────
    br0     p0    1      pvid  untagged             on
    br0     p0    10-11        tagged               on
    br0     p0    12-15        tagged    1012-1015  on
    br0     p0    16-20        tagged               on
    br0     br0   1            untagged             on"
  `);
});

test('a bridge that does not filter is named', async () => {
  expect(await see('vlans host')).toMatchInlineSnapshot(`
    "bridge  link    vlan  pvid  leaves    filtering
    ───────────────────────────────────────────────
    br0     veth-b  1     pvid  untagged  off
    br0     veth-s  1     pvid  untagged  off
    br0     br0     1     pvid  untagged  off
    VLAN filtering is off on br0: no VLAN has an effect there until ip link set BRIDGE type bridge
    vlan_filtering 1"
  `);
});

test('a kernel without VLAN filtering is the reason for nothing', async () => {
  expect(await see('vlans old', {}, trunk())).toMatchInlineSnapshot(`
    "no VLANs on ports of bridges in old
    no VLANs on br0: bridges of this kernel have no VLAN filtering"
  `);
});

test('so is a namespace without a bridge, or without that one', async () => {
  expect(await see('vlans beijing')).toMatchInlineSnapshot(`
    "no VLANs on ports of bridges in beijing
    there is no bridge"
  `);
  expect(await see('vlans host --bridge br7')).toMatchInlineSnapshot(`
    "no VLANs on ports of bridges in host with --bridge br7
    there is no bridge named br7"
  `);
});

test('of several namespaces, bridges are named with theirs', async () => {
  expect(await see('vlans --all --vlan 12', {}, trunk())).toMatchInlineSnapshot(`
    "namespace  bridge  link  vlan   pvid  leaves  tunnel     filtering
    ──────────────────────────────────────────────────────────────────
    switch     br0     p0    12-15        tagged  1012-1015  on
    no VLANs on old:br0: bridges of this kernel have no VLAN filtering
    VLAN filtering is off on host:br0: no VLAN has an effect there until ip link set BRIDGE type bridge
    vlan_filtering 1"
  `);
});

test('--link and --vlan choose', async () => {
  expect(await see('vlans switch --link p0 --vlan 13 -C vlan,tunnel --no-headers', {}, trunk())).toBe('12-15  1012-1015');
});

test('a script finds rows on one stream and reasons on the other', async () => {
  expect(await (await openTestShell({ as: 'script' }, trunk())).executeLine('vlans old --json')).toEqual({ status: 0, out: '[]\n', err: 'no VLANs on br0: bridges of this kernel have no VLAN filtering\n' });
});

test('a VLAN is whole in JSON, under the names of docs/json.md', async () => {
  expect(await seeJson('vlans switch --vlan 1 --link br0', trunk())).toEqual([
    { namespace: 'switch', link: 'br0', linkIndex: 2, bridge: 'br0', filtering: true, vlan: 1, vlanEnd: 1, pvid: false, untagged: true, tunnelId: null, tunnelIdEnd: null },
  ]);
});
