export interface VrfDetails {
  readonly of: 'vrf';
  /** Number of the routing table that its ports use. */
  readonly table: number | undefined;
}
