/*
 * The packet scheduler counts time in ticks of 64 ns, whatever the machine (kernel, include/net/pkt_sched.h, PSCHED_SHIFT);
 * /proc/net/psched says the same, and a test reads it there.
 */
const TICK_NS = 64;
const NS_PER_SECOND = 1e9;

export function ticksToSeconds(ticks: number): number {
  return (ticks * TICK_NS) / NS_PER_SECOND;
}

export function nsToSeconds(ns: bigint | number): number {
  return Number(ns) / NS_PER_SECOND;
}

export function usToSeconds(us: number): number {
  return us / 1e6;
}

/** How many bytes a rate lets through in so many ticks: how the kernel tells a burst. */
export function bytesInTicks(rate: number, ticks: number): number {
  return Math.round((rate * ticks * TICK_NS) / NS_PER_SECOND);
}
