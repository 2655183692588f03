import { expect, test } from 'vitest';
import { aWorld } from '../support/fake-kernel.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';
import { withNamesOf, builtInNames } from '../../src/model/number-names.ts';
import type { RoutePlan } from '../support/world-plan.ts';

/** A namespace with one link, and these routes besides the one to 10.0.0.0/24. */
function withRoutes(...routes: readonly RoutePlan[]) {
  return aWorld({
    namespaces: { host: { links: [{ name: 'lo' }, { name: 'eth0' }, { name: 'eth1' }], routes: [{ link: 'eth0', destination: '10.0.0.0/24', preferredSource: '10.0.0.9' }, ...routes] } },
    numberNames: { ...builtInNames, tables: withNamesOf(builtInNames.tables, '100 vpn') },
  });
}

test('all tables, main first and local last, fit 80 columns', async () => {
  expect(await see('routes beijing', { width: 80 })).toMatchInlineSnapshot(`
    "table  type       destination    link    source     metric  protocol  scope
    ────────────────────────────────────────────────────────────────────────────
    main   unicast    10.0.0.0/24    eth0-b  10.0.0.1           kernel    link
    main   unicast    fe80::/64      eth0-b                256  kernel    global
    local  local      10.0.0.1/32    eth0-b  10.0.0.1           kernel    host
    local  broadcast  10.0.0.255/32  eth0-b  10.0.0.1           kernel    link
    local  local      127.0.0.0/8    lo      127.0.0.1          kernel    host
    local  local      127.0.0.1/32   lo      127.0.0.1          kernel    host
    local  local      ::1/128        lo                      0  kernel    global
    local  local      fe80::b/128    eth0-b                  0  kernel    global
    local  multicast  ff00::/8       eth0-b                256  kernel    global"
  `);
});

test('--all, --table, --family and --link choose', async () => {
  expect(await see('routes --all --table main --family inet')).toMatchInlineSnapshot(`
    "namespace  table  type     destination  link    source    metric  protocol  scope
    ─────────────────────────────────────────────────────────────────────────────────
    beijing    main   unicast  10.0.0.0/24  eth0-b  10.0.0.1          kernel    link
    shanghai   main   unicast  10.0.0.0/24  eth0-s  10.0.0.2          kernel    link"
  `);
  expect(await see('routes beijing --link lo --family inet -o name')).toMatchInlineSnapshot(`
    "127.0.0.0/8
    127.0.0.1/32"
  `);
  expect(await see('routes beijing --table 255 --family inet6 -o name')).toMatchInlineSnapshot(`
    "::1/128
    fe80::b/128
    ff00::/8"
  `);
});

test('a destination stands before the namespace or behind it, and a prefix shows what is inside it', async () => {
  const shown = await see('routes 10.0.0.0/8 beijing -o name');
  expect(shown).toMatchInlineSnapshot(`
    "10.0.0.0/24
    10.0.0.1/32
    10.0.0.255/32"
  `);
  expect(await see('routes beijing 10.0.0.0/8 -o name')).toBe(shown);
  expect(await see('routes default', {}, withRoutes({ link: 'eth0', destination: 'default', gateway: '10.0.0.1' }, { link: 'eth0', destination: 'default', gateway: 'fe80::1' }))).toMatchInlineSnapshot(`
    "table  type     destination  gateway   link  source  metric  protocol  scope
    ─────────────────────────────────────────────────────────────────────────────
    main   unicast  default      10.0.0.1  eth0                  boot      global
    main   unicast  default      fe80::1   eth0            1024  boot      global"
  `);
});

