import { expect, test } from 'vitest';
import { genericBody, parseFamily } from '../../../src/kernel/netlink/generic.ts';
import { addMessage, nothingYet } from '../../../src/kernel/netlink/wireguard.ts';
import type { WireguardDetails } from '../../../src/model/link-details/wireguard.ts';
import { keys, secrets, wireguardDevice, wireguardEmpty, wireguardMore } from '../../fixtures/messages/wireguard.ts';
import { attribute, text, u16, u32 } from '../../support/messages.ts';

function read(...messages: readonly Buffer[]): WireguardDetails {
  return messages.map((message) => Buffer.from(message)).reduce((found, bytes) => addMessage(found, bytes, 0, bytes.length), nothingYet);
}

const whole: WireguardDetails = {
  of: 'wireguard',
  publicKey: keys.own.toString('base64'),
  listenPort: 51820,
  fwmark: 0x2a,
  peers: [
    {
      publicKey: keys.first.toString('base64'),
      hasPresharedKey: true,
      endpoint: '192.0.2.1:51820',
      allowedIps: ['10.0.0.0/24', '2001:db8::/32'],
      latestHandshake: 1_700_000_000,
      received: 2 ** 33,
      sent: 77,
      persistentKeepalive: 25,
    },
  ],
};

test('a link of WireGuard with a peer', () => {
  expect(read(wireguardDevice)).toEqual(whole);
});

test('peers and prefixes that come in a second message are put to the first', () => {
  const { peers } = read(wireguardDevice, wireguardMore);
  expect(peers).toEqual([
    { ...whole.peers[0], allowedIps: ['10.0.0.0/24', '2001:db8::/32', '10.1.0.0/16'] },
    {
      publicKey: keys.second.toString('base64'),
      hasPresharedKey: false,
      endpoint: '[2001:db8::1]:443',
      allowedIps: [],
      latestHandshake: undefined,
      received: 0,
      sent: 0,
      persistentKeepalive: undefined,
    },
  ]);
});

test('a link that was just made has neither key nor peers', () => {
  expect(read(wireguardEmpty)).toEqual({ of: 'wireguard', publicKey: undefined, listenPort: 0, fwmark: undefined, peers: [] });
});

test('no secret is told, and none stays where it was received', () => {
  const bytes = Buffer.from(wireguardDevice);
  const found = JSON.stringify(addMessage(nothingYet, bytes, 0, bytes.length));
  for (const secret of Object.values(secrets)) {
    expect(wireguardDevice.includes(secret)).toBe(true);
    expect(bytes.includes(secret)).toBe(false);
    expect(found).not.toContain(secret.toString('base64'));
  }
});

test('a family of generic netlink is asked for by its name', () => {
  expect(Buffer.from(genericBody(3, 1, attribute(2, text('wireguard')))).toString('hex')).toBe('030100000e000200776972656775617264000000');
  const answer = Buffer.concat([Buffer.from([1, 2, 0, 0]), attribute(2, text('wireguard')), attribute(1, u16(33)), attribute(3, u32(1))]);
  expect(parseFamily(answer, 0, answer.length)).toBe(33);
});
