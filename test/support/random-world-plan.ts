import type { Random } from './random.ts';
import { randomLinkName } from './random-world-names.ts';

/** A link that a random world is to have, and what is known of it without asking the kernel. */
export interface PlannedLink {
  readonly namespace: string;
  readonly name: string;
  readonly kind: string;
  /** The other end of a wire. */
  readonly peer?: Place;
  /** The device that it stands on. */
  readonly lower?: Place;
  /** Nothing may be bridged in a circle, so that no frame runs for ever. */
  readonly mayBePort: boolean;
  /** A bridge or VRF that it belongs to. */
  master?: string;
  /** The kind that stands on it; some can not share a device. */
  carries?: string;
}

export interface Place {
  readonly namespace: string;
  readonly name: string;
}

/** What is to be done, in order: lines for `ip` in a namespace, or in the world's own. */
export interface Step {
  readonly namespace: string | undefined;
  readonly lines: readonly (readonly string[])[];
}

/** A world in the making. */
export interface Plan {
  readonly random: Random;
  readonly kinds: ReadonlySet<string>;
  readonly namespaces: readonly string[];
  readonly links: PlannedLink[];
  readonly steps: Step[];
  /** How many names have been given. */
  names: number;
}

export function linksIn(plan: Plan, namespace: string): readonly PlannedLink[] {
  return plan.links.filter((link) => link.namespace === namespace);
}

/** The count makes it unique in the whole world. */
export function newName(plan: Plan): string {
  return randomLinkName(plan.random, (plan.names += 1));
}

/**
 * `index N`, or nothing: then the kernel takes the next one, so that many links of different namespaces have the same index anyway.
 * Where both ends ask for one, they ask for the same.
 */
export function newIndex({ random, names }: Plan): readonly string[] {
  return random.chance(0.4) ? ['index', String(1000 + names)] : [];
}

/** `words` with the probability given. */
export function maybe({ random }: Plan, probability: number, ...words: readonly string[]): readonly string[] {
  return random.chance(probability) ? words : [];
}
