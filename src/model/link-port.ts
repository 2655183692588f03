/** What a master says of a link that belongs to it (`IFLA_INFO_SLAVE_DATA`), by the kind of the master. */
export type LinkPort = BridgePort | BondPort | VrfPort;

/** A port of a bridge (`IFLA_BRPORT_*`). */
export interface BridgePort {
  readonly of: 'bridge';
  readonly state: PortState;
  readonly priority: number;
  readonly cost: number;
  /** The port's id in spanning tree frames. */
  readonly id: number;
  readonly number: number;
  readonly hairpin: boolean;
  readonly guard: boolean;
  readonly rootBlock: boolean;
  readonly fastLeave: boolean;
  readonly learning: boolean;
  readonly flood: boolean;
  /** Of spanning tree, as the bridge's `id` and `root`. */
  readonly designatedRoot: string | undefined;
  readonly designatedBridge: string | undefined;
  readonly designatedPort: number | undefined;
  readonly designatedCost: number | undefined;
  readonly topologyChangeAck: boolean;
  readonly configPending: boolean;
  readonly proxyArp: boolean;
  readonly proxyArpWifi: boolean;
  /** 0 never, 1 where a querier was heard, 2 always, 3 for now; `undefined` without multicast snooping in the kernel. */
  readonly multicastRouter: number | undefined;
  readonly multicastFlood: boolean;
  readonly multicastToUnicast: boolean;
  readonly broadcastFlood: boolean;
  readonly groupForwardMask: number;
  readonly neighbourSuppress: boolean;
  readonly neighbourVlanSuppress: boolean | undefined;
  readonly vlanTunnel: boolean;
  readonly isolated: boolean;
  readonly locked: boolean;
  /** MAC authentication bypass; `undefined` before Linux 6.2. */
  readonly mab: boolean | undefined;
  /** Which port takes over when this one is down. */
  readonly backupPortIndex: number | undefined;
  /** Its name, which only a reading of all links tells. */
  readonly backupPort: string | undefined;
  /** How many multicast groups it may join, 0 for no limit; `undefined` before Linux 6.3. */
  readonly multicastMaxGroups: number | undefined;
}

export type PortState = 'disabled' | 'listening' | 'learning' | 'forwarding' | 'blocking';

/** A port of a bond (`IFLA_BOND_SLAVE_*`). */
export interface BondPort {
  readonly of: 'bond';
  readonly state: 'ACTIVE' | 'BACKUP' | string;
  readonly miiStatus: 'UP' | 'GOING_DOWN' | 'DOWN' | 'GOING_BACK' | string;
  readonly linkFailures: number;
  /** The hardware address that it gets back when it leaves. */
  readonly permanentMac: string | undefined;
  readonly queueId: number;
  /** `undefined` before Linux 6.0. */
  readonly priority: number | undefined;
  /** Of 802.3ad. */
  readonly adAggregator: number | undefined;
  /** `active`, `short_timeout`, `aggregating`, `in_sync`, `collecting`, `distributing`, `defaulted`, `expired`. */
  readonly adActorState: readonly string[];
  readonly adPartnerState: readonly string[];
}

/** A port of a VRF. */
export interface VrfPort {
  readonly of: 'vrf';
  /** Number of the routing table that the VRF gives it. */
  readonly table: number;
}
