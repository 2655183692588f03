import { expect, test } from 'vitest';
import { parseAddress } from '../../../src/kernel/netlink/address.ts';
import type { Address } from '../../../src/model/address.ts';
import { addressBody, attribute, ipAddress, text, u32 } from '../../support/messages.ts';

const INET = 2;
const INET6 = 10;

function parse(body: Buffer): Address {
  return parseAddress(body, 0, body.length);
}

test('an IPv4 address with all that it can say', () => {
  const lifetimes = Buffer.concat([u32(900), u32(5000), u32(0), u32(0)]); // preferred first
  const body = addressBody(
    { family: INET, length: 24, flags: 0x80, scope: 253, index: 12 },
    attribute(1, ipAddress('10.0.0.1')), attribute(2, ipAddress('10.0.0.1')), attribute(3, text('eth0:1')), attribute(4, ipAddress('10.0.0.255')),
    attribute(6, lifetimes), attribute(8, u32(0x201)), attribute(9, u32(77)),
  );
  expect(parse(body)).toEqual<Address>({
    linkIndex: 12,
    family: 'inet',
    address: '10.0.0.1',
    prefixLength: 24,
    peerAddress: undefined,
    broadcast: '10.0.0.255',
    scope: 'link',
    flags: ['secondary', 'noprefixroute'],
    labelName: 'eth0:1',
    validLifetime: 5000,
    preferredLifetime: 900,
    metric: 77,
  });
});

test('an IPv6 address that stays for ever', () => {
  const body = addressBody({ family: INET6, length: 64, flags: 0x80 }, attribute(1, ipAddress('20010db8000000000000000000000001')), attribute(6, u32(0xffff_ffff), u32(0xffff_ffff)));
  expect(parse(body)).toEqual<Address>({
    linkIndex: 7,
    family: 'inet6',
    address: '2001:db8::1',
    prefixLength: 64,
    peerAddress: undefined,
    broadcast: undefined,
    scope: 'global',
    flags: ['permanent'],
    labelName: undefined,
    validLifetime: undefined,
    preferredLifetime: undefined,
    metric: undefined,
  });
});

test('the far end of a point-to-point link', () => {
  expect(parse(addressBody({ family: INET, length: 32 }, attribute(1, ipAddress('10.0.0.2')), attribute(2, ipAddress('10.0.0.1'))))).toMatchObject({ address: '10.0.0.1', peerAddress: '10.0.0.2' });
});

test('the lowest flag means another thing for each family, and one without a word is hexadecimal', () => {
  const flags = (family: number, bits: number): readonly string[] => parse(addressBody({ family, length: 0 }, attribute(1, family === INET ? Buffer.alloc(4) : Buffer.alloc(16)), attribute(8, u32(bits)))).flags;
  expect(flags(INET, 0x1)).toEqual(['secondary']);
  expect(flags(INET6, 0x1)).toEqual(['temporary']);
  expect(flags(INET6, 0xffe)).toEqual(['nodad', 'optimistic', 'dadfailed', 'home', 'deprecated', 'tentative', 'permanent', 'mngtmpaddr', 'noprefixroute', 'autojoin', 'stable-privacy']);
  expect(flags(INET6, 0x8000_1080)).toEqual(['permanent', '0x80001000']);
});

test('scopes have the words of rt_scopes, others are numbers', () => {
  const scopes = [0, 200, 253, 254, 255, 42].map((scope) => parse(addressBody({ family: INET, length: 0, scope }, attribute(2, Buffer.alloc(4)))).scope);
  expect(scopes).toEqual(['global', 'site', 'link', 'host', 'nowhere', '42']);
});

test('IPv6 addresses are written as inet_ntop writes them', () => {
  const written = (hex: string): string => parse(addressBody({ family: INET6, length: 0 }, attribute(1, ipAddress(hex)))).address;
  expect(written('00000000000000000000000000000000')).toBe('::');
  expect(written('00000000000000000000000000000001')).toBe('::1');
  expect(written('20010db8000000010000000000000001')).toBe('2001:db8:0:1::1');
  expect(written('20010db8000000010001000100010001')).toBe('2001:db8:0:1:1:1:1:1');
  expect(written('00010000000000020000000000000000')).toBe('1:0:0:2::');
  expect(written('00010000000000020003000000000004')).toBe('1::2:3:0:0:4');
  expect(written('0000000000000000000000000a000001')).toBe('::10.0.0.1');
  expect(written('00000000000000000000ffff0a000001')).toBe('::ffff:10.0.0.1');
  expect(written('00000000000000000000000000010002')).toBe('::0.1.0.2');
  expect(written('00000000000000000000000000000102')).toBe('::102');
});

test('a message without an address, or with one of a wrong length, is malformed', () => {
  expect(() => parse(addressBody({ family: INET, length: 0 }))).toThrow(/without an address/);
  expect(() => parse(addressBody({ family: INET, length: 0 }, attribute(2, Buffer.alloc(5))))).toThrow(/neither 4 nor 16/);
});
