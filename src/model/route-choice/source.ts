import type { Address } from '../address.ts';
import { isWithin, parseIpAddress, type IpAddress } from '../ip-address.ts';
import type { RouteNexthop } from '../route.ts';

/**
 * The address that a packet leaves with where its route names none: for IPv4 the first of the link whose network has the next router, else its
 * first (net/ipv4/devinet.c, inet_select_addr); for IPv6 the one that has the most in common (RFC 6724).
 */
export function chooseSource(destination: IpAddress, { linkIndex, gateway }: RouteNexthop, addresses: readonly Address[]): string | undefined {
  const next = (gateway === undefined ? undefined : parseIpAddress(gateway)) ?? destination;
  const global = addresses.filter(({ family, scope }) => family === destination.family && scope === 'global');
  const own = addresses.filter(({ family, linkIndex: index, flags }) => family === destination.family && index === linkIndex && !flags.includes('tentative') && !flags.includes('dadfailed'));
  if (destination.family === 'inet') {
    const usable = own.filter(({ scope, flags }) => scope !== 'host' && scope !== 'nowhere' && !flags.includes('secondary'));
    return (usable.find((one) => holds(one, next)) ?? usable[0] ?? global.find(({ flags }) => !flags.includes('secondary')))?.address;
  }
  const isLinkLocal = destination.bytes[0] === 0xfe && ((destination.bytes[1] ?? 0) & 0xc0) === 0x80;
  const candidates = own.filter(({ scope }) => scope === (isLinkLocal ? 'link' : 'global'));
  const all = candidates.length > 0 ? candidates : isLinkLocal ? own : global;
  return [...all].sort((a, b) => Number(a.flags.includes('deprecated')) - Number(b.flags.includes('deprecated')) || commonBits(b, destination) - commonBits(a, destination))[0]?.address;
}

function holds({ address, peerAddress, prefixLength }: Address, next: IpAddress): boolean {
  const network = parseIpAddress(peerAddress ?? address);
  return network !== undefined && isWithin(next, { ...network, length: prefixLength });
}

function commonBits({ address }: Address, destination: IpAddress): number {
  const bytes = parseIpAddress(address)?.bytes ?? [];
  const at = destination.bytes.findIndex((byte, index) => byte !== bytes[index]);
  return at === -1 ? 128 : at * 8 + Math.clz32((destination.bytes[at] ?? 0) ^ (bytes[at] ?? 0)) - 24;
}
