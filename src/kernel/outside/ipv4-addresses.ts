import { isWithin, parseIpPrefix, type IpPrefix } from '../../model/ip-address.ts';
import type { OutsideAddress, OutsideRoute } from '../../model/outside.ts';
import type { TriePrefix } from './fib-trie.ts';

/**
 * No file lists the IPv4 addresses. The kernel keeps a local route to each, until its link goes down. An address whose network is here too,
 * shared with no other and with its broadcast, can only have come with that network's length and link: of others neither is known,
 * since one of a length of 32 leaves no other trace (net/ipv4/fib_frontend.c, fib_add_ifaddr). Those of a VRF and of its ports are in a table
 * of its own, which nothing tells from one that somebody filled by hand: they are not found.
 */
export function findIpv4Addresses(trie: readonly TriePrefix[], routes: readonly OutsideRoute[]): readonly OutsideAddress[] {
  const ofKernel = trie.filter(({ table }) => table === undefined || table === MAIN || table === LOCAL);
  const own = distinct(ofKernel.filter(({ type, length, scope }) => type === 'local' && length === 32 && scope === HOST).map(({ address }) => address));
  const broadcasts = new Set(ofKernel.filter(({ type }) => type === 'broadcast').map(({ address }) => address));
  const networks = ofKernel.filter((one) => one.length < 32 && isNetworkOfLink(one)).flatMap((one) => parsed(one));
  return own.map((address): OutsideAddress => {
    const network = longest(networks.filter((one) => contains(one, address)));
    const neighbours = network === undefined ? [] : own.filter((other) => contains(network, other));
    const isSure = network !== undefined && neighbours.length === 1 && (network.length === 31 || broadcasts.has(lastOf(network)));
    return { family: 'inet', address, ...(isSure ? linkOf(network, routes) : nowhere), prefixLength: isSure ? network.length : undefined, scope: undefined, flags: undefined };
  });
}

const MAIN = 254;
const LOCAL = 255;
const HOST = 254;
const LINK = 253;

interface Network extends Pick<TriePrefix, 'address' | 'length' | 'type'> {
  readonly prefix: IpPrefix;
}

/** The network of a loopback device is all local. */
function isNetworkOfLink({ type, scope }: TriePrefix): boolean {
  return (type === 'unicast' && scope === LINK) || (type === 'local' && scope === HOST);
}

function parsed({ address, length, type }: TriePrefix): readonly Network[] {
  const prefix = parseIpPrefix(`${address}/${length}`);
  return prefix === undefined ? [] : [{ address, length, type, prefix }];
}

function contains({ prefix }: Network, address: string): boolean {
  const inside = parseIpPrefix(address);
  return inside !== undefined && isWithin(inside, prefix);
}

function longest(networks: readonly Network[]): Network | undefined {
  return networks.reduce<Network | undefined>((best, one) => (best === undefined || one.length > best.length ? one : best), undefined);
}

const nowhere = { linkName: undefined, linkIndex: undefined };

/** The index of the one loopback device of a namespace (linux/netdevice.h). */
const LOOPBACK_IFINDEX = 1;

/** Where several links have the network, it is none of them for sure. */
function linkOf({ address, length, type }: Network, routes: readonly OutsideRoute[]): Pick<OutsideAddress, 'linkName' | 'linkIndex'> {
  if (type === 'local') return { ...nowhere, linkIndex: LOOPBACK_IFINDEX };
  const [only, ...others] = distinct(routes.filter((route) => route.destination === `${address}/${length}` && route.gateway === undefined).flatMap(({ linkName }) => linkName ?? []));
  return { ...nowhere, linkName: others.length === 0 ? only : undefined };
}

function lastOf({ address, length }: Network): string {
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + 2 ** (32 - length) - 1;
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
