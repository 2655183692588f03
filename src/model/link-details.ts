/**
 * What each kind of link says of itself in IFLA_INFO_DATA, in the kernel's words (linux/if_link.h) and iproute2's units.
 * A kind that is not listed has no details and loses nothing else.
 */
export type LinkDetails =
  | BridgeDetails
  | VlanDetails
  | VxlanDetails
  | MacvlanDetails
  | IpvlanDetails
  | TunDetails
  | GreDetails;

export interface BridgeDetails {
  readonly of: 'bridge';
  /** `8000.aabbccddeeff`, as `brctl show` writes it. */
  readonly id: string;
  readonly root: string;
  readonly stp: boolean;
  /** Seconds. */
  readonly forwardDelay: number;
  /** Seconds. */
  readonly helloTime: number;
  /** Seconds. */
  readonly maxAge: number;
  /** Seconds. */
  readonly ageing: number;
  readonly priority: number;
  readonly rootPort: number;
  readonly rootPathCost: number;
  readonly vlanFiltering: boolean | undefined;
  readonly vlanDefaultPvid: number | undefined;
  readonly multicastSnooping: boolean | undefined;
  readonly groupForwardMask: number;
}

export interface VlanDetails {
  readonly of: 'vlan';
  readonly id: number;
  readonly protocol: '802.1Q' | '802.1ad' | string;
  /** `REORDER_HDR`, `GVRP`, `LOOSE_BINDING`, `MVRP`, `BRIDGE_BINDING`. */
  readonly flags: readonly string[];
}

export interface VxlanDetails {
  readonly of: 'vxlan';
  readonly id: number;
  readonly local: string | undefined;
  /** Multicast group, or the one unicast remote. */
  readonly remote: string | undefined;
  /** ifindex of the device it sends through, in the namespace named by the link's `linkNsid`. */
  readonly linkIndex: number | undefined;
  readonly port: number;
  readonly portRange: readonly [number, number];
  readonly ttl: number | 'inherit' | 'auto';
  readonly tos: number | 'inherit';
  readonly learning: boolean;
  /** Seconds. */
  readonly ageing: number;
  readonly maxAddresses: number;
  /** Flags that are on, iproute2's words: `proxy`, `rsc`, `l2miss`, `l3miss`, `udp_csum`, `gbp`, `external`. */
  readonly flags: readonly string[];
}

export interface MacvlanDetails {
  /** `macvtap` has the same data. */
  readonly of: 'macvlan' | 'macvtap';
  readonly mode: 'private' | 'vepa' | 'bridge' | 'passthru' | 'source' | string;
  readonly flags: readonly string[];
  readonly broadcastQueueLength: number | undefined;
}

export interface IpvlanDetails {
  readonly of: 'ipvlan' | 'ipvtap';
  readonly mode: 'l2' | 'l3' | 'l3s' | string;
  readonly flags: 'bridge' | 'private' | 'vepa' | string;
}

export interface TunDetails {
  readonly of: 'tun';
  readonly type: 'tun' | 'tap' | string;
  readonly packetInformation: boolean;
  readonly vnetHeader: boolean;
  readonly multiQueue: boolean;
  readonly persist: boolean;
  readonly user: number | undefined;
  readonly group: number | undefined;
}

export interface GreDetails {
  readonly of: 'gre' | 'gretap' | 'ip6gre' | 'ip6gretap' | 'erspan' | 'ip6erspan';
  readonly local: string | undefined;
  readonly remote: string | undefined;
  readonly linkIndex: number | undefined;
  readonly ttl: number | 'inherit';
  readonly tos: number | 'inherit' | undefined;
  /** Dotted quad, as iproute2 writes keys. */
  readonly inputKey: string | undefined;
  readonly outputKey: string | undefined;
  /** `icsum`, `ocsum`, `iseq`, `oseq`. */
  readonly flags: readonly string[];
  readonly pathMtuDiscovery: boolean;
  readonly external: boolean;
}
