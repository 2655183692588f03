import type { LinkDetails } from './link-details.ts';
import type { LinkPort } from './link-port.ts';

/** One network interface as its own namespace sees it (rtnetlink(7), RTM_NEWLINK). */
export interface Link {
  readonly index: number;
  readonly name: string;
  readonly alternativeNames: readonly string[];
  /** `IFLA_INFO_KIND` (`veth`, `bridge`, …); without one the hardware type in iproute2's words (`loopback`, `ether`). */
  readonly kind: string;
  /** The hardware type in iproute2's words: `ether`, `loopback`, `none`, `gre`. */
  readonly type: string;
  readonly state: LinkState;
  /** iproute2's words: `UP`, `LOWER_UP`, `NO-CARRIER`, `BROADCAST`, in `ip link`'s order. */
  readonly flags: readonly string[];
  /** Bytes. */
  readonly mtu: number;
  /** The hardware address, as `ip link` writes it: a MAC, or an IP address for a tunnel. */
  readonly mac: string | undefined;
  readonly broadcast: string | undefined;
  /** ifindex of the bridge, bond or VRF it belongs to; always in the same namespace. */
  readonly masterIndex: number | undefined;
  /** `IFLA_LINK`: the other end of a veth or netkit, the lower device of all others. */
  readonly linkIndex: number | undefined;
  /** `IFLA_LINK_NETNSID`: in which namespace `linkIndex` counts, as this link's namespace numbers it; -1 for one that is just ending. */
  readonly linkNsid: number | undefined;
  readonly alias: string | undefined;
  readonly group: number;
  readonly queueingDiscipline: string | undefined;
  /** Packets, `txqlen`. */
  readonly queueLength: number;
  /** What the kind says of itself (`IFLA_INFO_DATA`). */
  readonly details: LinkDetails | undefined;
  /** What the master says of this port (`IFLA_INFO_SLAVE_DATA`). */
  readonly port: LinkPort | undefined;
}

/** The kernel's operational states (RFC 2863), as `/sys/class/net/X/operstate` writes them. */
export type LinkState = 'unknown' | 'notpresent' | 'down' | 'lowerlayerdown' | 'testing' | 'dormant' | 'up';

/** An interface somewhere on the machine: which namespace (a label), which name and index there. */
export interface LinkEnd {
  readonly namespace: string;
  readonly name: string;
  readonly index: number;
}
