import { expect, test } from 'vitest';
import { drawState } from '../../src/render/state-json.ts';
import { stateOf, textOf } from '../support/lab-state.ts';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';
import type { WorldPlan } from '../support/world-plan.ts';

const files = async (plan: WorldPlan): Promise<Record<string, string>> => ({ '/home/me/a.json': await textOf(), '/home/me/b.json': await textOf(theLab(plan)) });

test('two that are alike differ in nothing, with status 0', async () => {
  expect(await see('compare a.json b.json', {}, theLab({ files: await files({}) }))).toBe('nothing differs');
});

test('one and now', async () => {
  expect(await see('compare a.json', {}, theLab({ files: { '/home/me/a.json': await textOf() } }))).toBe('nothing differs');
});

test('what differs is told in words of networks, with status 1', async () => {
  const changed: WorldPlan = {
    namespaces: {
      wuhan: {},
      beijing: { links: [{ name: 'eth0-b', kind: 'veth', mtu: 1400, alias: 'to the bridge' }], routes: [{ destination: 'default', gateway: '10.0.0.254', link: 'eth0-b' }] },
    },
  };
  expect(await see('compare a.json b.json --ignore address,neighbour', { width: 80 }, theLab({ files: await files(changed) }))).toMatchInlineSnapshot(`
    "namespace  kind       difference
    ─────────────────────────────────────────────────────────────────────────
    beijing    link       eth0-b: mtu 1500 → 1400, alias none → to the bridge
    beijing    route      got a default route via 10.0.0.254 dev eth0-b
    wuhan      namespace  the namespace is new
    [status 1]"
  `);
});

test('an address that another link has got has moved', async () => {
  const state = await stateOf();
  const moved = { ...state, namespaces: state.namespaces.map((one) => ({ ...one, inside: one.inside && { ...one.inside, addresses: one.inside.addresses.map((address) => (address.address === '10.0.0.2' ? { ...address, linkIndex: 1 } : address)) } })) };
  const world = theLab({ files: { '/home/me/a.json': drawState(state), '/home/me/b.json': drawState(moved) } });
  expect(await see('compare a.json b.json -C namespace,difference', {}, world)).toMatchInlineSnapshot(`
    "namespace  difference
    ──────────────────────────────────────────────
    shanghai   10.0.0.2/24 moved from eth0-s to lo
    [status 1]"
  `);
});

test('rows for a script, with what it was before and after', async () => {
  const world = theLab({ files: await files({ namespaces: { host: { links: [{ name: 'br0', kind: 'bridge', mtu: 9000 }] } } }) });
  const { status, out } = await (await openTestShell({ as: 'script' }, world)).executeLine('compare a.json b.json --json');
  expect(status).toBe(1);
  const rows: unknown = JSON.parse(out);
  expect(rows).toEqual(expect.arrayContaining([{ namespace: 'host', kind: 'link', change: 'changed', what: 'br0', link: 'br0', fields: [{ field: 'mtu', before: 1500, after: 9000 }], said: 'br0: mtu 1500 → 9000' }]));
});

test('a file that is not there, or is none, is trouble: status 2', async () => {
  const world = theLab({ files: { '/home/me/x.json': '{"format":"netnsh state","version":7,"savedBy":"9.0.0"}', '/home/me/y.json': 'hello' } });
  expect(await see('compare nothing.json', {}, world)).toMatchInlineSnapshot(`
    "/home/me/nothing.json can not be read: no such file or directory (ENOENT)
    compare nothing.json
            ^^^^^^^^^^^^
      hint: save FILE writes one
    [status 2]"
  `);
  expect(await see('compare x.json', {}, world)).toMatchInlineSnapshot(`
    "x.json has version 7 of netnsh 9.0.0, and this netnsh reads version 1
    compare x.json
            ^^^^^^
      hint: a newer netnsh reads it
    [status 2]"
  `);
  expect(await see('compare y.json', {}, world)).toMatchInlineSnapshot(`
    "y.json is no JSON: Unexpected token 'h'
    compare y.json
            ^^^^^^
      hint: save FILE writes one that can be read
    [status 2]"
  `);
});
