/*
 * The parameters of queueing disciplines, under tc's names. Rates are bytes per second, times seconds, sizes bytes, probabilities
 * fractions of 1.
 */

/** By `of`: the kind, or several that say the same. */
export type QdiscOptions = NetemOptions | TbfOptions | HtbOptions | CodelOptions | FqCodelOptions | FqOptions | SfqOptions | PrioOptions | FifoOptions | CakeOptions;

export type ClassOptions = HtbClassOptions;

export interface NetemOptions {
  readonly of: 'netem';
  /** Packets. */
  readonly limit: number;
  readonly delay: { readonly delay: number; readonly jitter: number; readonly correlation: number } | undefined;
  /** Each packet for itself. */
  readonly lossRandom: Chance | undefined;
  /** Markov chain of four states: the probabilities of its transitions. */
  readonly lossState: { readonly p13: number; readonly p31: number; readonly p32: number; readonly p23: number; readonly p14: number } | undefined;
  /** Gilbert-Elliot: to the bad state and back, and the loss in the bad and in the good one, which tc calls 1-h and 1-k. */
  readonly lossGemodel: { readonly p: number; readonly r: number; readonly lossBad: number; readonly lossGood: number } | undefined;
  readonly duplicate: Chance | undefined;
  readonly reorder: Chance | undefined;
  readonly corrupt: Chance | undefined;
  readonly rate: { readonly rate: number; readonly packetOverhead: number; readonly cellSize: number; readonly cellOverhead: number } | undefined;
  readonly slot: NetemSlot | undefined;
  readonly ecn: boolean;
  /** Every so many packets one is sent at once, 0 for none. */
  readonly gap: number;
}

export interface Chance {
  readonly probability: number;
  /** How much each packet's fate depends on that of the one before. */
  readonly correlation: number;
}

export interface NetemSlot {
  readonly minDelay: number;
  readonly maxDelay: number;
  /** With a distribution: its mean and its jitter, in place of the two above. */
  readonly distribution: number;
  readonly jitter: number;
  readonly packets: number;
  readonly bytes: number;
}

/** struct tc_ratespec, as far as people set it. */
export interface RateTerms {
  /** Added to each packet; may be negative. */
  readonly overhead: number;
  readonly linkLayer: string;
}

export interface TbfOptions extends RateTerms {
  readonly of: 'tbf';
  readonly rate: number;
  readonly burst: number;
  readonly mpu: number;
  readonly peakRate: number | undefined;
  readonly mtu: number | undefined;
  readonly peakMpu: number | undefined;
  readonly limit: number;
  /** How long a packet may wait, which follows from the others; `undefined` where it makes no sense. */
  readonly latency: number | undefined;
  /** Sizes of the cells of a rate table, of which the exact kernel calculation has no need: 1. */
  readonly burstCell: number;
  readonly mtuCell: number | undefined;
}

export interface HtbOptions {
  readonly of: 'htb';
  readonly rateToQuantum: number;
  /** Minor number of the class for what no filter takes, hexadecimal as tc writes it: `0x30`. */
  readonly defaultClass: string;
  /** Packets that went past all classes. */
  readonly directPackets: number;
  readonly version: string;
  /** Packets. */
  readonly directQueueLength: number | undefined;
  readonly offload: boolean;
}

export interface HtbClassOptions extends RateTerms {
  readonly of: 'htb class';
  readonly priority: number;
  readonly quantum: number;
  /** 0 is a leaf. */
  readonly level: number;
  readonly rate: number;
  readonly ceil: number;
  readonly burst: number;
  readonly ceilBurst: number;
  readonly mpu: number;
  readonly ceilMpu: number;
  readonly burstCell: number;
  readonly ceilBurstCell: number;
}

export interface CodelOptions {
  readonly of: 'codel';
  /** Packets. */
  readonly limit: number;
  readonly target: number;
  readonly ceThreshold: number | undefined;
  readonly interval: number;
  readonly ecn: boolean;
}

export interface FqCodelOptions extends Omit<CodelOptions, 'of'> {
  readonly of: 'fq_codel';
  readonly flows: number;
  readonly quantum: number;
  readonly memoryLimit: number | undefined;
  readonly dropBatch: number | undefined;
}

export interface FqOptions {
  readonly of: 'fq';
  /** Packets. */
  readonly limit: number;
  readonly flowLimit: number;
  readonly buckets: number;
  readonly orphanMask: number | undefined;
  readonly pacing: boolean;
  readonly quantum: number;
  readonly initialQuantum: number;
  readonly maxRate: number | undefined;
  readonly lowRateThreshold: number | undefined;
  readonly refillDelay: number | undefined;
  readonly ceThreshold: number | undefined;
  readonly timerSlack: number | undefined;
  readonly horizon: number | undefined;
  /** What becomes of packets beyond the horizon: dropped, or sent at its edge. */
  readonly horizonDrop: boolean | undefined;
}

export interface SfqOptions {
  readonly of: 'sfq';
  /** Packets. */
  readonly limit: number;
  readonly quantum: number;
  readonly depth: number | undefined;
  readonly headDrop: boolean;
  readonly flows: number;
  readonly divisor: number;
  /** Seconds between new hashes, 0 for never. */
  readonly perturb: number;
  readonly red: SfqRed | undefined;
}

export interface SfqRed {
  readonly ewma: number;
  readonly min: number;
  readonly max: number;
  readonly probability: number;
  /** `ecn`, `harddrop`, `adaptive`, `nodrop` */
  readonly flags: readonly string[];
}

export interface PrioOptions {
  readonly of: 'prio' | 'pfifo_fast';
  readonly bands: number;
  /** The band of each of the 16 priorities. */
  readonly priorityMap: readonly number[];
}

export interface FifoOptions {
  readonly of: 'pfifo' | 'bfifo' | 'pfifo_head_drop';
  /** Packets; bytes for bfifo. */
  readonly limit: number;
}

export interface CakeOptions {
  readonly of: 'cake';
  /** `undefined` is unlimited. */
  readonly bandwidth: number | undefined;
  readonly autorate: boolean;
  readonly diffserv: string;
  readonly flowMode: string;
  readonly nat: boolean;
  readonly wash: boolean;
  readonly ingress: boolean;
  readonly ackFilter: 'disabled' | 'enabled' | 'aggressive';
  readonly splitGso: boolean;
  readonly rtt: number;
  readonly raw: boolean;
  readonly atm: 'noatm' | 'atm' | 'ptm';
  readonly overhead: number;
  readonly mpu: number;
  readonly memoryLimit: number | undefined;
  /** Hexadecimal, `0xf`. */
  readonly firewallMark: string;
}
