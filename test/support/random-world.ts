import { ipBatch } from './ip-script.ts';
import { randomFrom } from './random.ts';
import { planLonelyLinks, planPorts, planWires } from './random-world-links.ts';
import { randomNamespaceName } from './random-world-names.ts';
import type { Plan, PlannedLink } from './random-world-plan.ts';
import { planSettings } from './random-world-settings.ts';
import { planStacks, planTunnels } from './random-world-stacks.ts';

/** What is known of a world from how it was built, and not from reading it. */
export interface RandomWorld {
  readonly namespaces: readonly string[];
  readonly links: readonly PlannedLink[];
  remove(): void;
}

/** Several namespaces with links of all `kinds` within and between them, wired and furnished at random: the same for the same seed. */
export function buildRandomWorld(seed: number, kinds: ReadonlySet<string>): RandomWorld {
  const random = randomFrom(seed);
  const namespaces = Array.from({ length: random.between(3, 6) }, (_, at) => randomNamespaceName(random, at));
  const plan: Plan = { random, kinds, namespaces, links: [], steps: [], names: 0 };
  plan.steps.push({ namespace: undefined, lines: namespaces.map((name) => ['netns', 'add', name]) });
  planWires(plan);
  planLonelyLinks(plan);
  planStacks(plan);
  planTunnels(plan);
  planPorts(plan);
  planSettings(plan);
  const remove = (): void => ipBatch(undefined, namespaces.map((name) => ['netns', 'delete', name]));
  try {
    for (const { namespace, lines } of plan.steps) ipBatch(namespace, lines);
  } catch (error) {
    remove();
    throw error;
  }
  return { namespaces, links: plan.links, remove };
}
