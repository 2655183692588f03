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
  readonly topologyChange: boolean;
  readonly topologyChangeDetected: boolean;
  readonly vlanFiltering: boolean | undefined;
  readonly vlanProtocol: '802.1Q' | '802.1ad' | string | undefined;
  readonly vlanDefaultPvid: number | undefined;
  readonly vlanStats: boolean | undefined;
  readonly vlanStatsPerPort: boolean | undefined;
  readonly groupForwardMask: number;
  /** The group address of spanning tree frames. */
  readonly groupAddress: string | undefined;
  /** Addresses of link-local frames are not learnt. */
  readonly noLinkLocalLearning: boolean | undefined;
  readonly multicastSnooping: boolean | undefined;
  readonly multicastVlanSnooping: boolean | undefined;
  /** 0 never, 1 where a querier was heard, 2 always. */
  readonly multicastRouter: number | undefined;
  readonly multicastQueryUseIfaddr: boolean | undefined;
  readonly multicastQuerier: boolean | undefined;
  readonly multicastHashElasticity: number | undefined;
  readonly multicastHashMax: number | undefined;
  readonly multicastLastMemberCount: number | undefined;
  readonly multicastStartupQueryCount: number | undefined;
  /** Seconds, as all intervals. */
  readonly multicastLastMemberInterval: number | undefined;
  readonly multicastMembershipInterval: number | undefined;
  readonly multicastQuerierInterval: number | undefined;
  readonly multicastQueryInterval: number | undefined;
  readonly multicastQueryResponseInterval: number | undefined;
  readonly multicastStartupQueryInterval: number | undefined;
  readonly multicastStats: boolean | undefined;
  readonly multicastIgmpVersion: number | undefined;
  readonly multicastMldVersion: number | undefined;
  /** Whether bridged packets pass the tables of iptables, ip6tables and arptables (br_netfilter). */
  readonly callIptables: boolean | undefined;
  readonly callIp6tables: boolean | undefined;
  readonly callArptables: boolean | undefined;
}
