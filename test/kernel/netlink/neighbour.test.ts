import { expect, test } from 'vitest';
import { parseNeighbour } from '../../../src/kernel/netlink/neighbour.ts';
import type { Neighbour } from '../../../src/model/neighbour.ts';
import { attribute, ipAddress, neighbourBody, u16, u32, u8 } from '../../support/messages.ts';

const INET = 2;
const INET6 = 10;

function parse(body: Buffer, type?: number): Neighbour {
  return parseNeighbour(body, 0, body.length, () => type);
}

const mac = Buffer.from([2, 0, 0, 0, 0, 9]);

test('a neighbour with all that it can say', () => {
  const body = neighbourBody(
    { family: INET6, state: 0x80, flags: 0x80 | 0x10, index: 12 },
    attribute(1, ipAddress('20010db8000000000000000000000009')), attribute(2, mac), attribute(3, u32(325), u32(1250), u32(60001), u32(2)), attribute(4, u32(3)), attribute(5, u16(7)), attribute(12, u8(42)), attribute(15, u32(1)),
  );
  expect(parse(body)).toEqual<Neighbour>({
    linkIndex: 12,
    family: 'inet6',
    address: '2001:db8::9',
    mac: '02:00:00:00:00:09',
    states: ['permanent'],
    flags: ['extern_learn', 'router', 'managed'],
    protocol: 42,
    probes: 3,
    references: 2,
    used: 12.5,
    confirmed: 3.25,
    updated: 600.01,
    vlan: 7,
  });
});

test('what is answered for every link', () => {
  expect(parse(neighbourBody({ family: INET, flags: 8, index: 0 }, attribute(1, ipAddress('10.0.0.3'))))).toEqual<Neighbour>({
    linkIndex: undefined,
    family: 'inet',
    address: '10.0.0.3',
    mac: undefined,
    states: ['none'],
    flags: ['proxy'],
    protocol: undefined,
    probes: undefined,
    references: undefined,
    used: undefined,
    confirmed: undefined,
    updated: undefined,
    vlan: undefined,
  });
});

test('each state has its word', () => {
  const states = [1, 2, 4, 8, 16, 32, 64, 128, 0].map((state) => parse(neighbourBody({ family: INET, state }, attribute(1, ipAddress('10.0.0.3')))).states);
  expect(states.flat()).toEqual(['incomplete', 'reachable', 'stale', 'delay', 'probe', 'failed', 'noarp', 'permanent', 'none']);
});

test('a flag without a word is hexadecimal', () => {
  expect(parse(neighbourBody({ family: INET, flags: 0x21 }, attribute(1, ipAddress('10.0.0.3')), attribute(15, u32(0x1000)))).flags).toEqual(['offload', '0x100001']);
});

test('behind a tunnel the hardware address is an IP address, behind anything else it is bytes', () => {
  const body = neighbourBody({ family: INET }, attribute(1, ipAddress('10.7.0.1')), attribute(2, ipAddress('10.0.0.77')));
  expect([778, 1, undefined].map((type) => parse(body, type).mac)).toEqual(['10.0.0.77', '0a:00:00:4d', '0a:00:00:4d']);
});

test('a neighbour without an address is malformed', () => {
  expect(() => parse(neighbourBody({ family: INET }))).toThrow(/without an address/);
});
