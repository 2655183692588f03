import { expect, test } from 'vitest';
import { parseForwardingEntry } from '../../../src/kernel/netlink/forwarding-entry.ts';
import type { ForwardingEntry } from '../../../src/model/forwarding-entry.ts';
import { attribute, be16, i32, ipAddress, neighbourBody, u16, u32, u8 } from '../../support/messages.ts';

const BRIDGE = 7;
const mac = attribute(2, Buffer.from([2, 0, 0, 0, 0, 0xaa]));

function parse(body: Buffer): ForwardingEntry {
  return parseForwardingEntry(body, 0, body.length);
}

const plain: ForwardingEntry = {
  linkIndex: 7,
  mac: '02:00:00:00:00:aa',
  masterIndex: undefined,
  vlan: undefined,
  destination: undefined,
  port: undefined,
  vni: undefined,
  sourceVni: undefined,
  viaIndex: undefined,
  linkNsid: undefined,
  nexthopId: undefined,
  state: 'permanent',
  flags: [],
  used: undefined,
  updated: undefined,
  activityNotify: undefined,
  inactive: undefined,
};

test('an entry that a bridge has learnt behind a port', () => {
  const body = neighbourBody({ family: BRIDGE, state: 0x02 }, mac, attribute(5, u16(20)), attribute(9, u32(2)), attribute(3, u32(0), u32(150), u32(25), u32(0)));
  expect(parse(body)).toEqual<ForwardingEntry>({ ...plain, masterIndex: 2, vlan: 20, state: 'dynamic', used: 1.5, updated: 0.25 });
});

test('a remote of a vxlan, through a device in another namespace', () => {
  const body = neighbourBody(
    { family: BRIDGE, state: 0x80, flags: 0x02 },
    mac, attribute(1, ipAddress('20010db8000000000000000000000009')), attribute(6, be16(77)), attribute(7, u32(9)), attribute(8, u32(3)), attribute(10, i32(0)), attribute(11, u32(5)), attribute(13, u32(12)),
  );
  expect(parse(body)).toEqual<ForwardingEntry>({ ...plain, destination: '2001:db8::9', port: 77, vni: 9, sourceVni: 5, viaIndex: 3, linkNsid: 0, nexthopId: 12, flags: ['self'] });
});

test('an entry whose activity is watched, and one that is locked', () => {
  expect(parse(neighbourBody({ family: BRIDGE, state: 0x40, flags: 0x50 }, mac, attribute(14, attribute(1, u8(3)))))).toEqual<ForwardingEntry>({ ...plain, state: 'static', flags: ['extern_learn', 'sticky'], activityNotify: true, inactive: true });
  expect(parse(neighbourBody({ family: BRIDGE, state: 0x04 }, mac, attribute(15, u32(2))))).toEqual<ForwardingEntry>({ ...plain, state: 'stale', flags: ['locked'] });
});

test('a state without a word is hexadecimal', () => {
  expect(parse(neighbourBody({ family: BRIDGE, state: 0x20 }, mac)).state).toBe('0x20');
});

test('an entry without a hardware address is malformed', () => {
  expect(() => parse(neighbourBody({ family: BRIDGE }))).toThrow(/without a hardware address/);
});
