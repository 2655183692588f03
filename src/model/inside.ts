import type { Address } from './address.ts';
import type { ForwardingEntry } from './forwarding-entry.ts';
import type { Link } from './link.ts';
import type { LinkExtras } from './link-extras.ts';
import type { LinkStatistics } from './link-statistics.ts';
import type { Neighbour } from './neighbour.ts';
import type { Nexthop } from './nexthop.ts';
import type { PortVlans } from './port-vlans.ts';
import type { Qdisc, TrafficClass } from './qdisc.ts';
import type { Route } from './route.ts';
import type { Rule } from './rule.ts';

/** What rtnetlink tells of one namespace. */
export interface Inside {
  /** No other namespace since the machine started has or had it, where an inode number is given out again (SO_NETNS_COOKIE); `undefined` before Linux 5.14. */
  readonly cookie: bigint | undefined;
  readonly links: readonly Link[];
  /** What `links` leaves out, since few look at it. */
  readonly linkExtras: readonly LinkExtras[];
  readonly linkStatistics: readonly LinkStatistics[];
  readonly qdiscs: readonly Qdisc[];
  /** With those that the kernel put in place by itself below others. */
  readonly qdiscsWithInvisible: readonly Qdisc[];
  readonly trafficClasses: readonly TrafficClass[];
  readonly addresses: readonly Address[];
  readonly routes: readonly Route[];
  readonly nexthops: readonly Nexthop[];
  readonly neighbours: readonly Neighbour[];
  readonly rules: readonly Rule[];
  readonly forwardingEntries: readonly ForwardingEntry[];
  readonly portVlans: readonly PortVlans[];
}

/** All that a namespace can be asked for. */
export const insideKinds = [
  'cookie',
  'links',
  'linkExtras',
  'linkStatistics',
  'qdiscs',
  'qdiscsWithInvisible',
  'trafficClasses',
  'addresses',
  'routes',
  'nexthops',
  'neighbours',
  'rules',
  'forwardingEntries',
  'portVlans',
] as const satisfies readonly (keyof Inside)[];
