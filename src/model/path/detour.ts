import type { PathWay } from '../path.ts';

/** The answer leaves a namespace through another link than the packet came in: routes are asymmetric. `namespace` is a label. */
export interface PathDetour {
  readonly namespace: string;
  /** Through which the answer goes. */
  readonly link: string;
  /** Through which the packet came in. */
  readonly cameIn: string;
}

/** The first namespace on the way back where the ways part; `undefined` where the answer comes as the packet went, as far as it comes. */
export function lookupDetour(there: Pick<PathWay, 'steps'>, back: Pick<PathWay, 'steps'>): PathDetour | undefined {
  const inputs = new Map<string, ReadonlySet<string>>();
  for (const step of there.steps) {
    if (step.is === 'route' && step.inputLink !== undefined) inputs.set(step.namespace, new Set([...(inputs.get(step.namespace) ?? []), step.inputLink]));
  }
  for (const step of back.steps) {
    const came = step.is === 'route' && step.type === 'unicast' ? inputs.get(step.namespace) : undefined;
    const [cameIn] = came ?? [];
    if (came !== undefined && cameIn !== undefined && step.link !== undefined && !came.has(step.link)) return { namespace: step.namespace, link: step.link, cameIn };
  }
  return undefined;
}
