import type { Topology, TopologyNamespace } from '../topology.ts';
import { isLoopback, stateWord } from './drawn.ts';

/** Those namespaces that are no more than so many wires away from one of the centres, by their labels. */
export function namespacesAround({ wires }: Topology, centres: readonly string[], depth: number): ReadonlySet<string> {
  const near = new Map<string, Set<string>>();
  const join = (a: string, b: string): void => void (near.get(a) ?? near.set(a, new Set()).get(a))?.add(b);
  for (const { from, to } of wires) {
    if (to.is !== 'found') continue;
    join(from.namespace, to.namespace);
    join(to.namespace, from.namespace);
  }
  const found = new Set(centres);
  let edge: readonly string[] = centres;
  for (let step = 0; step < depth && edge.length > 0; step += 1) {
    edge = [...new Set(edge.flatMap((one) => [...(near.get(one) ?? [])]))].filter((one) => !found.has(one));
    for (const one of edge) found.add(one);
  }
  return found;
}

/** Which links are drawn. */
export interface LinkWishes {
  readonly loopback: boolean;
  readonly onlyUp: boolean;
}

export function chooseLinks({ links, ...namespace }: TopologyNamespace, { loopback, onlyUp }: LinkWishes): TopologyNamespace {
  return { ...namespace, links: links.filter((link) => (loopback || !isLoopback(link)) && (!onlyUp || stateWord(link) === 'up')) };
}
