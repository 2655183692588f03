/** What some kinds count besides the common statistics; times are seconds. */
export type QdiscXstats = HtbClassXstats | CodelXstats | FqCodelXstats | FqXstats | CakeXstats;

export interface HtbClassXstats {
  readonly of: 'htb class';
  readonly lends: number;
  readonly borrows: number;
  readonly giants: number;
  /** Of 64 ns each; negative when the class owes some. */
  readonly tokens: number;
  readonly ceilTokens: number;
}

export interface CodelXstats {
  readonly of: 'codel';
  readonly count: number;
  readonly lastCount: number;
  readonly lastDelay: number;
  readonly dropping: boolean;
  readonly dropNext: number;
  readonly maxPacket: number;
  readonly ecnMark: number;
  readonly dropOverlimit: number;
  readonly ceMark: number;
}

export interface FqCodelXstats {
  readonly of: 'fq_codel';
  readonly maxPacket: number;
  readonly dropOverlimit: number;
  readonly newFlowCount: number;
  readonly ecnMark: number;
  readonly ceMark: number;
  readonly newFlowsLength: number;
  readonly oldFlowsLength: number;
}

export interface FqXstats {
  readonly of: 'fq';
  readonly flows: number;
  readonly inactiveFlows: number;
  readonly throttledFlows: number;
  /** Until the next packet may leave; `undefined` while none waits for its time. */
  readonly nextPacketDelay: number | undefined;
  readonly collected: bigint;
  readonly highPriority: bigint;
  readonly retransmits: bigint;
  readonly throttled: bigint;
  readonly latency: number;
  readonly ceMark: bigint | undefined;
  readonly flowLimitDrops: bigint;
  readonly tooLong: bigint;
  readonly allocationErrors: bigint;
}

export interface CakeXstats {
  readonly of: 'cake';
  readonly memoryUsed: number;
  readonly memoryLimit: number;
  /** Bytes per second. */
  readonly capacityEstimate: number;
  readonly minNetworkSize: number;
  readonly maxNetworkSize: number;
  readonly minAdjustedSize: number;
  readonly maxAdjustedSize: number;
  readonly averageHeaderOffset: number;
  readonly tins: readonly CakeTin[];
}

/** One of the classes that cake sorts packets into, the lowest first. */
export interface CakeTin {
  readonly thresholdRate: number;
  readonly target: number;
  readonly interval: number;
  readonly peakDelay: number;
  readonly averageDelay: number;
  readonly baseDelay: number;
  readonly backlog: number;
  readonly packets: number;
  readonly bytes: bigint;
  readonly drops: number;
  readonly ecnMark: number;
  readonly ackDrops: number;
  readonly sparseFlows: number;
  readonly bulkFlows: number;
  readonly unresponsiveFlows: number;
  /** How the hash of flows fared. */
  readonly indirectHits: number;
  readonly misses: number;
  readonly collisions: number;
  readonly maxPacket: number;
  readonly quantum: number;
}
