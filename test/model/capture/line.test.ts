import { expect, test } from 'vitest';
import { parseCaptureCounts, parseCaptureLine } from '../../../src/model/capture/line.ts';

test('a line has its time and what tcpdump says', () => {
  expect(parseCaptureLine('1700000000.000123 IP 10.0.0.1 > 10.0.0.2: ICMP echo request, id 7, seq 1, length 64')).toEqual({
    nanoseconds: 1_700_000_000_000_123_000n,
    link: undefined,
    direction: undefined,
    text: 'IP 10.0.0.1 > 10.0.0.2: ICMP echo request, id 7, seq 1, length 64',
  });
});

test('a line of any has its link and its direction', () => {
  expect(parseCaptureLine('1700000000.5 eth0-s In  IP6 fe80::1 > ff02::1: HBH')).toEqual({ nanoseconds: 1_700_000_000_500_000_000n, link: 'eth0-s', direction: 'in', text: 'IP6 fe80::1 > ff02::1: HBH' });
});

test('a line without a time goes on with the one before', () => {
  expect(parseCaptureLine('    10.0.0.1 > 10.0.0.2: ICMP')).toBe(undefined);
});

test('what tcpdump has counted, and what it has not said', () => {
  expect(parseCaptureCounts('tcpdump: listening\n1 packet captured\n12 packets received by filter\n3 packets dropped by kernel\n')).toEqual({ captured: 1, received: 12, dropped: 3 });
  expect(parseCaptureCounts('tcpdump: no\n')).toEqual({ captured: undefined, received: undefined, dropped: undefined });
});
