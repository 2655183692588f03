export interface BondDetails {
  readonly of: 'bond';
  readonly mode: 'balance-rr' | 'active-backup' | 'balance-xor' | 'broadcast' | '802.3ad' | 'balance-tlb' | 'balance-alb' | string;
  readonly activeSlaveIndex: number | undefined;
  /** Its name, which only a reading of all links tells. */
  readonly activeSlave: string | undefined;
  /** Milliseconds. */
  readonly miimon: number | undefined;
  /** Milliseconds. */
  readonly updelay: number | undefined;
  /** Milliseconds. */
  readonly downdelay: number | undefined;
  /** Milliseconds. */
  readonly peerNotifyDelay: number | undefined;
  readonly useCarrier: boolean | undefined;
  /** Milliseconds. */
  readonly arpInterval: number | undefined;
  readonly arpMissedMax: number | undefined;
  readonly arpIpTargets: readonly string[];
  /** The same for IPv6. */
  readonly nsIp6Targets: readonly string[];
  readonly arpValidate: 'none' | 'active' | 'backup' | 'all' | 'filter' | 'filter_active' | 'filter_backup' | string | undefined;
  readonly arpAllTargets: 'any' | 'all' | string | undefined;
  readonly primaryIndex: number | undefined;
  /** Its name, which only a reading of all links tells. */
  readonly primary: string | undefined;
  readonly primaryReselect: 'always' | 'better' | 'failure' | string | undefined;
  readonly failOverMac: 'none' | 'active' | 'follow' | string | undefined;
  readonly xmitHashPolicy: 'layer2' | 'layer3+4' | 'layer2+3' | 'encap2+3' | 'encap3+4' | 'vlan+srcmac' | string | undefined;
  readonly resendIgmp: number | undefined;
  /** Gratuitous ARPs and unsolicited neighbour advertisements after a failover. */
  readonly peerNotifications: number | undefined;
  readonly allSlavesActive: boolean | undefined;
  readonly minLinks: number | undefined;
  /** Seconds. */
  readonly lpInterval: number | undefined;
  readonly packetsPerSlave: number | undefined;
  readonly lacpActive: boolean | undefined;
  readonly lacpRate: 'slow' | 'fast' | string | undefined;
  readonly adSelect: 'stable' | 'bandwidth' | 'count' | string | undefined;
  readonly coupledControl: boolean | undefined;
  /** Of 802.3ad, once a port is there: IFLA_BOND_AD_INFO. */
  readonly adAggregator: number | undefined;
  readonly adPorts: number | undefined;
  readonly adActorKey: number | undefined;
  readonly adPartnerKey: number | undefined;
  readonly adPartnerMac: string | undefined;
  readonly adActorSystemPriority: number | undefined;
  readonly adUserPortKey: number | undefined;
  readonly adActorSystem: string | undefined;
  readonly tlbDynamicLb: boolean | undefined;
}
