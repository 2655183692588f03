import type { Family } from './address.ts';
import type { Realms } from './route.ts';

/** One rule of the routing policy: what it applies to, and what happens then (rtnetlink(7), RTM_NEWRULE; ip-rule(8)). */
export interface Rule {
  readonly family: Family;
  /** The lowest is asked first. */
  readonly priority: number;
  /** It applies to whatever does *not* fit. */
  readonly isInverted: boolean;
  /** `10.0.0.0/8`, or `10.0.0.1` for a single address; `undefined` fits all. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Type of service, a byte. */
  readonly tos: number | undefined;
  /** Differentiated services, 6 bits, and which of them count; Linux 6.13 and newer. */
  readonly dscp: number | undefined;
  readonly dscpMask: number | undefined;
  /** IPv6 flow label, 20 bits, and which of them count; Linux 6.14 and newer. */
  readonly flowLabel: number | undefined;
  readonly flowLabelMask: number | undefined;
  readonly fwmark: number | undefined;
  /** Which bits of `fwmark` count; `undefined` is all. */
  readonly fwmask: number | undefined;
  /** Name of the link through which a packet came in; `lo` is what this machine itself sends. */
  readonly iif: string | undefined;
  /** There is no link of this name now. */
  readonly iifDetached: boolean;
  /** Name of the link to which the sending socket is bound. */
  readonly oif: string | undefined;
  readonly oifDetached: boolean;
  /** linux/in.h, IPPROTO_*. */
  readonly ipProtocol: number | undefined;
  readonly sourcePorts: Ports | undefined;
  readonly destinationPorts: Ports | undefined;
  readonly users: { readonly first: number; readonly last: number } | undefined;
  /** 64 bits, in decimal. */
  readonly tunnelId: string | undefined;
  /** It applies to links of a VRF, and looks up that VRF's table. */
  readonly l3mdev: boolean;
  readonly action: RuleAction;
  readonly table: number | undefined;
  /** Where `goto` leads: the priority of another rule. */
  readonly goto: number | undefined;
  /** There is no rule with that priority now. */
  readonly isUnresolved: boolean;
  /** A route whose prefix is no longer than this does not count. */
  readonly suppressPrefixLength: number | undefined;
  /** A route through a link of this group does not count. */
  readonly suppressGroup: number | undefined;
  readonly realms: Realms | undefined;
  /** Who made it, by the number from rt_protos; `undefined` where the kernel does not say (before Linux 4.17). */
  readonly protocol: number | undefined;
}

export interface Ports {
  readonly first: number;
  readonly last: number;
  /** Which bits count; `undefined` is all. Linux 6.15 and newer. */
  readonly mask: number | undefined;
}

/** linux/fib_rules.h, FR_ACT_*, in iproute2's words; others as numbers. */
export type RuleAction = 'lookup' | 'goto' | 'nop' | 'blackhole' | 'unreachable' | 'prohibit' | `${number}`;
