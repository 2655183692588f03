import { expect, test } from 'vitest';
import type { Link } from '../../src/model/link.ts';
import { namespacesToAskAbout, wireLinks, type LinksOf, type NsidOf } from '../../src/model/wiring.ts';
import type { WiredLink } from '../../src/model/wired-link.ts';
import { aNamespace } from '../support/builders.ts';
import { aLink } from '../support/a-link.ts';

let made = 0;

function aPlace(label: string, ...links: readonly Link[]): LinksOf {
  return { namespace: aNamespace({ inode: (made += 1), label, names: [label] }), links };
}

function aVeth(index: number, linkIndex: number, linkNsid?: number, more: Partial<Link> = {}): Link {
  return aLink({ index, name: `veth${index}`, kind: 'veth', linkIndex, linkNsid, ...more });
}

/** What each link of `observer` is wired to, when it knows `numbers`. */
function wire(observer: LinksOf, all: readonly LinksOf[], numbers: ReadonlyMap<LinksOf, number> = new Map()): readonly Pick<WiredLink, 'peer' | 'lower' | 'master'>[] {
  const nsidOf: NsidOf = (_, other) => numbers.get(other);
  return wireLinks(observer, all, nsidOf).map(({ peer, lower, master }) => ({ peer, lower, master }));
}

const nothing = { peer: undefined, lower: undefined, master: undefined };

test('both ends of a veth in one namespace', () => {
  const here = aPlace('here', aVeth(2, 3), aVeth(3, 2));
  expect(wire(here, [here])).toEqual([
    { ...nothing, peer: { is: 'found', namespace: 'here', name: 'veth3', index: 3 } },
    { ...nothing, peer: { is: 'found', namespace: 'here', name: 'veth2', index: 2 } },
  ]);
});

test('the other end in another namespace, with the same index as this one', () => {
  const here = aPlace('here', aVeth(2, 2, 0));
  const there = aPlace('there', aVeth(2, 2, 5, { name: 'eth0' }));
  expect(wire(here, [here, there], new Map([[there, 0]]))).toEqual([{ ...nothing, peer: { is: 'found', namespace: 'there', name: 'eth0', index: 2 } }]);
});

test('of several links that fit, the one in the namespace of the nsid', () => {
  const here = aPlace('here', aVeth(2, 2, 7));
  const [one, two] = [aPlace('one', aVeth(2, 2, 0)), aPlace('two', aVeth(2, 2, 0))];
  expect(wire(here, [one, two, here], new Map([[one, 4], [two, 7]]))).toEqual([{ ...nothing, peer: { is: 'found', namespace: 'two', name: 'veth2', index: 2 } }]);
});

test('of several links that fit, none is taken when the nsid does not decide', () => {
  const here = aPlace('here', aVeth(2, 2, 7));
  const [one, two] = [aPlace('one', aVeth(2, 2, 0)), aPlace('two', aVeth(2, 2, 0))];
  const candidates = [{ namespace: 'one', name: 'veth2', index: 2 }, { namespace: 'two', name: 'veth2', index: 2 }];
  expect(wire(here, [one, two], new Map([[one, 7], [two, 7]]))).toEqual([{ ...nothing, peer: { is: 'ambiguous', candidates } }]);
});

test('an end in a namespace that was not given is unseen, whatever else fits', () => {
  const here = aPlace('here', aVeth(2, 2, 7));
  const other = aPlace('other', aVeth(2, 2, 0));
  expect(wire(here, [here, other], new Map([[other, 1]]))).toEqual([{ ...nothing, peer: { is: 'unseen', index: 2, nsid: 7 } }]);
  expect(wire(here, [here, other])).toEqual([{ ...nothing, peer: { is: 'unseen', index: 2, nsid: 7 } }]);
});

test('an end in a namespace that is just ending is unseen, and not the link of that index here', () => {
  const here = aPlace('here', aVeth(2, 3, -1), aVeth(3, 2));
  expect(wire(here, [here])[0]).toEqual({ ...nothing, peer: { is: 'unseen', index: 3, nsid: -1 } });
});

