import { expect, test } from 'vitest';
import { aWorld } from '../support/fake-kernel.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('a table of the links of where one is, and where each wire ends', async () => {
  expect(await see('links', { width: 120 })).toMatchInlineSnapshot(`
    "index  name    kind      state    flags                              mtu  mac                master  other end
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        1  lo      loopback  unknown  LOOPBACK,UP,LOWER_UP             65536  00:00:00:00:00:00
        2  br0     bridge    up       BROADCAST,MULTICAST,UP,LOWER_UP   1500  02:00:00:00:00:02
        3  veth-b  veth      up       BROADCAST,MULTICAST,UP,LOWER_UP   1500  02:00:00:00:00:03  br0     beijing:eth0-b
        4  veth-s  veth      up       BROADCAST,MULTICAST,UP,LOWER_UP   1500  02:00:00:00:00:04  br0     shanghai:eth0-s"
  `);
});

test('a narrow terminal does without some columns, and a very narrow one without a table', async () => {
  expect(await see('links beijing', { width: 70 })).toMatchInlineSnapshot(`
    "index name   kind     state     mtu mac               other end
    ─────────────────────────────────────────────────────────────────
        1 lo     loopback unknown 65536 00:00:00:00:00:00
        3 eth0-b veth     up       1500 02:00:00:00:01:03 host:veth-b
    no room for flags: -o wide shows all"
  `);
  expect(await see('links beijing', { width: 30 })).toMatchInlineSnapshot(`
    "index:     1
    name:      lo
    kind:      loopback
    state:     unknown
    flags:     LOOPBACK,UP,LOWER_UP
    mtu:       65536
    mac:       00:00:00:00:00:00

    index:     3
    name:      eth0-b
    kind:      veth
    state:     up
    flags:     BROADCAST,MULTICAST,UP,LOWER_UP
    mtu:       1500
    mac:       02:00:00:00:01:03
    other-end: host:veth-b"
  `);
});

test('--all says which namespace each link is in', async () => {
  expect(await see('links --all --kind veth -C namespace,name,other-end')).toMatchInlineSnapshot(`
    "namespace  name    other end
    ──────────────────────────────────
    host       veth-b  beijing:eth0-b
    host       veth-s  shanghai:eth0-s
    beijing    eth0-b  host:veth-b
    shanghai   eth0-s  host:veth-s"
  `);
});

test('--state and --kind choose', async () => {
  expect(await see('links --state up -o name')).toBe('br0\nveth-b\nveth-s');
  expect(await see('links --kind bridge -o name')).toBe('br0');
  expect(await see('links --state down')).toBe('no links in host with --state down');
});

test('a link is whole in JSON, under the names of docs/json.md', async () => {
  const [, link] = (await seeJson('links beijing')) as readonly unknown[];
  expect(link).toEqual({
    namespace: 'beijing',
    index: 3,
    name: 'eth0-b',
    kind: 'veth',
    state: 'up',
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    mtu: 1500,
    mac: '02:00:00:00:01:03',
    master: null,
    peer: { namespace: 'host', name: 'veth-b', index: 3 },
    lower: null,
    alternativeNames: [],
    type: 'ether',
    broadcast: 'ff:ff:ff:ff:ff:ff',
    linkIndex: 3,
    linkNsid: 0,
    alias: null,
    group: 0,
    queueingDiscipline: 'noqueue',
    queueLength: 1000,
    details: null,
    port: null,
    problem: null,
    groupName: 'default',
    carrierChanges: 1,
    carrierUpCount: null,
    carrierDownCount: null,
    xdp: null,
    permanentAddress: null,
    promiscuity: 0,
    allMulticast: null,
    minMtu: 68,
    maxMtu: 65535,
    transmitQueues: 1,
    receiveQueues: 1,
    gsoMaxSize: null,
    gsoMaxSegments: null,
    tsoMaxSize: null,
    tsoMaxSegments: null,
    groMaxSize: null,
    gsoIpv4MaxSize: null,
    groIpv4MaxSize: null,
    protocolDown: false,
    protocolDownReasons: [],
    linkMode: 'default',
    addressGeneration: null,
    parentBus: null,
    parentDevice: null,
    physicalPortId: null,
    physicalPortName: null,
    physicalSwitchId: null,
    statistics: null,
  });
});

test('in every fresh namespace the first veth has the same index, and each still finds its own end', async () => {
  const world = aWorld({
    namespaces: { a: { links: [{ name: 'x' }] }, b: { links: [{ name: 'x' }] }, c: { links: [{ name: 'x' }, { name: 'y' }] } },
    wires: [['a', 'x', 'c', 'x'], ['b', 'x', 'c', 'y']],
  });
  expect(await see('links --all --kind veth -C namespace,name,other-end', {}, world)).toMatchInlineSnapshot(`
    "namespace  name  other end
    ──────────────────────────
    a          x     c:x
    b          x     c:y
    c          x     a:x
    c          y     b:x"
  `);
});

test('a wire within one namespace needs no namespace to be named', async () => {
  const world = aWorld({ namespaces: { host: { links: [{ name: 'left' }, { name: 'right' }] } }, wires: [['host', 'left', 'host', 'right']] });
  expect(await see('links -C name,other-end', {}, world)).toMatchInlineSnapshot(`
    "name   other end
    ────────────────
    lo
    left   right
    right  left"
  `);
});

