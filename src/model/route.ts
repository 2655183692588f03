import type { Family } from './address.ts';
import type { Encapsulation } from './encapsulation.ts';

/** One route (rtnetlink(7), RTM_NEWROUTE). */
export interface Route {
  readonly family: Family;
  /** `unicast`, `local`, `broadcast`, `anycast`, `multicast`, `blackhole`, `unreachable`, `prohibit`, `throw`, `nat`, or a number. */
  readonly type: string;
  /** `default`, or `10.0.0.0/24`. */
  readonly destination: string;
  /** Only packets from this prefix take it (RTA_SRC). IPv6 only. */
  readonly source: string | undefined;
  /** Only packets of this type of service take it; 0 is any. IPv4 only. */
  readonly tos: number;
  /** Of the other family, too. */
  readonly gateway: string | undefined;
  readonly linkIndex: number | undefined;
  readonly table: number;
  readonly protocol: number;
  readonly scope: number;
  /** The address that packets from here leave with. */
  readonly preferredSource: string | undefined;
  readonly metric: number | undefined;
  /** `dead`, `onlink`, `pervasive`, `offload`, `trap`, `notify`, `linkdown`, `unresolved`, `rt_offload`, `rt_trap`, `rt_offload_failed`. */
  readonly flags: readonly string[];
  /** Several ways; empty where there is one, which then is `gateway` and `linkIndex`. */
  readonly nexthops: readonly RouteNexthop[];
  /** The nexthop object that says where it leads, by id (ip-nexthop(8)). */
  readonly nexthopId: number | undefined;
  readonly encapsulation: Encapsulation | undefined;
  /** What it says of connections that take it; `undefined` where it says nothing. */
  readonly metrics: RouteMetrics | undefined;
  readonly realms: Realms | undefined;
  /** What the router that announced it wants: `low`, `medium`, `high`. IPv6 only. */
  readonly preference: string | undefined;
  /** Seconds; `undefined` is for ever. */
  readonly expires: number | undefined;
}

/** One of several ways that a route leads. */
export interface RouteNexthop {
  readonly gateway: string | undefined;
  readonly linkIndex: number | undefined;
  /** How many of the connections it gets, in proportion to the others. */
  readonly weight: number;
  readonly flags: readonly string[];
  readonly encapsulation: Encapsulation | undefined;
  readonly realms: Realms | undefined;
}

/** From and to which realm, for tc(8) and for counting; 0 is none. */
export interface Realms {
  readonly from: number;
  readonly to: number;
}

/** linux/rtnetlink.h, RTAX_*; `undefined` is left to the kernel. */
export interface RouteMetrics {
  /** Which of the others path MTU discovery and TCP may not change, by iproute2's names: `mtu`, `rto_min`. */
  readonly locked: readonly string[];
  /** Bytes. */
  readonly mtu: number | undefined;
  /** Bytes. */
  readonly window: number | undefined;
  /** Milliseconds. */
  readonly rtt: number | undefined;
  /** Milliseconds. */
  readonly rttvar: number | undefined;
  /** Packets. */
  readonly ssthresh: number | undefined;
  /** Packets. */
  readonly cwnd: number | undefined;
  /** Bytes. */
  readonly advmss: number | undefined;
  readonly reordering: number | undefined;
  readonly hoplimit: number | undefined;
  /** Packets. */
  readonly initcwnd: number | undefined;
  /** `ecn`, and what else is set, as a number in hexadecimal. */
  readonly features: readonly string[];
  /** Milliseconds. */
  readonly rtoMin: number | undefined;
  /** Packets. */
  readonly initrwnd: number | undefined;
  readonly quickack: boolean | undefined;
  /** The TCP congestion control: `cubic`. */
  readonly congctl: string | undefined;
  readonly fastopenNoCookie: boolean | undefined;
}
