import { expect, test } from 'vitest';
import { linkDetails } from '../../src/kernel/netlink/kinds/index.ts';
import { addMessage, nothingYet } from '../../src/kernel/netlink/wireguard.ts';
import { detailsText } from '../../src/render/link-details.ts';
import { netkitPeer, netkitPrimary } from '../fixtures/messages/netkit.ts';
import { keys, wireguardDevice } from '../fixtures/messages/wireguard.ts';
import { aBridge } from '../support/a-bridge.ts';
import { attribute, ipAddress, u32, u8 } from '../support/messages.ts';

function textOf(kind: string, ...data: readonly Buffer[]): string {
  const bytes = Buffer.concat(data);
  const details = linkDetails(kind, bytes, 0, bytes.length);
  return details === undefined ? '' : detailsText(details);
}

test('a bridge says what is not ordinary', () => {
  expect(detailsText({ ...aBridge, id: '8000.02', root: '8000.02' })).toBe('id 8000.02 root 8000.02');
  expect(detailsText({ ...aBridge, id: '8000.02', root: '1000.03', stp: true, vlanFiltering: true, multicastSnooping: false, multicastStartupQueryInterval: 31.24 })).toBe(
    'id 8000.02 root 1000.03 stp vlan filtering multicast snooping off',
  );
});

test('a bond says its mode, its ports by their names, and what is not ordinary', () => {
  const bytes = Buffer.concat([attribute(1, u8(1)), attribute(2, u32(4)), attribute(3, u32(100)), attribute(6, u8(0)), attribute(8, attribute(0, ipAddress('10.0.0.1')))]);
  const bond = linkDetails('bond', bytes, 0, bytes.length);
  if (bond?.of !== 'bond') throw new Error('no bond');
  expect(detailsText({ ...bond, activeSlave: 'eth0' })).toBe('mode active-backup active slave eth0 miimon 100 use carrier off arp ip targets 10.0.0.1');
  expect(detailsText(bond)).toContain('active slave index 4');
});

test('kinds that are short', () => {
  expect(textOf('vrf', attribute(1, u32(100)))).toBe('table 100');
  expect(textOf('xfrm', attribute(1, u32(4)), attribute(2, u32(42)))).toBe('if id 42 link index 4');
  expect(textOf('netkit', netkitPrimary)).toBe('mode l3 type primary peer policy blackhole peer scrub none headroom 64');
  expect(textOf('netkit', netkitPeer)).toBe('mode l2 type peer policy blackhole');
});

test('WireGuard, with its peers', () => {
  const details = addMessage(nothingYet, Buffer.from(wireguardDevice), 0, wireguardDevice.length);
  expect(detailsText(details)).toBe(
    `public key ${keys.own.toString('base64')} listen port 51820 fwmark 42 peers ${keys.first.toString('base64')} at 192.0.2.1:51820 for 10.0.0.0/24 2001:db8::/32`,
  );
});
