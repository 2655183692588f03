/** One entry of a forwarding database: behind which link, or which remote, a hardware address is (RTM_NEWNEIGH of PF_BRIDGE; bridge(8)). */
export interface ForwardingEntry {
  readonly linkIndex: number;
  readonly mac: string;
  /** The bridge whose table it is in; `undefined` for the link's own table (`self`). */
  readonly masterIndex: number | undefined;
  readonly vlan: number | undefined;
  /** The remote of a vxlan: an IP address. */
  readonly destination: string | undefined;
  /** UDP port of the remote, where it is not that of the vxlan. */
  readonly port: number | undefined;
  /** VXLAN network identifier of the remote, where it is not that of the vxlan. */
  readonly vni: number | undefined;
  /** The same for packets that come in, on a vxlan that takes all of them. */
  readonly sourceVni: number | undefined;
  /** Through which device the remote is reached; it counts in the namespace that `linkNsid` names. */
  readonly viaIndex: number | undefined;
  readonly linkNsid: number | undefined;
  /** Group of nexthops behind which it is. */
  readonly nexthopId: number | undefined;
  /** `dynamic` is learnt and ages; `bridge fdb` leaves that word out. */
  readonly state: ForwardingState;
  /** iproute2's words: `self`, `extern_learn`, `offload`, `sticky`, `router`, `locked`; others as hexadecimal numbers. */
  readonly flags: readonly string[];
  /** Seconds since a frame went to it. */
  readonly used: number | undefined;
  /** Seconds since a frame came from it. */
  readonly updated: number | undefined;
  /** Somebody is told when it becomes active or inactive; `undefined` where the kernel does not say. */
  readonly activityNotify: boolean | undefined;
  readonly inactive: boolean | undefined;
}

export const forwardingStates = ['permanent', 'static', 'stale', 'dynamic'] as const;
export type ForwardingState = (typeof forwardingStates)[number] | `0x${string}`;
