import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const busy = () =>
  theLab({
    namespaces: {
      router: {
        links: [{ name: 'eth0' }, { name: 'eth1' }],
        neighbours: [
          { link: 'eth0', address: '10.1.0.2', mac: '02:00:00:00:00:02', used: 75.5 },
          { link: 'eth0', address: '10.1.0.3' },
          { link: 'eth1', address: 'fe80::1', mac: '02:00:00:00:00:01', states: ['permanent'], flags: ['router'], protocol: 42 },
          { link: 'eth1', address: 'ff02::16', mac: '33:33:00:00:00:16', states: ['noarp'] },
          { link: 'eth1', address: '10.1.0.4', mac: '02:00:00:00:00:04', states: ['noarp'], flags: ['extern_learn'] },
          { link: 'eth0', address: '10.1.0.9', flags: ['proxy'] },
          { address: 'fd00::9', flags: ['proxy'] },
        ],
      },
    },
  });

test('who is behind an address, and what is answered for others', async () => {
  expect(await see('neighbours router', {}, busy())).toMatchInlineSnapshot(`
    "link  family  address   mac                state      flags         confirmed
    ─────────────────────────────────────────────────────────────────────────────
    eth0  inet    10.1.0.2  02:00:00:00:00:02  reachable                3s
    eth0  inet    10.1.0.3                     failed                   3s
    eth1  inet6   fe80::1   02:00:00:00:00:01  permanent  router        3s
    eth1  inet    10.1.0.4  02:00:00:00:00:04  noarp      extern_learn  3s
    eth0  inet    10.1.0.9                     none       proxy
          inet6   fd00::9                      none       proxy"
  `);
});

test('--all puts the namespace first', async () => {
  expect(await see('neighbours --all')).toMatchInlineSnapshot(`
    "namespace  link    family  address   mac                state      confirmed
    ────────────────────────────────────────────────────────────────────────────
    beijing    eth0-b  inet    10.0.0.2  02:00:00:00:02:04  reachable  3s
    shanghai   eth0-s  inet    10.0.0.1  02:00:00:00:01:03  stale      3s"
  `);
});

test('-o wide shows all times, and who made an entry', async () => {
  expect(await see('neighbours router --link eth1 --state permanent -o wide', { width: 160 }, busy())).toMatchInlineSnapshot(`
    "link  family  address  mac                state      flags   confirmed  used  updated  probes  references  protocol
    ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    eth1  inet6   fe80::1  02:00:00:00:00:01  permanent  router  3s         12s   3s            1           1  babel"
  `);
});

test('--state, --link and --family choose; what is never asked for comes only by its state', async () => {
  expect(await see('neighbours router --state noarp -o name', {}, busy())).toBe('ff02::16\n10.1.0.4');
  expect(await see('neighbours router --state all --family inet6 -o name', {}, busy())).toBe('fe80::1\nff02::16\nfd00::9');
  expect(await see('neighbours router --link eth0 -o name', {}, busy())).toBe('10.1.0.2\n10.1.0.3\n10.1.0.9');
});

test('--address takes one, or a prefix', async () => {
  expect(await see('neighbours router --address 10.1.0.2/31 -o name', {}, busy())).toBe('10.1.0.2\n10.1.0.3');
  expect(await see('neighbours --all --address 10.0.0.1 -C namespace,link --no-headers')).toBe('shanghai  eth0-s');
});

test('a neighbour is whole in JSON, under the names of docs/json.md', async () => {
  expect(await seeJson('neighbours router --state permanent', busy())).toEqual([
    {
      namespace: 'router',
      link: 'eth1',
      linkIndex: 3,
      family: 'inet6',
      address: 'fe80::1',
      mac: '02:00:00:00:00:01',
      states: ['permanent'],
      flags: ['router'],
      protocol: 'babel',
      probes: 1,
      references: 1,
      used: 12.5,
      confirmed: 3.25,
      updated: 3,
      vlan: null,
    },
  ]);
});

test('no neighbours is a sentence', async () => {
  expect(await see('neighbours host')).toBe('no neighbours in host');
});
