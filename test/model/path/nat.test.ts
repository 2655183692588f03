import { expect, test } from 'vitest';
import { parseNatTarget, translate } from '../../../src/model/path/nat.ts';
import type { Packet } from '../../../src/model/path/packet.ts';

test.for([
  ['10.0.0.5:8080', { address: '10.0.0.5', port: 8080 }],
  ['10.0.0.5', { address: '10.0.0.5', port: undefined }],
  ['[fd00::1]:80', { address: 'fd00::1', port: 80 }],
  ['fd00::1', { address: 'fd00::1', port: undefined }],
  [':8080', { address: undefined, port: 8080 }],
  ['8080', { address: undefined, port: 8080 }],
  ['10.0.0.5 --random', { address: '10.0.0.5', port: undefined }],
  ['[fd00::1]', { address: 'fd00::1', port: undefined }],
  ['65536', undefined],
  ['10.0.0.5:80-90', undefined],
  ['10.0.0.5-10.0.0.9', undefined],
  ['tcp dport map @m', undefined],
] as const)('NAT to %s', ([text, target]) => {
  expect(parseNatTarget(text)).toEqual(target);
});

test('masquerade gives the address of the link that it leaves through, and nothing where that has none', () => {
  const packet: Packet = { family: 'inet', source: '10.1.0.2', destination: '10.2.0.2', protocol: 'icmp', sourcePort: undefined, destinationPort: undefined, size: 84, isReply: false };
  expect(translate(packet, { is: 'masquerade', to: undefined }, '10.2.0.1')).toEqual({ ...packet, source: '10.2.0.1' });
  expect(translate(packet, { is: 'masquerade', to: undefined }, undefined)).toBe(undefined);
});
