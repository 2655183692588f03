import { expect, test } from 'vitest';
import { parseRule } from '../../../src/kernel/netlink/rule.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { attribute, be32, ipAddress, ruleBody, text, u16, u32, u8 } from '../../support/messages.ts';

const INET = 2;
const INET6 = 10;

function parse(body: Buffer): Rule {
  return parseRule(body, 0, body.length);
}

const plain: Rule = {
  family: 'inet',
  priority: 0,
  isInverted: false,
  from: undefined,
  to: undefined,
  tos: undefined,
  dscp: undefined,
  dscpMask: undefined,
  flowLabel: undefined,
  flowLabelMask: undefined,
  fwmark: undefined,
  fwmask: undefined,
  iif: undefined,
  iifDetached: false,
  oif: undefined,
  oifDetached: false,
  ipProtocol: undefined,
  sourcePorts: undefined,
  destinationPorts: undefined,
  users: undefined,
  tunnelId: undefined,
  l3mdev: false,
  action: 'lookup',
  table: undefined,
  goto: undefined,
  isUnresolved: false,
  suppressPrefixLength: undefined,
  suppressGroup: undefined,
  realms: undefined,
  protocol: undefined,
};

test('the first rule of a fresh namespace, of which the kernel says what is not set too', () => {
  const body = ruleBody({ family: INET, table: 255 }, attribute(15, u32(255)), attribute(14, u32(0xffff_ffff)), attribute(21, u8(2)));
  expect(parse(body)).toEqual<Rule>({ ...plain, table: 255, protocol: 2 });
});

test('a rule with all that it can say', () => {
  const body = ruleBody(
    { family: INET, from: 8, to: 32, tos: 0x10, flags: 0x2 | 0x8 | 0x10 },
    attribute(1, ipAddress('1.2.3.4')), attribute(2, ipAddress('10.0.0.0')), attribute(3, text('eth0')), attribute(6, u32(99)), attribute(10, u32(5)), attribute(11, u32(0x5_0006)),
    attribute(12, be32(1), be32(2)), attribute(13, u32(7)), attribute(14, u32(0)), attribute(15, u32(5000)), attribute(16, u32(0xff)), attribute(17, text('d0')),
    attribute(20, u32(5), u32(9)), attribute(21, u8(7)), attribute(22, u8(6)), attribute(23, u16(5), u16(7)), attribute(24, u16(80), u16(80)),
  );
  expect(parse(body)).toEqual<Rule>({
    ...plain,
    priority: 99,
    isInverted: true,
    from: '10.0.0.0/8',
    to: '1.2.3.4',
    tos: 0x10,
    fwmark: 5,
    fwmask: 0xff,
    iif: 'eth0',
    iifDetached: true,
    oif: 'd0',
    oifDetached: true,
    ipProtocol: 6,
    sourcePorts: { first: 5, last: 7, mask: undefined },
    destinationPorts: { first: 80, last: 80, mask: undefined },
    users: { first: 5, last: 9 },
    tunnelId: '4294967298',
    table: 5000,
    suppressPrefixLength: 0,
    suppressGroup: 7,
    realms: { from: 5, to: 6 },
    protocol: 7,
  });
});

test('what newer kernels select by', () => {
  const body = ruleBody(
    { family: INET6, to: 64 },
    attribute(1, ipAddress('20010db8000000000000000000000000')), attribute(16, u32(0xf0)), attribute(23, u16(16), u16(16)), attribute(24, u16(1), u16(2)),
    attribute(25, u8(46)), attribute(26, be32(0x12345)), attribute(27, be32(0xff)), attribute(28, u16(0xfff0)), attribute(29, u16(0xffff)), attribute(30, u8(0x3f)),
  );
  expect(parse(body)).toEqual<Rule>({
    ...plain,
    family: 'inet6',
    to: '2001:db8::/64',
    dscp: 46,
    flowLabel: 0x12345,
    flowLabelMask: 0xff,
    fwmark: 0,
    fwmask: 0xf0,
    sourcePorts: { first: 16, last: 16, mask: 0xfff0 },
    destinationPorts: { first: 1, last: 2, mask: undefined },
  });
});

test('each action has its word, and one without is a number', () => {
  expect([1, 2, 3, 6, 7, 8, 4].map((action) => parse(ruleBody({ family: INET, action })).action)).toEqual(['lookup', 'goto', 'nop', 'blackhole', 'unreachable', 'prohibit', '4']);
});

test('a goto names the priority where it leads, and says when nothing is there', () => {
  expect(parse(ruleBody({ family: INET, action: 2, flags: 0x4 }, attribute(4, u32(77777))))).toEqual<Rule>({ ...plain, action: 'goto', goto: 77777, isUnresolved: true });
});

test('a rule of a VRF looks up whichever table that has', () => {
  expect(parse(ruleBody({ family: INET6 }, attribute(19, u8(1)), attribute(15, u32(0))))).toEqual<Rule>({ ...plain, family: 'inet6', l3mdev: true });
});

test('a realm alone is that of the destination', () => {
  expect(parse(ruleBody({ family: INET }, attribute(11, u32(6))))).toMatchObject({ realms: { from: 0, to: 6 } });
});
