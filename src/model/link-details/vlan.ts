export interface VlanDetails {
  readonly of: 'vlan';
  readonly id: number;
  readonly protocol: '802.1Q' | '802.1ad' | string;
  /** `REORDER_HDR`, `GVRP`, `LOOSE_BINDING`, `MVRP`, `BRIDGE_BINDING`. */
  readonly flags: readonly string[];
  /** `5:6`: what comes in with priority 5 in its tag gets the packet's priority 6. */
  readonly ingressQos: readonly string[];
  /** `1:2`: a packet of priority 1 goes out with priority 2 in its tag. */
  readonly egressQos: readonly string[];
}
