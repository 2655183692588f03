import type { Link } from '../../model/link.ts';

const IFF_UP = 0x1;
const IFF_RUNNING = 0x40;

/** linux/if.h in the order in which `ip link` prints them (iproute2, ip/ipaddress.c, print_link_flags). */
const words: readonly (readonly [bit: number, word: string])[] = [
  [0x8, 'LOOPBACK'],
  [0x2, 'BROADCAST'],
  [0x10, 'POINTOPOINT'],
  [0x1000, 'MULTICAST'],
  [0x80, 'NOARP'],
  [0x200, 'ALLMULTI'],
  [0x100, 'PROMISC'],
  [0x400, 'MASTER'],
  [0x800, 'SLAVE'],
  [0x4, 'DEBUG'],
  [0x8000, 'DYNAMIC'],
  [0x4000, 'AUTOMEDIA'],
  [0x2000, 'PORTSEL'],
  [0x20, 'NOTRAILERS'],
  [IFF_UP, 'UP'],
  [0x1_0000, 'LOWER_UP'],
  [0x2_0000, 'DORMANT'],
  [0x4_0000, 'ECHO'],
];

const known = new Map<number, readonly string[]>(); // few combinations occur

/** The flags in iproute2's words; a link that is up without RUNNING has NO-CARRIER. */
export function linkFlags(bits: number): readonly string[] {
  let flags = known.get(bits);
  if (flags === undefined) {
    flags = nameFlags(bits);
    known.set(bits, flags);
  }
  return flags;
}

function nameFlags(bits: number): readonly string[] {
  const flags = words.filter(([bit]) => (bits & bit) !== 0).map(([, word]) => word);
  if ((bits & IFF_UP) !== 0 && (bits & IFF_RUNNING) === 0) flags.unshift('NO-CARRIER');
  const rest = words.reduce((left, [bit]) => left & ~bit, bits & ~IFF_RUNNING) >>> 0;
  return rest === 0 ? flags : [...flags, rest.toString(16)];
}

/** iproute2's `M-DOWN`: the link below this one, in the same namespace, is down. */
export function markLinksOverDownLinks(links: readonly Link[]): readonly Link[] {
  if (!links.some(hasLowerHere)) return links;
  const downIndexes = new Set(links.filter((link) => !link.flags.includes('UP')).map((link) => link.index));
  return links.map((link) => (hasLowerHere(link) && downIndexes.has(link.linkIndex ?? 0) ? { ...link, flags: [...link.flags, 'M-DOWN'] } : link));
}

function hasLowerHere(link: Link): boolean {
  return link.linkIndex !== undefined && link.linkNsid === undefined;
}
