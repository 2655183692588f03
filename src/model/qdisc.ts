import type { ClassOptions, QdiscOptions } from './qdisc-options.ts';
import type { QdiscXstats } from './qdisc-xstats.ts';

/** A queueing discipline: what decides when packets leave a link, and which of them (tc(8), RTM_NEWQDISC). */
export interface Qdisc {
  readonly linkIndex: number;
  /** `netem`, `htb`, `fq_codel`, … */
  readonly kind: string;
  /** As tc writes it, hexadecimal: `8001:`; `0:` for one that nobody gave a handle. */
  readonly handle: string;
  /** `root`, `ingress`, `clsact`, or the class or qdisc that it hangs on: `1:2`. */
  readonly parent: string | undefined;
  /** How many hold it. */
  readonly references: number;
  /** A device does the work. */
  readonly offloaded: boolean;
  /** Numbers of the filter blocks that it shares with others. */
  readonly ingressBlock: number | undefined;
  readonly egressBlock: number | undefined;
  /** Its parameters; `undefined` for kinds that have none, or that we do not know. */
  readonly options: QdiscOptions | undefined;
  /** `undefined` where the kernel counts nothing. */
  readonly statistics: TrafficStatistics | undefined;
  /** What its kind counts besides. */
  readonly xstats: QdiscXstats | undefined;
}

/** A class of a qdisc that has several (RTM_NEWTCLASS). */
export interface TrafficClass {
  readonly linkIndex: number;
  readonly kind: string;
  /** `1:10` */
  readonly handle: string;
  readonly parent: string | undefined;
  /** Handle of the qdisc that stands in it. */
  readonly leaf: string | undefined;
  readonly options: ClassOptions | undefined;
  /** `undefined` where the kernel counts nothing. */
  readonly statistics: TrafficStatistics | undefined;
  readonly xstats: QdiscXstats | undefined;
}

/** TCA_STATS2 (linux/gen_stats.h). */
export interface TrafficStatistics {
  /** `undefined` for the flows of cake and fq_codel, which are counted while they wait alone. */
  readonly bytes: bigint | undefined;
  readonly packets: bigint | undefined;
  readonly drops: number;
  /** How often a limit held a packet back. */
  readonly overlimits: number;
  readonly requeues: number;
  /** Bytes that wait. */
  readonly backlog: number;
  /** Packets that wait. */
  readonly queueLength: number;
}