test('what stands on a device names it, in whatever namespace that is', async () => {
  const world = aWorld({ namespaces: { osaka: { links: [{ name: 'mac0', kind: 'macvlan' }] }, host: { links: [{ name: 'eth0', kind: 'ether' }] } }, stands: [['osaka', 'mac0', 'host', 'eth0']] });
  expect(await see('links osaka -C name,other-end', {}, world)).toMatchInlineSnapshot(`
    "name  other end
    ───────────────
    lo
    mac0  host:eth0"
  `);
});

test('an end in a namespace that nothing led to is not guessed', async () => {
  const world = aWorld({ namespaces: { host: { links: [{ name: 'lone', linkIndex: 2, linkNsid: 5 }] } } });
  expect(await see('links -C name,other-end', {}, world)).toMatchInlineSnapshot(`
    "name  other end
    ────────────────────────────────────────
    lo
    lone  unseen namespace (nsid 5, index 2)"
  `);
});

test('hostile names are escaped on a terminal and exact for programs', async () => {
  const world = aWorld({ namespaces: { host: { links: [{ name: 'a\x1b[31mb' }, { name: 'c d\\e"' }] } } });
  expect(await see('links -C name', {}, world)).toMatchInlineSnapshot(`
    "name
    ────────
    lo
    a\\e[31mb
    c d\\\\e""
  `);
  const script = await openTestShell({ as: 'script' }, world);
  expect((await script.executeLine('links -o name')).out).toBe('lo\na\x1b[31mb\nc d\\e"\n');
  expect(JSON.parse((await script.executeLine('links -o json -C name')).out)).toEqual([{ name: 'lo' }, { name: 'a\x1b[31mb' }, { name: 'c d\\e"' }]);
});

test('--all and a namespace contradict each other', async () => {
  expect(await see('links beijing --all')).toMatchInlineSnapshot(`
    "--all and beijing contradict each other
    links beijing --all
          ^^^^^^^
      hint: name one namespace, or say --all
    [status 2]"
  `);
});

test('a column that is not there, an option that is not there, a state that is not there', async () => {
  expect(await see('links -C name,knd')).toMatchInlineSnapshot(`
    "no column named knd
    links -C name,knd
                  ^^^
      hint: columns: kind, namespace, index, name, state, flags, mtu, mac, master, other-end, rx-bytes,
            rx-packets, rx-errors, rx-dropped, tx-bytes, tx-packets, tx-errors, tx-dropped, rx-missed,
            rx-multicast, tx-carrier, tx-collisions, alias, alternative-names, group, qdisc,
            carrier-changes, xdp, details
    [status 2]"
  `);
  expect(await see('links --stat up')).toMatchInlineSnapshot(`
    "unknown option --stat
    links --stat up
          ^^^^^^
      hint: did you mean --state?
    [status 2]"
  `);
  expect(await see('links --state upp')).toMatchInlineSnapshot(`
    "--state does not know upp
    links --state upp
                  ^^^
      hint: one of up, down, unknown, lowerlayerdown, dormant, testing, notpresent
    [status 2]"
  `);
});

test('--sort puts in order, -COLUMN the other way', async () => {
  expect(await see('links --sort name -o name')).toBe('br0\nlo\nveth-b\nveth-s');
  expect(await see('links --sort=-index -o name')).toBe('veth-s\nveth-b\nbr0\nlo');
});

test('-o csv, tsv and jsonl are for programs', async () => {
  const inForm = async (form: string): Promise<string> => (await (await openTestShell({ as: 'script' })).executeLine(`links beijing -C name,mtu,other-end -o ${form}`)).out;
  expect(await inForm('csv')).toBe('name,mtu,other-end\nlo,65536,\neth0-b,1500,host:veth-b\n');
  expect(await inForm('tsv')).toBe('name\tmtu\tother-end\nlo\t65536\t\neth0-b\t1500\thost:veth-b\n');
  expect(await inForm('jsonl')).toBe('{"name":"lo","mtu":65536,"other-end":null}\n{"name":"eth0-b","mtu":1500,"other-end":"host:veth-b"}\n');
});

test('where no kind and no state is known, from outside, a choice by them says what it leaves out', async () => {
  const world = theLab({ namespaces: { locked: { access: 'forbidden', links: [{ name: 'eth7' }], processes: [{ pid: 70, command: 'nginx' }] } } });
  expect(await see('links --all --kind bridge --state up -C namespace,name', {}, world)).toMatchInlineSnapshot(`
    "namespace  name
    ───────────────
    host       br0
    seen only from outside, through /proc/PID/net: locked; not known there: kind, state, MTU, hardware
    address, master and other end
    2 links of locked left out: from outside neither kind nor state is known"
  `);
  expect(await see('links locked', {}, world)).toMatchInlineSnapshot(`
    "index  name
    ───────────
        1  lo
        2  eth7
    seen only from outside, through /proc/PID/net: locked; not known there: kind, state, MTU, hardware
    address, master and other end"
  `);
});

test('namespaces that are refused for the same reason are named together', async () => {
  const names = Array.from({ length: 13 }, (_, at) => `locked${at}`);
  const world = (count: number) => theLab({ namespaces: Object.fromEntries(names.slice(0, count).map((name) => [name, { access: 'forbidden' }])) });
  expect((await see('links --all --kind bridge -o name', {}, world(2))).split('\n').slice(1)).toEqual(['locked0 and locked1 were left out: this needs CAP_SYS_ADMIN, there and here (EPERM)']);
  expect((await see('links --all --kind bridge -o name', {}, world(13))).replaceAll('\n', ' ')).toContain('locked0, locked1, locked2, locked3, locked4, locked5 and 7 more were left out: this needs');
});
