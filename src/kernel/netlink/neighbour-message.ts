import { neighbourStates, type NeighbourState } from '../../model/neighbour.ts';

/* linux/neighbour.h: struct ndmsg and its attributes, for IP neighbours and for forwarding databases. */

export const RTM_GETNEIGH = 30;
export const NEIGHBOUR_HEADER = 12;
export const NTF_PROXY = 0x08;

export const NDA_DST = 1;
export const NDA_LLADDR = 2;
export const NDA_CACHEINFO = 3; // confirmed, used, updated and references
export const NDA_PROBES = 4;
export const NDA_VLAN = 5;
export const NDA_PORT = 6;
export const NDA_VNI = 7;
export const NDA_IFINDEX = 8;
export const NDA_MASTER = 9;
export const NDA_LINK_NETNSID = 10;
export const NDA_SRC_VNI = 11;
export const NDA_PROTOCOL = 12;
export const NDA_NH_ID = 13;
export const NDA_FDB_EXT_ATTRS = 14;
export const NDA_FLAGS_EXT = 15;

/** USER_HZ of every architecture that Node runs on (kernel, include/asm-generic/param.h). */
const TICKS_PER_SECOND = 100;

export function ticksToSeconds(ticks: number): number {
  return ticks / TICKS_PER_SECOND;
}

/** NTF_USE asks and is never answered. Those of NDA_FLAGS_EXT follow from bit 8 on, as in the kernel (include/net/neighbour.h). */
const flagWords: readonly (readonly [bit: number, word: string])[] = [
  [0x02, 'self'],
  [0x04, 'master'],
  [0x08, 'proxy'],
  [0x10, 'extern_learn'],
  [0x20, 'offload'],
  [0x40, 'sticky'],
  [0x80, 'router'],
  [0x100, 'managed'],
  [0x200, 'locked'],
  [0x400, 'extern_valid'],
];
const KNOWN_FLAGS = flagWords.reduce((bits, [bit]) => bits | bit, 0);

/** ndm_flags and NDA_FLAGS_EXT in iproute2's words. */
export function neighbourFlags(flags: number, more: number): readonly string[] {
  const bits = flags | (more << 8);
  const words = flagWords.filter(([bit]) => (bits & bit) !== 0).map(([, word]) => word);
  const rest = (bits & ~KNOWN_FLAGS) >>> 0;
  return rest === 0 ? words : [...words, `0x${rest.toString(16)}`];
}

/** ndm_state. */
export function statesOf(bits: number): readonly NeighbourState[] {
  const states = neighbourStates.filter((_, at) => (bits & (1 << at)) !== 0 && at < 8);
  return states.length === 0 ? ['none'] : states;
}