test('the end of a veth points back and is a veth; anything else of that index is not it', () => {
  const here = aPlace('here', aVeth(2, 4, 0));
  const elsewhere = [aLink({ index: 4, kind: 'bridge' }), aVeth(4, 9, 0), aVeth(4, 2), aVeth(4, 2, 0, { kind: 'netkit' })];
  for (const wrong of elsewhere) {
    const there = aPlace('there', wrong);
    expect(wire(here, [there], new Map([[there, 0]]))).toEqual([{ ...nothing, peer: { is: 'unseen', index: 4, nsid: 0 } }]);
  }
});

test('netkit and vxcan have another end too', () => {
  for (const kind of ['netkit', 'vxcan']) {
    const here = aPlace('here', aVeth(2, 3, undefined, { kind }), aVeth(3, 2, undefined, { kind }));
    expect(wire(here, [here])[0]?.peer).toMatchObject({ is: 'found', index: 3 });
  }
});

test('the device below a vlan or a macvlan, here and elsewhere', () => {
  const here = aPlace('here', aLink({ index: 2, name: 'eth0' }), aLink({ index: 3, kind: 'vlan', linkIndex: 2 }), aLink({ index: 4, kind: 'macvlan', linkIndex: 4, linkNsid: 1 }));
  const there = aPlace('there', aLink({ index: 4, name: 'br0', kind: 'bridge' }));
  expect(wire(here, [here, there], new Map([[there, 1]]))).toEqual([
    nothing,
    { ...nothing, lower: { is: 'found', namespace: 'here', name: 'eth0', index: 2 } },
    { ...nothing, lower: { is: 'found', namespace: 'there', name: 'br0', index: 4 } },
  ]);
});

test('a vxlan says in its details what is below it: its IFLA_LINK is its own index', () => {
  const vxlan = { of: 'vxlan', id: 5, local: undefined, remote: undefined, port: 4789, portRange: [0, 0], ttl: 'auto', tos: 0, flowLabel: undefined, df: 'unset', learning: true, localBypass: true, ageing: 300, maxAddresses: 0, flags: [] } as const;
  const there = aPlace('there', aLink({ index: 2, name: 'wrong' }), aLink({ index: 8, name: 'right' }));
  const moved = aPlace('here', aLink({ index: 2, kind: 'vxlan', linkIndex: 2, linkNsid: 0, details: { ...vxlan, linkIndex: 8 } }));
  expect(wire(moved, [moved, there], new Map([[there, 0]]))).toEqual([{ ...nothing, lower: { is: 'found', namespace: 'there', name: 'right', index: 8 } }]);
  const unbound = aPlace('here', aLink({ index: 2, kind: 'vxlan', linkIndex: 2, linkNsid: 0, details: { ...vxlan, linkIndex: undefined } }));
  expect(wire(unbound, [unbound, there], new Map([[there, 0]]))).toEqual([nothing]);
});

test('a tunnel without a device below has none, also from another namespace', () => {
  const there = aPlace('there', aLink({ index: 2 }));
  for (const link of [aLink({ index: 2, kind: 'ipip', linkNsid: 0 }), aLink({ index: 2, kind: 'geneve', linkIndex: 2, linkNsid: 0 })]) {
    const here = aPlace('here', link);
    expect(wire(here, [there], new Map([[there, 0]]))).toEqual([nothing]);
    expect(namespacesToAskAbout(here, [there])).toEqual([]);
  }
});

test('a master is named, or numbered when it went meanwhile', () => {
  const here = aPlace('here', aLink({ index: 2, name: 'br0', kind: 'bridge' }), aLink({ index: 3, masterIndex: 2 }), aLink({ index: 4, masterIndex: 9 }));
  expect(wire(here, [here]).map(({ master }) => master)).toEqual([undefined, 'br0', '9']);
});

test('only namespaces that hold a candidate are asked about', () => {
  const here = aPlace('here', aVeth(2, 5, 0), aLink({ index: 3, kind: 'macvlan', linkIndex: 8, linkNsid: 1 }));
  const peer = aPlace('peer', aVeth(5, 2, 0));
  const lower = aPlace('lower', aLink({ index: 8 }));
  const neither = aPlace('neither', aVeth(5, 6, 0), aLink({ index: 7 }));
  expect(namespacesToAskAbout(here, [here, peer, neither, lower])).toEqual([peer, lower]);
  expect(namespacesToAskAbout(neither, [here, peer])).toEqual([]);
});
