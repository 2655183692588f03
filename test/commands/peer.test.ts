import { expect, test } from 'vitest';
import { aWorld } from '../support/fake-kernel.ts';
import { see, seeJson } from '../support/test-shell.ts';

test('the other end of a wire, seen from either side', async () => {
  expect(await see('peer eth0-b beijing')).toMatchInlineSnapshot(`
    "link            kind  state  relation  other end    other index
    ───────────────────────────────────────────────────────────────
    beijing:eth0-b  veth  up     peer      host:veth-b            3"
  `);
  expect(await see('peer veth-b')).toMatchInlineSnapshot(`
    "link         kind  state  relation  other end       other index
    ───────────────────────────────────────────────────────────────
    host:veth-b  veth  up     peer      beijing:eth0-b            3"
  `);
});

test('-o name is the other end alone', async () => {
  expect(await see('peer eth0-s --all -o name')).toBe('host:veth-s');
});

test('a wire is whole in JSON', async () => {
  expect(await seeJson('peer eth0-b beijing')).toEqual([
    { namespace: 'beijing', name: 'eth0-b', index: 3, kind: 'veth', state: 'up', peer: { namespace: 'host', name: 'veth-b', index: 3 }, lower: null, problem: null },
  ]);
});

test('for what stands on a device, that device', async () => {
  const world = aWorld({ namespaces: { osaka: { links: [{ name: 'mac0', kind: 'macvlan', alternativeNames: ['uplink'] }] }, host: { links: [{ name: 'eth0', kind: 'ether' }] } }, stands: [['osaka', 'mac0', 'host', 'eth0']] });
  expect(await see('peer uplink osaka', {}, world)).toMatchInlineSnapshot(`
    "link        kind     state  relation  other end  other index
    ────────────────────────────────────────────────────────────
    osaka:mac0  macvlan  up     lower     host:eth0            2"
  `);
});

test('an end that can not be seen is said to be unseen', async () => {
  const world = aWorld({ namespaces: { host: { links: [{ name: 'lone', linkIndex: 2, linkNsid: 5 }] } } });
  expect(await see('peer lone', {}, world)).toMatchInlineSnapshot(`
    "link       kind  state  relation  other end                           other index
    ─────────────────────────────────────────────────────────────────────────────────
    host:lone  veth  up               unseen namespace (nsid 5, index 2)"
  `);
});

test('a link without another end, and one that is not there', async () => {
  expect(await see('peer br0')).toMatchInlineSnapshot(`
    "br0 of host has no other end: it is a link of kind bridge
    peer br0
         ^^^
    [status 1]"
  `);
  expect(await see('peer eth0-b')).toMatchInlineSnapshot(`
    "no link named eth0-b in host
    peer eth0-b
         ^^^^^^
      hint: links shows what there is; peer LINK NS looks elsewhere
    [status 1]"
  `);
  expect(await see('peer nothing --all')).toMatchInlineSnapshot(`
    "no link named nothing in any namespace
    peer nothing --all
         ^^^^^^^
      hint: links shows what there is; peer LINK NS looks elsewhere
    [status 1]"
  `);
  expect(await see('peer')).toMatchInlineSnapshot(`
    "peer needs LINK
      hint: usage: peer LINK [NS] [--all]
    [status 2]"
  `);
});

test('a link is found by the name that everything calls it', async () => {
  expect(await see('peer beijing:eth0-b -o name')).toBe('host:veth-b');
  expect(await see('peer beijing:eth9')).toContain('no link named eth9 in beijing');
  expect(await see('peer nowhere:eth0')).toContain('no namespace named nowhere');
});
