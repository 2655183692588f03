import { expect, test } from 'vitest';
import { makeTopology, type TopologyLink } from '../../src/model/topology.ts';
import type { WiredLink } from '../../src/model/wired-link.ts';
import { aLink } from '../support/a-link.ts';
import { aNamespace } from '../support/builders.ts';

const veth = (index: number, peer: WiredLink['peer']): TopologyLink => ({ ...aLink({ index, name: `veth${index}`, kind: 'veth' }), master: undefined, lower: undefined, peer, addresses: [] });
const ends = [2, 3].map((index) => ({ namespace: 'b', name: `veth${index}`, index }));

test('a wire that one end can tell and the other can not is known', () => {
  const a = { namespace: aNamespace({ names: ['a'] }), links: [veth(2, { is: 'ambiguous', candidates: ends })], failure: undefined };
  const b = { namespace: aNamespace({ names: ['b'] }), links: [veth(2, { is: 'found', namespace: 'a', name: 'veth2', index: 2 })], failure: undefined };
  expect(makeTopology([a, b]).wires).toEqual([
    { is: 'peer', from: { namespace: 'b', name: 'veth2', index: 2 }, to: { is: 'found', namespace: 'a', name: 'veth2', index: 2 } },
  ]);
});

test('a pair inside one namespace is one wire', () => {
  const there = (index: number): WiredLink['peer'] => ({ is: 'found', namespace: 'a', name: `veth${index}`, index });
  const { wires } = makeTopology([{ namespace: aNamespace({ names: ['a'] }), links: [veth(2, there(3)), veth(3, there(2))], failure: undefined }]);
  expect(wires).toEqual([{ is: 'peer', from: { namespace: 'a', name: 'veth2', index: 2 }, to: there(3) }]);
});
