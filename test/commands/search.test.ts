import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('an address is found where it is', async () => {
  expect(await see('search 10.0.0.2 --kind address')).toMatchInlineSnapshot(`
    "namespace  kind     found        link    detail
    ───────────────────────────────────────────────────────────────────────
    shanghai   address  10.0.0.2/24  eth0-s  has this address, scope global"
  `);
});

test('a prefix finds the addresses inside it, and another spelling of an address the same', async () => {
  expect(await see('search 10.0.0.0/24 --kind address -C namespace,found')).toMatchInlineSnapshot(`
    "namespace  found
    ──────────────────────
    beijing    10.0.0.1/24
    shanghai   10.0.0.2/24"
  `);
  expect(await see('search FE80:0::000B --kind address -C namespace,found')).toMatchInlineSnapshot(`
    "namespace  found
    ─────────────────────
    beijing    fe80::b/64"
  `);
});

test('names come by how near they are: the same, the beginning, some part', async () => {
  expect(await see('search eth0')).toMatchInlineSnapshot(`
    "namespace  kind  found   detail
    ──────────────────────────────────────────
    beijing    link  eth0-b  veth, up, index 3
    shanghai   link  eth0-s  veth, up, index 4"
  `);
  expect(await seeJson('search b')).toMatchObject([
    { namespace: 'beijing', kind: 'namespace', nearness: 'begins', found: 'beijing' },
    { namespace: 'host', kind: 'link', nearness: 'begins', found: 'br0' },
    { namespace: 'host', kind: 'process', nearness: 'begins', found: 'bash', pid: 900 },
    { namespace: 'host', kind: 'link', nearness: 'holds', found: 'veth-b' },
    { namespace: 'beijing', kind: 'link', nearness: 'holds', found: 'eth0-b' },
  ]);
});

test('an owner, a container id, an alternative name and an alias are names too', async () => {
  const id = '3f2a5d'.padEnd(64, '0');
  const world = theLab({
    namespaces: {
      pod: {
        names: [],
        owners: [{ kind: 'podman', name: 'web', id, also: ['shop/web'], isTrusted: true }],
        links: [{ name: 'eth0', alternativeNames: ['uplink0'], alias: 'to the provider' }],
      },
    },
  });
  const found = async (word: string) => await seeJson(`search ${word}`, world);
  expect(await found('shop/')).toMatchObject([{ kind: 'namespace', found: 'shop/web', detail: 'podman web' }]);
  expect(await found('3f2a')).toMatchObject([{ kind: 'namespace', found: '3f2a5d000000', detail: 'podman web' }]);
  expect(await found('uplink')).toMatchObject([{ kind: 'link', found: 'eth0', detail: 'veth, up, index 2, alternative name uplink0' }]);
  expect(await found('provider')).toMatchObject([{ kind: 'link', found: 'eth0', detail: 'veth, up, index 2, alias to the provider' }]);
});

test('a number is a pid, an inode, a port or an nsid', async () => {
  expect(await seeJson('search 900')).toMatchObject([{ namespace: 'host', kind: 'process', found: 'bash', detail: 'bash -i, of root' }]);
  expect(await seeJson('search 4026532201')).toMatchObject([{ namespace: 'beijing', kind: 'namespace', found: 'net:[4026532201]', detail: 'inode of beijing' }]);
  expect(await seeJson('search 0 --kind nsid')).toMatchObject([{ namespace: 'beijing', kind: 'nsid', found: '0', detail: 'nsid 0, as host numbers it' }]);
});

test('a namespace that may not be entered is left out and said, and found by its name all the same', async () => {
  const world = theLab({ namespaces: { locked: { access: 'forbidden' } } });
  expect(await see('search locked', {}, world)).toMatchInlineSnapshot(`
    "namespace  kind       found   detail
    ──────────────────────────────────────────────
    locked     namespace  locked  net:[4026532203]
    locked was left out: this needs CAP_SYS_ADMIN, there and here (EPERM)"
  `);
});

test('a namespace that may not be entered is searched from outside, and what is not known there is said', async () => {
  const locked = { access: 'forbidden', links: [{ name: 'eth7' }], addresses: [{ link: 'eth7', address: '10.7.0.7/24' }], neighbours: [{ link: 'eth7', address: '10.7.0.9', mac: '02:00:00:00:07:09', states: ['permanent'] }], sockets: [{ localPort: 7777, inode: 77 }], processes: [{ pid: 70, command: 'nginx -g' }] } as const;
  const world = theLab({ namespaces: { locked } });
  const found = async (word: string) => await see(`search ${word} -C namespace,kind,found,link,detail -o tsv --no-headers`, {}, world);
  const said = 'seen only from outside, through /proc/PID/net: locked; not known there: routes, forwarding entries,\nhardware addresses and other names of links, and IPv6 neighbours';
  expect(await found('10.7.0.7 --kind address')).toBe(`locked\taddress\t10.7.0.7/24\teth7\thas this address\n${said}`);
  expect(await found('02:00:00:00:07:09')).toBe(`locked\tneighbour\t10.7.0.9\teth7\tat 02:00:00:00:07:09, permanent\n${said}`);
  expect(await found('eth7')).toBe(`locked\tlink\teth7\t\tindex 2\n${said}`);
  expect(await found('7777')).toBe(`locked\tsocket\t0.0.0.0:7777\t\ttcp LISTEN\n${said}`);
  expect(await found('nginx')).toBe(`locked\tprocess\tnginx\t\tnginx -g, of root\n${said}`);
});

test('a socket says whose it is, and is found by its abstract name, or as a path', async () => {
  const world = theLab({
    namespaces: {
      beijing: {
        sockets: [
          { localPort: 8080, inode: 80, family: 'inet6', localAddress: '::', heldBy: [900] },
          { type: 'unix', netid: 'u_str', family: 'unix', localAddress: '@wire', isAbstract: true, inode: 81, heldBy: [900] },
          { type: 'unix', netid: 'u_str', family: 'unix', localAddress: '/run/wire.sock', isAbstract: false, inode: 82 },
        ],
      },
    },
  });
  const found = async (word: string) => (await see(`search ${word} --kind socket -C namespace,found,pid,detail -o tsv --no-headers`, {}, world)).split('\n');
  expect(await found('8080')).toEqual(['beijing\t*:8080\t900\ttcp LISTEN, of bash']);
  expect(await found('wire')).toEqual(['beijing\t@wire\t900\tu_str LISTEN, of bash']);
  expect(await found('@wir')).toEqual(['beijing\t@wire\t900\tu_str LISTEN, of bash']);
  expect(await found('/run/wire')).toEqual(['beijing\t/run/wire.sock\t\tu_str LISTEN']);
});

test('who started netnsh has the word in its command because it was typed there, and is found by its name alone', async () => {
  const world = theLab({ namespaces: { host: { processes: [{ pid: 900, name: 'sudo', command: 'sudo netnsh search nowhere' }] } } });
  expect(await see('search nowhere', {}, world)).toContain('nothing found for nowhere');
  expect(await seeJson('search sudo', world)).toMatchObject([{ kind: 'process', pid: 900 }]);
});

test('netnsh does not find itself', async () => {
  expect(await see('search netnsh')).toContain('nothing found for netnsh');
});
