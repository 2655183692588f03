import type { Address } from '../address.ts';
import type { Link, LinkEnd } from '../link.ts';
import type { OwnerName } from '../namespace.ts';

/** What a picture shows of one namespace. */
export interface DrawnNamespace {
  /** Its label. */
  readonly namespace: string;
  readonly isHome: boolean;
  readonly owners: readonly OwnerName[];
  /** Why it could not be read. */
  readonly problem: string | undefined;
  readonly links: readonly DrawnLink[];
}

export interface DrawnLink extends Pick<Link, 'index' | 'name' | 'kind' | 'state' | 'flags' | 'details' | 'port'> {
  /** Name of the bridge, bond or VRF it belongs to. */
  readonly master: string | undefined;
  readonly peer: LinkEnd | undefined;
  readonly lower: LinkEnd | undefined;
  /** Why there is a far end that can not be named. */
  readonly problem: string | undefined;
  readonly addresses: readonly Pick<Address, 'address' | 'peerAddress' | 'prefixLength' | 'scope'>[];
}

/** One word for what matters of a link's state: `up`, `down`, `no carrier`, or the kernel's own (`dormant`, `testing`, …). */
export function stateWord({ state, flags }: Pick<Link, 'state' | 'flags'>): string {
  if (!flags.includes('UP')) return 'down';
  if (state === 'down' || state === 'lowerlayerdown') return 'no carrier';
  return state === 'unknown' ? 'up' : state;
}

/** Whether every namespace has it and nothing can be plugged into it. */
export function isLoopback({ flags }: Pick<Link, 'flags'>): boolean {
  return flags.includes('LOOPBACK');
}
