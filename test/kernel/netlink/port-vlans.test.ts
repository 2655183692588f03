import { expect, test } from 'vitest';
import { parsePortVlans } from '../../../src/kernel/netlink/port-vlans.ts';
import type { PortVlans } from '../../../src/model/port-vlans.ts';
import { attribute, bridgeLinkBody, u16, u32 } from '../../support/messages.ts';

const MASTER = 10;
const AF_SPEC = 26;

function parse(body: Buffer): PortVlans {
  return parsePortVlans(body, 0, body.length);
}

/** struct bridge_vlan_info: PVID is 2, untagged 4, the begin of a range 8, its end 16. */
function vlan(flags: number, id: number): Buffer {
  return attribute(2, u16(flags), u16(id));
}

function tunnel(flags: number, id: number, vlanId: number): Buffer {
  return attribute(3, attribute(1, u32(id)), attribute(2, u16(vlanId)), attribute(3, u16(flags)));
}

test('a port with its own VLAN, single ones and ranges', () => {
  const body = bridgeLinkBody({ index: 5 }, attribute(MASTER, u32(2)), attribute(AF_SPEC, vlan(6, 1), vlan(0, 7), vlan(8, 10), vlan(16, 20), vlan(8 | 4, 30), vlan(16 | 4, 31)));
  expect(parse(body)).toEqual<PortVlans>({
    linkIndex: 5,
    bridgeIndex: 2,
    vlans: [
      { first: 1, last: 1, pvid: true, untagged: true },
      { first: 7, last: 7, pvid: false, untagged: false },
      { first: 10, last: 20, pvid: false, untagged: false },
      { first: 30, last: 31, pvid: false, untagged: true },
    ],
    tunnels: [],
  });
});

test('VLANs that go into tunnels', () => {
  const body = bridgeLinkBody({ index: 5 }, attribute(MASTER, u32(2)), attribute(AF_SPEC, vlan(8, 10), vlan(16, 20), tunnel(0, 900, 10), tunnel(8, 1012, 12), tunnel(16, 1015, 15)));
  expect(parse(body).tunnels).toEqual([
    { first: 10, last: 10, firstId: 900 },
    { first: 12, last: 15, firstId: 1012 },
  ]);
});

test("the bridge's own entry", () => {
  expect(parse(bridgeLinkBody({ index: 2 }, attribute(AF_SPEC, vlan(6, 1))))).toMatchObject({ linkIndex: 2, bridgeIndex: 2 });
});

test('a port of a kernel without VLAN filtering has none', () => {
  expect(parse(bridgeLinkBody({ index: 5 }, attribute(MASTER, u32(2))))).toEqual<PortVlans>({ linkIndex: 5, bridgeIndex: 2, vlans: [], tunnels: [] });
});

test('the end of a range without its begin is one VLAN', () => {
  expect(parse(bridgeLinkBody({ index: 5 }, attribute(AF_SPEC, vlan(16, 20), tunnel(16, 1, 20))))).toMatchObject({ vlans: [{ first: 20, last: 20 }], tunnels: [{ first: 20, last: 20, firstId: 1 }] });
});
