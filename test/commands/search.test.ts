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
    locked was left out: enter locked: this needs CAP_SYS_ADMIN, there and here (EPERM)"
  `);
});

test('netnsh does not find itself', async () => {
  expect(await see('search netnsh')).toContain('nothing found for netnsh');
});