test('an address asks the kernel: source, link, neighbour and MTU', async () => {
  const world = theLab({ namespaces: { tokyo: {
    links: [{ name: 'lo' }, { name: 'eth0', mtu: 1400 }],
    routes: [{ link: 'eth0', destination: '10.0.0.0/24', preferredSource: '10.0.0.9' }, { link: 'eth0', destination: 'default', gateway: '10.0.0.1', metrics: undefined }],
    neighbours: [{ link: 'eth0', address: '10.0.0.1', mac: '02:00:00:00:00:01' }],
  } } });
  expect(await see('routes 192.0.2.7 tokyo', { width: 80 }, world)).toMatchInlineSnapshot(`
    "asked:       192.0.2.7
    table:       main
    type:        unicast
    destination: default
    gateway:     10.0.0.1
    link:        eth0
    neighbour:   02:00:00:00:00:01 reachable
    mtu:         1400
    protocol:    boot
    scope:       global"
  `);
  expect(await see('routes 10.0.0.77 tokyo', { width: 120 }, world)).toMatchInlineSnapshot(`
    "asked      table  type     destination  link  source    neighbour           mtu  metric  protocol  scope
    ────────────────────────────────────────────────────────────────────────────────────────────────────────
    10.0.0.77  main   unicast  10.0.0.0/24  eth0  10.0.0.9  not asked for yet  1400          kernel    link"
  `);
  expect(await see('routes --all 10.0.0.2', { width: 120 }, world)).toMatchInlineSnapshot(`
    "namespace asked    table type    destination link   source   neighbour                    mtu problem
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    host      10.0.0.2                                                                            network is unreachable (E…
    beijing   10.0.0.2 main  unicast 10.0.0.0/24 eth0-b 10.0.0.1 02:00:00:00:02:04 reachable 1500
    shanghai  10.0.0.2 local local   10.0.0.2/32 eth0-s 10.0.0.2                             1500
    tokyo     10.0.0.2 main  unicast 10.0.0.0/24 eth0   10.0.0.9 not asked for yet           1400
    no room for metric, protocol, scope: -o wide shows all"
  `);
});

test('where no packet may go is the failure, alone; among several the row says why', async () => {
  const world = withRoutes({ destination: '10.9.0.0/16', type: 'prohibit' }, { destination: '10.10.0.0/16', type: 'blackhole', table: 254 });
  expect(await see('routes 10.9.1.1', {}, world)).toMatchInlineSnapshot(`
    "10.9.1.1 can not be reached from host: permission denied (EACCES), because of the route prohibit
    10.9.0.0/16 in table main
    routes 10.9.1.1
           ^^^^^^^^
      hint: routes host lists the routes there are
    [status 1]"
  `);
  expect(await see('routes 10.10.1.1', {}, world)).toMatchInlineSnapshot(`
    "10.10.1.1 can not be reached from host: invalid argument (EINVAL), because of the route blackhole
    10.10.0.0/16 in table main
    routes 10.10.1.1
           ^^^^^^^^^
      hint: routes host lists the routes there are
    [status 1]"
  `);
  expect(await see('routes 192.0.2.1 --json', {}, world)).toMatchInlineSnapshot(`
    "192.0.2.1 can not be reached from host: network is unreachable (ENETUNREACH)
    routes 192.0.2.1 --json
           ^^^^^^^^^
      hint: routes host lists the routes there are
    [status 1]"
  `);
});

test('several ways have a line each, and a nexthop object is told as if the route said it itself', async () => {
  const way = { flags: [], encapsulation: undefined, realms: undefined };
  const nexthop = { family: 'inet', scope: 253, protocol: 0, flags: [], isBlackhole: false, isFdb: false, encapsulation: undefined, group: [], groupType: undefined } as const;
  const world = aWorld({
    namespaces: {
      host: {
        links: [{ name: 'lo' }, { name: 'eth0' }, { name: 'eth1' }],
        nexthops: [{ ...nexthop, id: 5, gateway: '10.0.0.5', linkIndex: 2 }, { ...nexthop, id: 6, gateway: '10.0.0.6', linkIndex: 3 }, { ...nexthop, id: 9, gateway: undefined, linkIndex: undefined, group: [{ id: 5, weight: 1 }, { id: 6, weight: 3 }], groupType: 'mpath' }],
        routes: [
          { destination: '10.1.0.0/24', nexthops: [{ ...way, gateway: '10.0.0.1', linkIndex: 2, weight: 2 }, { ...way, gateway: undefined, linkIndex: 3, weight: 1 }], protocol: 4 },
          { destination: '10.2.0.0/24', nexthopId: 5 },
          { destination: '10.3.0.0/24', nexthopId: 9, table: 1000 },
        ],
      },
    },
  });
  expect(await see('routes', {}, world)).toMatchInlineSnapshot(`
    "table  type     destination  gateway   link  source  metric  protocol  scope  options
    ────────────────────────────────────────────────────────────────────────────────────────────────
    main   unicast  10.1.0.0/24  10.0.0.1  eth0                  static    link   weights 2:1
                                 -         eth1
    main   unicast  10.2.0.0/24  10.0.0.5  eth0                  kernel    link   nhid 5
    1000   unicast  10.3.0.0/24  10.0.0.5  eth0                  kernel    link   nhid 9 weights 1:3
                                 10.0.0.6  eth1"
  `);
  expect(await see('routes -o csv -C destination,gateway,link,options', { as: 'script' }, world)).toMatchInlineSnapshot(`
    "destination,gateway,link,options
    10.1.0.0/24,"10.0.0.1,-","eth0,eth1",weights 2:1
    10.2.0.0/24,10.0.0.5,eth0,nhid 5
    10.3.0.0/24,"10.0.0.5,10.0.0.6","eth0,eth1",nhid 9 weights 1:3"
  `);
});

