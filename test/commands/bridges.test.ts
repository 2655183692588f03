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
        "callArptables": false,
        "callIp6tables": false,
        "callIptables": false,
        "forwardDelay": 15,
        "groupAddress": "01:80:c2:00:00:00",
        "groupForwardMask": 0,
        "helloTime": 2,
        "id": "8000.020000000002",
        "index": 2,
        "linkState": "up",
        "mac": "02:00:00:00:00:02",
        "maxAge": 20,
        "mtu": 1500,
        "multicastHashElasticity": 16,
        "multicastHashMax": 4096,
        "multicastIgmpVersion": 2,
        "multicastLastMemberCount": 2,
        "multicastLastMemberInterval": 1,
        "multicastMembershipInterval": 260,
        "multicastMldVersion": 1,
        "multicastQuerier": false,
        "multicastQuerierInterval": 255,
        "multicastQueryInterval": 125,
        "multicastQueryResponseInterval": 10,
        "multicastQueryUseIfaddr": false,
        "multicastRouter": 1,
        "multicastSnooping": true,
        "multicastStartupQueryCount": 2,
        "multicastStartupQueryInterval": 31.25,
        "multicastStats": false,
        "multicastVlanSnooping": false,
        "name": "br0",
        "namespace": "host",
        "noLinkLocalLearning": false,
        "ports": [
          {
            "backupPort": null,
            "backupPortIndex": null,
            "broadcastFlood": true,
            "configPending": false,
            "cost": 2,
            "designatedBridge": null,
            "designatedCost": 0,
            "designatedPort": 32769,
            "designatedRoot": null,
            "fastLeave": false,
            "flood": true,
            "groupForwardMask": 0,
            "guard": false,
            "hairpin": false,
            "id": 32769,
            "index": 3,
            "isolated": false,
            "learning": true,
            "linkState": "up",
            "locked": false,
            "lower": null,
            "mab": false,
            "multicastFlood": true,
            "multicastMaxGroups": 0,
            "multicastRouter": 1,
            "multicastToUnicast": false,
            "name": "veth-b",
            "neighbourSuppress": false,
            "neighbourVlanSuppress": false,
            "number": 1,
            "otherEnd": "beijing:eth0-b",
            "peer": {
              "index": 3,
              "name": "eth0-b",
              "namespace": "beijing",
            },
            "priority": 32,
            "proxyArp": false,
            "proxyArpWifi": false,
            "rootBlock": false,
            "state": "forwarding",
            "topologyChangeAck": false,
            "vlanTunnel": false,
          },
          {
            "backupPort": null,
            "backupPortIndex": null,
            "broadcastFlood": true,
            "configPending": false,
            "cost": 2,
            "designatedBridge": null,
            "designatedCost": 0,
            "designatedPort": 32770,
            "designatedRoot": null,
            "fastLeave": false,
            "flood": true,
            "groupForwardMask": 0,
            "guard": false,
            "hairpin": false,
            "id": 32770,
            "index": 4,
            "isolated": false,
            "learning": true,
            "linkState": "up",
            "locked": false,
            "lower": null,
            "mab": false,
            "multicastFlood": true,
            "multicastMaxGroups": 0,
            "multicastRouter": 1,
            "multicastToUnicast": false,
            "name": "veth-s",
            "neighbourSuppress": false,
            "neighbourVlanSuppress": false,
            "number": 2,
            "otherEnd": "shanghai:eth0-s",
            "peer": {
              "index": 4,
              "name": "eth0-s",
              "namespace": "shanghai",
            },
            "priority": 32,
            "proxyArp": false,
            "proxyArpWifi": false,
            "rootBlock": false,
            "state": "forwarding",
            "topologyChangeAck": false,
            "vlanTunnel": false,
          },
        ],
        "priority": 32768,
        "root": "8000.020000000002",
        "rootPathCost": 0,
        "rootPort": 0,
        "stp": false,
        "topologyChange": false,
        "topologyChangeDetected": false,
        "vlanDefaultPvid": 1,
        "vlanFiltering": false,
        "vlanProtocol": "802.1Q",
        "vlanStats": false,
        "vlanStatsPerPort": false,
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
