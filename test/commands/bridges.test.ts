import { expect, test } from 'vitest';
import { aWorld } from '../support/fake-kernel.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';

test('a bridge with each port, its state and its other end', async () => {
  expect(await see('bridges host')).toMatchInlineSnapshot(`
    "name  id                 state  stp  forward delay  port    port state  other end
    ───────────────────────────────────────────────────────────────────────────────────────
    br0   8000.020000000002  up     no   15s            veth-b  forwarding  beijing:eth0-b
                                                        veth-s  forwarding  shanghai:eth0-s"
  `);
});

test('in a pipe a bridge is one line', async () => {
  expect((await (await openTestShell({ as: 'script' })).executeLine('bridges')).out).toMatchInlineSnapshot(`
    "NAME  ID                 STATE  STP  FORWARD-DELAY  PORT           PORT-STATE             OTHER-END
    br0   8000.020000000002  up     no   15s            veth-b,veth-s  forwarding,forwarding  beijing:eth0-b,shanghai:eth0-s
    "
  `);
});

test('JSON holds what the kernel says of the bridge and of each port', async () => {
  expect(await seeJson('bridges host')).toMatchInlineSnapshot(`
    [
      {
        "ageing": 300,
        "forwardDelay": 15,
        "groupForwardMask": 0,
        "helloTime": 2,
        "id": "8000.020000000002",
        "index": 2,
        "linkState": "up",
        "mac": "02:00:00:00:00:02",
        "maxAge": 20,
        "mtu": 1500,
        "multicastSnooping": true,
        "name": "br0",
        "namespace": "host",
        "ports": [
          {
            "cost": 2,
            "flood": true,
            "guard": false,
            "hairpin": false,
            "id": 32769,
            "index": 3,
            "isolated": false,
            "learning": true,
            "linkState": "up",
            "lower": null,
            "name": "veth-b",
            "number": 1,
            "otherEnd": "beijing:eth0-b",
            "peer": {
              "index": 3,
              "name": "eth0-b",
              "namespace": "beijing",
            },
            "priority": 32,
            "state": "forwarding",
          },
          {
            "cost": 2,
            "flood": true,
            "guard": false,
            "hairpin": false,
            "id": 32770,
            "index": 4,
            "isolated": false,
            "learning": true,
            "linkState": "up",
            "lower": null,
            "name": "veth-s",
            "number": 2,
            "otherEnd": "shanghai:eth0-s",
            "peer": {
              "index": 4,
              "name": "eth0-s",
              "namespace": "shanghai",
            },
            "priority": 32,
            "state": "forwarding",
          },
        ],
        "priority": 32768,
        "root": "8000.020000000002",
        "rootPathCost": 0,
        "rootPort": 0,
        "stp": false,
        "vlanDefaultPvid": 1,
        "vlanFiltering": false,
      },
    ]
  `);
});

test('a namespace without a bridge says so', async () => {
  expect(await see('bridges beijing')).toBe('no bridges in beijing');
});

test('a kernel that says nothing of a port leaves its state unknown', async () => {
  const world = aWorld({ namespaces: { host: { links: [{ name: 'lo' }, { name: 'br0', kind: 'bridge' }, { name: 'tap0', kind: 'tun', master: 'br0', port: undefined }, { name: 'br1', kind: 'bridge' }] } } });
  expect(await see('bridges', {}, world)).toMatchInlineSnapshot(`
    "name  id                 state  stp  forward delay  port  port state  other end
    ───────────────────────────────────────────────────────────────────────────────
    br0   8000.020000000002  up     no   15s            tap0  unknown     -
    br1   8000.020000000004  up     no   15s"
  `);
});
