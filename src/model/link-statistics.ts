/**
 * What went through a link since it was made, in both directions (struct rtnl_link_stats64), under `ip -s -s link`'s names. Counters have
 * 64 bits: more than a number holds exactly.
 */
export interface LinkStatistics {
  readonly index: number;
  readonly receive: ReceiveCounters;
  readonly transmit: TransmitCounters;
}

export interface ReceiveCounters {
  readonly bytes: bigint;
  readonly packets: bigint;
  readonly errors: bigint;
  /** Thrown away by the kernel or the driver, for want of room or of anybody who wants them. */
  readonly dropped: bigint;
  readonly multicast: bigint;
  readonly lengthErrors: bigint;
  readonly overErrors: bigint;
  readonly crcErrors: bigint;
  readonly frameErrors: bigint;
  readonly fifoErrors: bigint;
  /** Thrown away by the device itself. */
  readonly missedErrors: bigint;
  readonly compressed: bigint;
  /** Thrown away because the link hands nothing to the stack, as an inactive port of a bond; Linux 4.6 and newer. */
  readonly noHandler: bigint | undefined;
  /** Meant for another machine; Linux 5.19 and newer. */
  readonly otherHost: bigint | undefined;
}

export interface TransmitCounters {
  readonly bytes: bigint;
  readonly packets: bigint;
  readonly errors: bigint;
  readonly dropped: bigint;
  readonly collisions: bigint;
  readonly abortedErrors: bigint;
  readonly carrierErrors: bigint;
  readonly fifoErrors: bigint;
  readonly heartbeatErrors: bigint;
  readonly windowErrors: bigint;
  readonly compressed: bigint;
}