test('options are in the words of iproute2, tables under the names of the machine', async () => {
  const none = { locked: [], mtu: undefined, window: undefined, rtt: undefined, rttvar: undefined, ssthresh: undefined, cwnd: undefined, advmss: undefined, reordering: undefined, hoplimit: undefined, initcwnd: undefined, features: [], rtoMin: undefined, initrwnd: undefined, quickack: undefined, congctl: undefined, fastopenNoCookie: undefined };
  const world = withRoutes(
    { link: 'eth0', destination: '10.1.0.0/24', gateway: '10.0.0.1', table: 100, metrics: { ...none, locked: ['mtu'], mtu: 1400, rtt: 300, features: ['ecn'], quickack: true, congctl: 'bbr' }, realms: { from: 5, to: 6 }, flags: ['onlink'], tos: 16 },
    { link: 'eth0', destination: '2001:db8::/32', source: '2001:db8:9::/48', preference: 'low', expires: 100 },
  );
  expect(await see('routes --table vpn', { width: 160 }, world)).toMatchInlineSnapshot(`
    "table type    destination gateway  link source metric protocol scope  options
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    vpn   unicast 10.1.0.0/24 10.0.0.1 eth0               boot     global tos 0x10 onlink realms 5/6 mtu lock 1400 rtt 300ms congctl bbr quickack 1 features ecn"
  `);
  expect(await see('routes 2001:db8::/32', { width: 160 }, world)).toMatchInlineSnapshot(`
    "table  type     destination    link  source  metric  protocol  scope   options
    ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    main   unicast  2001:db8::/32  eth0             256  kernel    global  from 2001:db8:9::/48 expires 100s pref low"
  `);
  expect(await see('routes --table 7', {}, world)).toMatchInlineSnapshot(`"no routes in host with --table 7"`);
});

test('a route is whole in JSON, under the names of docs/json.md', async () => {
  expect(await seeJson('routes 10.0.0.0/24 beijing --table main')).toMatchInlineSnapshot(`
    [
      {
        "asked": null,
        "destination": "10.0.0.0/24",
        "encapsulation": null,
        "expires": null,
        "family": "inet",
        "flags": [],
        "gateway": null,
        "link": "eth0-b",
        "linkIndex": 3,
        "metric": null,
        "metrics": null,
        "mtu": null,
        "namespace": "beijing",
        "neighbour": null,
        "nexthopId": null,
        "nexthops": [],
        "preference": null,
        "preferredSource": "10.0.0.1",
        "problem": null,
        "protocol": "kernel",
        "realms": null,
        "scope": "link",
        "source": null,
        "table": "main",
        "tableId": 254,
        "tos": null,
        "type": "unicast",
      },
    ]
  `);
});

test('a word with a prefix is a namespace, whatever it looks like', async () => {
  const world = theLab({ namespaces: { default: { links: [{ name: 'lo' }], routes: [{ link: 'lo', destination: '10.5.0.0/16' }] } } });
  expect(await see('routes name:default -o name', {}, world)).toBe('10.5.0.0/16');
  expect((await (await openTestShell({}, world)).executeLine('routes default -o name')).out).toBe('');
});
