import { expect, test } from 'vitest';
import { aWorld } from '../support/fake-kernel.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('a table of the addresses of a namespace, both families', async () => {
  expect(await see('addrs beijing')).toMatchInlineSnapshot(`
    "link    family  address      scope   flags      valid    preferred
    ──────────────────────────────────────────────────────────────────
    lo      inet    127.0.0.1/8  host    permanent  forever  forever
    lo      inet6   ::1/128      host    permanent  forever  forever
    eth0-b  inet    10.0.0.1/24  global  permanent  forever  forever
    eth0-b  inet6   fe80::b/64   link    permanent  forever  forever"
  `);
});

test('--all puts the namespace first', async () => {
  expect(await see('addrs --all --family inet')).toMatchInlineSnapshot(`
    "namespace  link    family  address      scope   flags      valid    preferred
    ─────────────────────────────────────────────────────────────────────────────
    host       lo      inet    127.0.0.1/8  host    permanent  forever  forever
    beijing    lo      inet    127.0.0.1/8  host    permanent  forever  forever
    beijing    eth0-b  inet    10.0.0.1/24  global  permanent  forever  forever
    shanghai   lo      inet    127.0.0.1/8  host    permanent  forever  forever
    shanghai   eth0-s  inet    10.0.0.2/24  global  permanent  forever  forever"
  `);
});

test('--link and --family choose', async () => {
  expect(await see('addrs shanghai --link eth0-s --family inet6 -o name')).toMatchInlineSnapshot(`"fe80::5/64"`);
});

test('an address is whole in JSON, under the names of docs/json.md', async () => {
  expect(await seeJson('addrs beijing --link eth0-b --family inet')).toEqual([
    {
      namespace: 'beijing',
      link: 'eth0-b',
      linkIndex: 3,
      family: 'inet',
      address: '10.0.0.1',
      prefixLength: 24,
      peerAddress: null,
      broadcast: null,
      scope: 'global',
      flags: ['permanent'],
      validLifetime: null,
      preferredLifetime: null,
      metric: null,
      label: 'eth0-b',
    },
  ]);
});

test('lifetimes are in seconds, and -o wide shows what is seldom there', async () => {
  const world = aWorld({
    namespaces: {
      host: {
        links: [{ name: 'lo' }, { name: 'ppp0' }],
        addresses: [
          { link: 'ppp0', address: '10.9.0.1/32', peerAddress: '10.9.0.2', metric: 7 },
          { link: 'ppp0', address: '2001:db8::1/64', validLifetime: 3600, preferredLifetime: 0, flags: ['deprecated'] },
        ],
      },
    },
  });
  expect(await see('addrs -o wide', { width: 140 }, world)).toMatchInlineSnapshot(`
    "link  family  address                    scope   flags       valid    preferred  metric
    ───────────────────────────────────────────────────────────────────────────────────────
    ppp0  inet    10.9.0.1 peer 10.9.0.2/32  global  permanent   forever  forever         7
    ppp0  inet6   2001:db8::1/64             global  deprecated  3600s    0s"
  `);
});

test('no addresses is a sentence for people, and nothing on standard output', async () => {
  const shell = await openTestShell({ as: 'script' });
  await shell.executeLine('mkns empty');
  expect(await shell.executeLine('addrs empty')).toEqual({ status: 0, out: '', err: 'no addresses in empty\n' });
  expect(await shell.executeLine('addrs empty --json')).toEqual({ status: 0, out: '[]\n', err: '' });
});

test('a namespace that may not be entered is the failure, alone; among several it is left out, and that is said', async () => {
  const world = theLab({ namespaces: { locked: { access: 'forbidden' } } });
  expect(await see('addrs locked', {}, world)).toMatchInlineSnapshot(`
    "enter locked: this needs CAP_SYS_ADMIN, there and here (EPERM)
      hint: start netnsh with sudo, or try: netnsh demo
    [status 1]"
  `);
  expect(await see('addrs --all --family inet -o name', {}, world)).toMatchInlineSnapshot(`
    "127.0.0.1/8
    127.0.0.1/8
    10.0.0.1/24
    127.0.0.1/8
    10.0.0.2/24
    locked was left out: this needs CAP_SYS_ADMIN, there and here (EPERM)"
  `);
});
