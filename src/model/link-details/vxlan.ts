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
  /** Of the outer IPv6 header. */
  readonly flowLabel: number | 'inherit' | undefined;
  /** The outer IPv4 header's "don't fragment". */
  readonly df: 'unset' | 'set' | 'inherit' | string | undefined;
  readonly learning: boolean;
  /** Packets for this machine's own addresses do not leave it; `undefined` before Linux 6.5. */
  readonly localBypass: boolean | undefined;
  /** Seconds. */
  readonly ageing: number;
  readonly maxAddresses: number;
  /** Flags that are on, iproute2's words: `proxy`, `rsc`, `l2miss`, `l3miss`, `udp_csum`, `gbp`, `external`, `vnifilter`. */
  readonly flags: readonly string[];
}
