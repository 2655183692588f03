import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, parseIpAddress, parseIpPrefix } from '../../src/model/ip-address.ts';

test('addresses as numbers, in every way that people write them', () => {
  expect(parseIpAddress('10.0.0.255')).toEqual({ family: 'inet', bytes: [10, 0, 0, 255] });
  expect(parseIpAddress('FD00::1')).toEqual({ family: 'inet6', bytes: [0xfd, ...Array(14).fill(0), 1] });
  expect(parseIpAddress('::')).toEqual({ family: 'inet6', bytes: Array(16).fill(0) });
  expect(parseIpAddress('::ffff:10.0.0.1')?.bytes.slice(10)).toEqual([255, 255, 10, 0, 0, 1]);
  expect(parseIpAddress('1:2:3:4:5:6:7:8')?.bytes.length).toBe(16);
});

test('what is an address is what Node takes for one', () => {
  const part = fc.constantFrom('10', '256', '01', '0', ':', '::', '.', 'fd00', 'g', '12345', '1.2.3.4', '');
  fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.array(part, { maxLength: 9 }).map((parts) => parts.join('')), fc.array(part, { maxLength: 9 }).map((parts) => parts.join(':'))), (text) => {
    expect(parseIpAddress(text)?.family).toBe(isIPv4(text) ? 'inet' : isIPv6(text) ? 'inet6' : undefined);
  }), { numRuns: 3000 });
});

test('a prefix holds what begins with its bits', () => {
  const holds = (prefix: string, address: string): boolean => isWithin(parseIpAddress(address)!, parseIpPrefix(prefix)!);
  expect([holds('10.0.0.0/8', '10.255.0.1'), holds('10.0.0.128/25', '10.0.0.127'), holds('0.0.0.0/0', '1.2.3.4'), holds('10.0.0.1', '10.0.0.1'), holds('2001:db8::/33', '2001:db8:7fff::'), holds('2001:db8::/33', '2001:db8:8000::'), holds('::/0', '10.0.0.1')]).toEqual([true, false, true, true, true, false, false]);
  expect(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '/8', 'fd00::/129', 'x'].map(parseIpPrefix)).toEqual(Array(6).fill(undefined));
});
