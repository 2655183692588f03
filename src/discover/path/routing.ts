import type { PathCause } from '../../model/path/cause.ts';
import { protocolNumber, type Packet } from '../../model/path/packet.ts';
import { isWithin, parseIpAddress, parseIpPrefix } from '../../model/ip-address.ts';
import { numberName } from '../../model/number-names.ts';
import type { RouteAnswer, RouteQuery } from '../../model/route-lookup.ts';
import type { Route } from '../../model/route.ts';
import type { TopologyLink, TopologyNamespace } from '../../model/topology.ts';
import { addStep, type Trail, type Walker } from './trail.ts';

/** What a namespace decides about a packet. */
export type Decision =
  | { readonly is: 'for here'; readonly trail: Trail; readonly source: string; readonly link: TopologyLink | undefined }
  | { readonly is: 'goes on'; readonly trail: Trail; readonly source: string; readonly link: TopologyLink; readonly nextHop: string; readonly mtu: number }
  | { readonly is: 'refused'; readonly cause: PathCause };

/** Who forwarded the packet on its way there, to say who could have given it another source address. */
export interface Forwarders {
  readonly last: string | undefined;
}

/** Asks the kernel which way the packet goes there: what came in through `inputLink`, or is sent from there. */
export async function decideRoute(walker: Walker, place: TopologyNamespace, packet: Packet, inputLink: TopologyLink | undefined, before: Trail, forwarders: Forwarders): Promise<Decision> {
  const query: RouteQuery = {
    destination: packet.destination,
    source: packet.source === '' ? undefined : packet.source,
    inputLinkIndex: inputLink?.index,
    protocol: protocolNumber(packet),
    sourcePort: packet.sourcePort,
    destinationPort: packet.destinationPort,
    outputLinkIndex: inputLink === undefined ? vrfOf(place, packet.source) : undefined,
  };
  const answer = await walker.world.kernel.lookupRoute(place.namespace, query);
  if (answer.is === 'refused') return { is: 'refused', cause: await whyRefused(walker, place, packet, inputLink, answer.errno, forwarders) };
  const { route, match = route } = answer;
  const table = await tableOf(walker, place, match);
  const link = place.links.find(({ index }) => index === route.linkIndex);
  const source = packet.source === '' ? (route.preferredSource ?? match.preferredSource ?? firstAddress(link, packet)) : packet.source;
  const at = { namespace: place.namespace.label, link: link?.name };
  const trail = addStep(before, {
    is: 'route',
    ...at,
    inputLink: inputLink?.name,
    type: route.type,
    prefix: match.destination,
    table,
    tableName: numberName(walker.world.numberNames.tables, table),
    rulePriority: await priorityOf(walker, place, packet, table),
    gateway: route.gateway,
    source,
  });
  if (route.type === 'local' || route.type === 'anycast') return { is: 'for here', trail, source, link: holderOf(place, packet.destination) ?? link };
  if (link === undefined) return { is: 'refused', cause: { is: 'unread', namespace: at.namespace, why: 'its route names no link' } };
  if (packet.family === 'inet6' && inputLink !== undefined && (await sysctl(walker, place, 'ipv6/conf/all/forwarding')) === '0') {
    return { is: 'refused', cause: { is: 'forwarding-off', namespace: at.namespace, link: inputLink.name, sysctl: 'net.ipv6.conf.all.forwarding' } };
  }
  return { is: 'goes on', trail, source, link, nextHop: route.gateway ?? packet.destination, mtu: route.metrics?.mtu ?? link.mtu };
}

/** While nobody has made rules, the kernel says main for `local` too (net/ipv4/fib_trie.c, fib_trie_unmerge); the list of routes tells them apart. */
async function tableOf(walker: Walker, place: TopologyNamespace, { destination, type, family, table }: Route): Promise<number> {
  const { routes } = await walker.world.tablesOf(place);
  const same = routes.filter((route) => route.destination === destination && route.type === type && route.family === family);
  return same.some((route) => route.table === table) ? table : (same[0]?.table ?? table);
}

/** A socket that is bound to an address of a VRF's port speaks through the VRF. */
function vrfOf(place: TopologyNamespace, source: string): number | undefined {
  const holder = holderOf(place, source);
  const master = place.links.find(({ index }) => index === holder?.masterIndex);
  return master?.kind === 'vrf' ? master.index : undefined;
}

function holderOf(place: TopologyNamespace, address: string): TopologyLink | undefined {
  return place.links.find(({ addresses }) => addresses.some((one) => one.address === address));
}

function firstAddress(link: TopologyLink | undefined, { family }: Packet): string {
  return link?.addresses.find((one) => one.family === family)?.address ?? '';
}

/** The first rule that leads to the table and says nothing that the packet does not fit. Several that could have done so are none. */
async function priorityOf(walker: Walker, place: TopologyNamespace, packet: Packet, table: number): Promise<number | undefined> {
  const { rules } = await walker.world.tablesOf(place);
  const leading = rules.filter((rule) => rule.family === packet.family && rule.table === table && (fits(rule.from, packet.source) && fits(rule.to, packet.destination)) !== rule.isInverted);
  return leading.length === 1 ? leading[0]?.priority : undefined;
}

