/** linux/rtnetlink.h, RTN_*, in iproute2's words (ip/rtm_map.c). */
const types: readonly string[] = ['none', 'unicast', 'local', 'broadcast', 'anycast', 'multicast', 'blackhole', 'unreachable', 'prohibit', 'throw', 'nat', 'xresolve'];

export function routeType(type: number): string {
  return types[type] ?? String(type);
}

/** linux/rtnetlink.h, RTNH_F_* and RTM_F_*, in the order and the words of iproute2 (ip/iproute.c, print_rt_flags). */
const flagWords: readonly (readonly [bit: number, word: string])[] = [
  [0x1, 'dead'],
  [0x4, 'onlink'],
  [0x2, 'pervasive'],
  [0x8, 'offload'],
  [0x40, 'trap'],
  [0x100, 'notify'],
  [0x10, 'linkdown'],
  [0x20, 'unresolved'],
  [0x4000, 'rt_offload'],
  [0x8000, 'rt_trap'],
  [0x2000_0000, 'rt_offload_failed'],
];

const none: readonly string[] = [];
const known = new Map<number, readonly string[]>(); // few combinations occur

export function routeFlags(bits: number): readonly string[] {
  if (bits === 0) return none;
  let flags = known.get(bits);
  if (flags === undefined) {
    flags = flagWords.filter(([bit]) => (bits & bit) !== 0).map(([, word]) => word);
    known.set(bits, flags);
  }
  return flags;
}

/** ICMPV6_ROUTER_PREF_* (linux/icmpv6.h), as RFC 4191 codes it. */
const preferences: readonly string[] = ['medium', 'high', '2', 'low'];

export function routePreference(value: number): string {
  return preferences[value] ?? String(value);
}
