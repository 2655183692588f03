import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('the rules of a fresh namespace, IPv4 first', async () => {
  expect(await see('rules beijing')).toMatchInlineSnapshot(`
    "family  priority  packets   action          protocol
    ────────────────────────────────────────────────────
    inet           0  from all  lookup local    kernel
    inet       32766  from all  lookup main     kernel
    inet       32767  from all  lookup default  kernel
    inet6          0  from all  lookup local    kernel
    inet6      32766  from all  lookup main     kernel"
  `);
});

const busy = () =>
  theLab({
    namespaces: {
      vpn: {
        rules: [
          { priority: 90, isInverted: true, fwmark: 0xca6c, table: 51820, protocol: 3 },
          { priority: 91, table: 254, suppressPrefixLength: 0, suppressGroup: 7, realms: { from: 5, to: 6 } },
          { priority: 92, from: '10.0.0.0/8', to: '1.2.3.4', iif: 'gone', iifDetached: true, action: 'goto', goto: 77, isUnresolved: true },
          { priority: 93, oif: 'tun0', oifDetached: true, action: 'blackhole' },
          { priority: 94, l3mdev: true },
          { family: 'inet6', priority: 95, tos: 0x10, dscp: 46, dscpMask: 0x3e, flowLabel: 5, flowLabelMask: 7, tunnelId: '77', users: { first: 0, last: 9 }, action: 'nop' },
          { family: 'inet6', priority: 96, ipProtocol: 6, sourcePorts: { first: 5, last: 7, mask: undefined }, destinationPorts: { first: 80, last: 80, mask: 0xfff0 }, fwmark: 0, fwmask: 0xf0, action: 'prohibit' },
          { family: 'inet6', priority: 97, ipProtocol: 200, realms: { from: 0, to: 6 }, action: '4' },
        ],
      },
    },
  });

test('whatever a rule can say is said as ip rule writes it', async () => {
  expect(await see('rules vpn', { width: 160 }, busy())).toMatchInlineSnapshot(`
    "family  priority  packets                                                                    action
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    inet          90  not from all fwmark 0xca6c                                                 lookup 51820
    inet          91  from all                                                                   lookup main suppress_prefixlength 0 suppress_ifgroup 7 realms 5/6
    inet          92  from 10.0.0.0/8 to 1.2.3.4 iif gone [detached]                             goto 77 [unresolved]
    inet          93  from all oif tun0 [detached]                                               blackhole
    inet          94  from all l3mdev                                                            lookup [l3mdev-table]
    inet6         95  from all tos 0x10 dscp 0x2e/0x3e uidrange 0-9 tun_id 77 flowlabel 0x5/0x7  nop
    inet6         96  from all fwmark 0x0/0xf0 ipproto tcp sport 5-7 dport 80/0xfff0             prohibit
    inet6         97  from all ipproto 200                                                       4 realms 6
    no room for protocol: -o wide shows all"
  `);
});

test('a rule is whole in JSON, under the names of docs/json.md', async () => {
  expect((await seeJson('rules vpn --table main', busy()))).toMatchInlineSnapshot(`
    [
      {
        "action": "lookup",
        "destinationPorts": null,
        "dscp": null,
        "dscpMask": null,
        "family": "inet",
        "flowLabel": null,
        "flowLabelMask": null,
        "from": null,
        "fwmark": null,
        "fwmask": null,
        "goto": null,
        "iif": null,
        "iifDetached": false,
        "ipProtocol": null,
        "l3mdev": false,
        "namespace": "vpn",
        "not": false,
        "oif": null,
        "oifDetached": false,
        "priority": 91,
        "protocol": "kernel",
        "realms": {
          "from": "5",
          "to": "6",
        },
        "sourcePorts": null,
        "suppressGroup": "7",
        "suppressPrefixLength": 0,
        "table": "main",
        "tableId": 254,
        "to": null,
        "tos": null,
        "tunnelId": null,
        "unresolved": false,
        "users": null,
      },
    ]
  `);
});

test('--family and --table choose, and -o name gives priorities', async () => {
  expect(await see('rules --all --family inet6 --table local -o name')).toBe('0\n0\n0');
  expect(await see('rules vpn --table 51820 -o name', {}, busy())).toBe('90');
});

test('a table without that name is said', async () => {
  expect(await see('rules --table mian')).toMatchInlineSnapshot(`
    "no routing table named mian
    rules --table mian
                  ^^^^
      hint: a table is a number, or one of default, main, local; more names go into
            /etc/iproute2/rt_tables
    [status 1]"
  `);
});

test('a namespace may have no rules of a kind', async () => {
  expect(await see('rules beijing --table 77')).toBe('no rules in beijing with --table 77');
});
