import { isSameNamespace } from '../../model/namespace.ts';
import type { Packet } from '../../model/path/packet.ts';
import type { TopologyNamespace } from '../../model/topology.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import type { Link } from '../../model/link.ts';
import { addStep, lose, type Branch, type Frame, type Trail, type Walker } from './trail.ts';
import type { Spot } from './world.ts';

/** Kinds that put frames into packets of their own, as far as the walk follows them. */
export function isTunnel({ kind }: Link): boolean {
  return kind === 'vxlan';
}

/** A frame goes into a VXLAN: to the remote that its forwarding database names, or else to its default ones. */
export async function enterTunnel(walker: Walker, from: Spot, frame: Frame, trail: Trail): Promise<readonly Branch[]> {
  const { place, link } = from;
  const at = { namespace: place.namespace.label, link: link.name };
  const under = await anchorOf(walker, from);
  if (under === undefined) return [{ trail: lose(trail, { is: 'unseen', ...at }), at: undefined }];
  const remotes = await remotesOf(walker, from, frame);
  if (remotes.length === 0) return [{ trail: lose(trail, { is: 'no-remote', ...at, mac: frame.destination }), at: undefined }];
  return (await Promise.all(remotes.map((remote) => sendTo(walker, from, under, remote, frame, trail)))).flat();
}

/** IPv4 20 or IPv6 40, UDP 8, VXLAN 8, Ethernet 14 (RFC 7348). */
function overhead(family: Packet['family']): number {
  return (family === 'inet' ? 20 : 40) + 8 + 8 + 14;
}

async function sendTo(walker: Walker, from: Spot, under: TopologyNamespace, remote: string, frame: Frame, before: Trail): Promise<readonly Branch[]> {
  const { place, link } = from;
  const details = link.details?.of === 'vxlan' ? link.details : undefined;
  const family = parseIpAddress(remote)?.family ?? 'inet';
  const at = { namespace: place.namespace.label, link: link.name, kind: link.kind, id: details?.id };
  const packet: Packet = {
    family,
    source: details?.local ?? '',
    destination: remote,
    protocol: 'udp',
    sourcePort: undefined,
    destinationPort: details?.port,
    size: frame.packet.size + overhead(family),
    isReply: false,
  };
  const trail = addStep(before, { is: 'tunnel', what: 'in', ...at, source: details?.local, destination: remote });
  const { trail: came, place: there } = await walker.sendOuter(walker, under, packet, trail);
  if (there === undefined) return [{ trail: came, at: undefined }];
  const far = await farEndOf(walker, there, link);
  if (far === undefined) return [{ trail: lose(came, { is: 'no-tunnel-end', namespace: there.namespace.label, link: link.name, kind: link.kind, id: details?.id, destination: remote }), at: undefined }];
  const out = addStep(came, { is: 'tunnel', what: 'out', namespace: far.place.namespace.label, link: far.link.name, kind: far.link.kind, id: details?.id, source: undefined, destination: remote });
  return await walker.receive(walker, far, frame, out, from);
}

/** The link of the same network and port whose packets come in there, wherever the link is by now. */
async function farEndOf(walker: Walker, there: TopologyNamespace, near: Link): Promise<Spot | undefined> {
  for (const place of walker.world.topology.namespaces) {
    for (const link of place.links) {
      const isSame = link.details?.of === 'vxlan' && near.details?.of === 'vxlan' && link.details.id === near.details.id && link.details.port === near.details.port;
      if (!isSame) continue;
      const anchor = await anchorOf(walker, { place, link });
      if (anchor !== undefined && isSameNamespace(anchor.namespace.id, there.namespace.id)) return { place, link };
    }
  }
  return undefined;
}

/** The namespace in which the tunnel's own packets go: where it was made, which the link still knows. */
async function anchorOf(walker: Walker, { place, link }: Spot): Promise<TopologyNamespace | undefined> {
  if (link.linkNsid === undefined) return place;
  const others = walker.world.topology.namespaces;
  const nsids = await walker.world.kernel.readNsids(place.namespace, others.map(({ namespace }) => namespace));
  return others.find((_, at) => nsids[at] === link.linkNsid);
}

async function remotesOf(walker: Walker, { place, link }: Spot, { destination }: Frame): Promise<readonly string[]> {
  const { forwardingEntries } = await walker.world.tablesOf(place);
  const own = forwardingEntries.filter((entry) => entry.linkIndex === link.index && entry.masterIndex === undefined && entry.destination !== undefined);
  const known = destination === 'all' ? [] : own.filter(({ mac }) => mac === destination);
  const chosen = known.length > 0 ? known : own.filter(({ mac }) => mac === '00:00:00:00:00:00');
  const remotes = chosen.flatMap((entry) => entry.destination ?? []);
  const remote = link.details?.of === 'vxlan' ? link.details.remote : undefined;
  return remotes.length > 0 || remote === undefined ? [...new Set(remotes)] : [remote];
}