function fits(prefix: string | undefined, address: string): boolean {
  const [wanted, is] = [prefix === undefined ? undefined : parseIpPrefix(prefix), parseIpAddress(address)];
  return wanted === undefined || (is !== undefined && isWithin(is, wanted));
}

/** What the errno of a lookup means (kernel, net/ipv4/route.c, ip_route_input_slow; fib_semantics.c, fib_props). */
async function whyRefused(walker: Walker, place: TopologyNamespace, packet: Packet, inputLink: TopologyLink | undefined, errno: string, { last }: Forwarders): Promise<PathCause> {
  const namespace = place.namespace.label;
  const { destination, source } = packet;
  if (inputLink !== undefined && (errno === 'EXDEV' || errno === 'EINVAL') && (await refusingType(walker, place, packet)) === undefined) {
    return (await lookupFilter(walker, place, inputLink, packet, errno)) ?? { is: 'martian', namespace, link: inputLink.name, source };
  }
  if (inputLink !== undefined && packet.family === 'inet' && (await sysctl(walker, place, `ipv4/conf/${inputLink.name}/forwarding`)) === '0') {
    return { is: 'forwarding-off', namespace, link: inputLink.name, sysctl: (await sysctl(walker, place, 'ipv4/ip_forward')) === '0' ? 'net.ipv4.ip_forward' : `net.ipv4.conf.${inputLink.name}.forwarding` };
  }
  if (inputLink === undefined && errno === 'EINVAL' && source !== '' && holderOf(place, source) === undefined) return { is: 'foreign-source', namespace, address: source };
  const type = await refusingType(walker, place, packet);
  if (type !== undefined) return { is: 'refusing-route', namespace, destination, type };
  return { is: 'no-route', namespace, destination, without: downLinkTo(place, packet), isBack: packet.isReply, lastRouter: packet.isReply ? last : undefined };
}

async function refusingType(walker: Walker, place: TopologyNamespace, { destination, family }: Packet): Promise<string | undefined> {
  const { routes } = await walker.world.tablesOf(place);
  const refusing = routes.filter((route) => route.family === family && /^(?:unreachable|blackhole|prohibit|throw)$/.test(route.type) && route.linkIndex !== 1);
  const best = refusing.filter((route) => route.destination === 'default' || fits(route.destination, destination)).sort((a, b) => lengthOf(b.destination) - lengthOf(a.destination))[0];
  return best?.type;
}

function lengthOf(prefix: string): number {
  return prefix === 'default' ? 0 : (parseIpPrefix(prefix)?.length ?? 0);
}

/**
 * The reverse path filter expects packets from there on the link through which it would send to there. It says EXDEV on older kernels, and
 * EINVAL on newer ones (seen on 6.18), as for sources that can come in nowhere.
 */
export async function lookupFilter(walker: Walker, place: TopologyNamespace, inputLink: TopologyLink, { source }: Pick<Packet, 'source'>, errno: string): Promise<PathCause | undefined> {
  const back: RouteAnswer = await walker.world.kernel.lookupRoute(place.namespace, { destination: source });
  const expected = back.is === 'route' ? place.links.find(({ index }) => index === back.route.linkIndex)?.name : undefined;
  const [all, own] = await Promise.all(['all', inputLink.name].map(async (name) => Number((await sysctl(walker, place, `ipv4/conf/${name}/rp_filter`)) ?? 0)));
  if (errno !== 'EXDEV' && (Math.max(all ?? 0, own ?? 0) === 0 || expected === inputLink.name || holderOf(place, source) !== undefined)) return undefined;
  const name = (own ?? 0) >= (all ?? 0) ? inputLink.name : 'all';
  return { is: 'rp-filter', namespace: place.namespace.label, link: inputLink.name, source, sysctl: `net.ipv4.conf.${name}.rp_filter`, expected };
}

/** A link that is down has lost its routes: the one whose network the destination is in, or the only one that there is. */
function downLinkTo(place: TopologyNamespace, { destination, family }: Packet): { readonly is: 'link-down'; readonly namespace: string; readonly link: string } | undefined {
  const down = place.links.filter(({ flags, type }) => !flags.includes('UP') && type !== 'loopback');
  const near = down.find(({ addresses }) => addresses.some((one) => fits(`${one.address}/${one.prefixLength}`, destination)));
  const isAlone = down.length === 1 && !place.links.some((link) => link.type !== 'loopback' && link !== down[0] && link.addresses.some((one) => one.family === family && one.scope === 'global'));
  const link = near ?? (isAlone ? down[0] : undefined);
  return link === undefined ? undefined : { is: 'link-down', namespace: place.namespace.label, link: link.name };
}

async function sysctl(walker: Walker, place: TopologyNamespace, path: string): Promise<string | undefined> {
  return await walker.world.sysctlOf(place, path);
}
