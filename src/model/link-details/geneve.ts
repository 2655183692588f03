export interface GeneveDetails {
  readonly of: 'geneve';
  readonly id: number;
  readonly remote: string | undefined;
  readonly port: number;
  /** UDP source ports; `undefined` before Linux 6.15. */
  readonly portRange: readonly [number, number] | undefined;
  readonly ttl: number | 'inherit' | 'auto';
  readonly tos: number | 'inherit';
  /** Of the outer IPv6 header. */
  readonly flowLabel: number | undefined;
  /** The outer IPv4 header's "don't fragment". */
  readonly df: 'unset' | 'set' | 'inherit' | string | undefined;
  /** Flags that are on, iproute2's words: `external`, `udp_csum`, `udp_zero_csum6_tx`, `udp_zero_csum6_rx`, `inner_proto_inherit`. */
  readonly flags: readonly string[];
}
