import { attribute, i32, u16, u32, u8 } from './messages.ts';

/* Messages of the packet scheduler, put together from linux/rtnetlink.h, linux/pkt_sched.h and linux/gen_stats.h. */

export function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

/** The body of an RTM_NEWQDISC or RTM_NEWTCLASS message: struct tcmsg. */
export function queueBody(fields: { readonly index?: number; readonly handle?: number; readonly parent?: number; readonly information?: number }, ...attributes: readonly Buffer[]): Buffer {
  const { index = 7, handle = 0, parent = 0xffff_ffff, information = 1 } = fields;
  return Buffer.concat([u8(0), u8(0), u16(0), i32(index), u32(handle), u32(parent), u32(information), ...attributes]);
}

/** What TCA_STATS2 holds: struct gnet_stats_basic and gnet_stats_queue. */
export function trafficCounters(counts: {
  readonly bytes: bigint;
  readonly packets: number;
  readonly drops?: number;
  readonly overlimits?: number;
  readonly requeues?: number;
  readonly backlog?: number;
  readonly queueLength?: number;
}): readonly Buffer[] {
  const { bytes, packets, drops = 0, overlimits = 0, requeues = 0, backlog = 0, queueLength = 0 } = counts;
  return [attribute(1, u64(bytes), u32(packets), u32(0)), attribute(3, u32(queueLength), u32(backlog), u32(drops), u32(requeues), u32(overlimits))];
}

/** struct tc_ratespec, with a cell of one byte. */
export function rateSpec(fields: { readonly rate: number; readonly overhead?: number; readonly mpu?: number; readonly linkLayer?: number }): Buffer {
  const { rate, overhead = 0, mpu = 0, linkLayer = 1 } = fields;
  return Buffer.concat([u8(0), u8(linkLayer), u16(overhead & 0xffff), u16(0), u16(mpu), u32(rate)]);
}

/** A probability of 32 bits. */
export function percent(value: number): number {
  return Math.round((value / 100) * 0xffff_ffff);
}
