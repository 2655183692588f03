/** What every tunnel over IP has in common. Addresses are `undefined` for any. */
export interface TunnelEnds {
  readonly local: string | undefined;
  readonly remote: string | undefined;
  /** ifindex of the device it is bound to, in the namespace named by the link's `linkNsid`. */
  readonly linkIndex: number | undefined;
}

/** A tunnel inside UDP (ip-link(8), `encap`). */
export interface Encapsulation {
  readonly encapType: 'fou' | 'gue' | string | undefined;
  /** `undefined` for one that the kernel chooses. */
  readonly encapSourcePort: number | undefined;
  readonly encapDestinationPort: number | undefined;
  /** `csum`, `csum6`, `remcsum`. */
  readonly encapFlags: readonly string[];
}

/** What tunnels over IPv6 say more; `undefined` for those over IPv4. */
export interface Ipv6Tunnel {
  /** How often a packet may be put into another one. */
  readonly encapLimit: number | 'none' | undefined;
  readonly trafficClass: number | 'inherit' | undefined;
  readonly flowLabel: number | 'inherit' | undefined;
  /** `dscp inherit`: the inner packet gets the DSCP of the outer one. */
  readonly copiesDscp: boolean | undefined;
  readonly allowLocalRemote: boolean | undefined;
}

export interface GreDetails extends TunnelEnds, Encapsulation, Ipv6Tunnel {
  readonly of: 'gre' | 'gretap' | 'ip6gre' | 'ip6gretap' | 'erspan' | 'ip6erspan';
  readonly ttl: number | 'inherit';
  readonly tos: number | 'inherit' | undefined;
  /** Dotted quad, as iproute2 writes keys. */
  readonly inputKey: string | undefined;
  readonly outputKey: string | undefined;
  /** `icsum`, `ocsum`, `iseq`, `oseq`. */
  readonly flags: readonly string[];
  readonly pathMtuDiscovery: boolean;
  readonly ignoreDf: boolean;
  readonly fwmark: number | 'inherit' | undefined;
  readonly erspanVersion: number | undefined;
  readonly erspanIndex: number | undefined;
  readonly erspanDirection: 'ingress' | 'egress' | string | undefined;
  readonly erspanHardwareId: number | undefined;
  readonly external: boolean;
}

/** IPv4 or IPv6 straight inside IPv4. */
export interface IpTunnelDetails extends TunnelEnds, Encapsulation {
  readonly of: 'ipip' | 'sit';
  /** What is inside: `ipip`, `ip6ip`, `mplsip`, `any`. */
  readonly mode: string;
  readonly ttl: number | 'inherit';
  readonly tos: number | 'inherit' | undefined;
  readonly pathMtuDiscovery: boolean;
  readonly fwmark: number | undefined;
  readonly isatap: boolean;
  /** `2001:db8::/32`, of a sit that serves 6rd. */
  readonly sixRdPrefix: string | undefined;
  readonly sixRdRelayPrefix: string | undefined;
  readonly external: boolean;
}

/** IPv4 or IPv6 straight inside IPv6. */
export interface Ip6TunnelDetails extends TunnelEnds, Encapsulation, Ipv6Tunnel {
  readonly of: 'ip6tnl';
  /** What is inside: `ipip6`, `ip6ip6`, `any`. */
  readonly mode: string;
  readonly ttl: number | 'inherit';
  readonly fwmark: number | 'inherit' | undefined;
  readonly external: boolean;
}

/** IPsec as a device, bound to policies by keys. */
export interface VtiDetails extends TunnelEnds {
  readonly of: 'vti' | 'vti6';
  /** Dotted quad, as iproute2 writes keys. */
  readonly inputKey: string | undefined;
  readonly outputKey: string | undefined;
  readonly fwmark: number | undefined;
}

/** IPsec as a device, bound to policies by a number. */
export interface XfrmDetails {
  readonly of: 'xfrm';
  readonly ifId: number | undefined;
  /** ifindex of the device below, in the namespace named by the link's `linkNsid`. */
  readonly linkIndex: number | undefined;
  readonly external: boolean;
}
