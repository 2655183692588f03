import { expect, test } from 'vitest';
import { KernelError } from '../../src/errors.ts';
import { nothingYet } from '../../src/kernel/netlink/wireguard.ts';
import { openTestShell } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const peerless = { ...nothingYet, publicKey: 'a2V5', listenPort: 51820 };

test('a link of WireGuard has what WireGuard says of it', async () => {
  const kernel = theLab({ namespaces: { vpn: { links: [{ name: 'wg0', kind: 'wireguard' }, { name: 'eth0' }], wireguard: { wg0: { details: peerless } } } } });
  const { out, err } = await (await openTestShell({ kernel })).executeLine('links vpn --kind wireguard --json');
  expect(JSON.parse(out)).toMatchObject([{ name: 'wg0', details: { of: 'wireguard', publicKey: 'a2V5', listenPort: 51820, fwmark: null, peers: [] } }]);
  expect(err).toBe('');
});

test('without the right to read it the link is shown all the same, and it is said', async () => {
  const failure = new KernelError('read the peers of a WireGuard link', 'EPERM', { kernelText: 'this needs CAP_NET_ADMIN there' });
  const kernel = theLab({ namespaces: { vpn: { links: [{ name: 'wg0', kind: 'wireguard' }], wireguard: { wg0: { failure } } } } });
  const { out, err } = await (await openTestShell({ kernel })).executeLine('links vpn --kind wireguard --json');
  expect(JSON.parse(out)).toMatchObject([{ name: 'wg0', details: null }]);
  expect(err.replaceAll(/\s+/g, ' ').trim()).toBe('wg0 of vpn does not tell its peers: read the peers of a WireGuard link: this needs CAP_NET_ADMIN there (EPERM)');
});
