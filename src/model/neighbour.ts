import type { Family } from './address.ts';

/** One entry of the ARP or neighbour discovery table, or one address that is answered for (rtnetlink(7), RTM_NEWNEIGH). */
export interface Neighbour {
  /** `undefined` for a proxy entry of every link. */
  readonly linkIndex: number | undefined;
  readonly family: Family;
  readonly address: string;
  /** The hardware address behind it, as `ip neighbour` writes it; an IP address for some tunnels. */
  readonly mac: string | undefined;
  /** One as a rule. A proxy entry has `none`. */
  readonly states: readonly NeighbourState[];
  /** iproute2's words: `router`, `proxy`, `extern_learn`, `offload`, `managed`; others as hexadecimal numbers. */
  readonly flags: readonly string[];
  /** Who made it, by the number from rt_protos; `undefined` where nobody said so. */
  readonly protocol: number | undefined;
  /** Questions that were sent without an answer. */
  readonly probes: number | undefined;
  /** Who in the kernel holds it, as a count. */
  readonly references: number | undefined;
  /** Seconds since it was last used. */
  readonly used: number | undefined;
  /** Seconds since it was last known to be right. */
  readonly confirmed: number | undefined;
  /** Seconds since it last changed. */
  readonly updated: number | undefined;
  readonly vlan: number | undefined;
}

/** linux/neighbour.h, NUD_*, in lower case, as `ip neighbour add … nud` takes them. `none` is no bit of them. */
export const neighbourStates = ['incomplete', 'reachable', 'stale', 'delay', 'probe', 'failed', 'noarp', 'permanent', 'none'] as const;
export type NeighbourState = (typeof neighbourStates)[number];
