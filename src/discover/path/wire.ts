import type { WireStep } from '../../model/path.ts';
import { hasPeer } from '../../model/wired-link.ts';
import { enterBridge, leaveBridge } from './bridge.ts';
import { enterTunnel, isTunnel } from './tunnel.ts';
import { fits, lowerOf, take } from './frame.ts';
import { addStep, lose, pass, type Branch, type Frame, type Trail, type Walker } from './trail.ts';
import { endOf, type Spot } from './world.ts';

/**
 * Sends a frame out of a link, and follows it until links take it: through wires, bridges and what stands on other devices. There are
 * several branches where it goes to several; one that is lost goes on as it would, so that one sees what it would have reached.
 */
export async function transmit(walker: Walker, from: Spot, frame: Frame, before: Trail): Promise<readonly Branch[]> {
  const { place, link } = from;
  const passed = pass(before, keyOf('out', from, frame));
  if (passed === undefined) return [];
  const at = { namespace: place.namespace.label, link: link.name };
  const trail = addStep(refuseWithoutCarrier(walker, from, downUnlessUp(passed, from)), { is: 'link', ...at, kind: link.kind, mtu: link.mtu });

  if (link.type === 'loopback') return [{ trail, at: from }];
  if (hasPeer(link)) return await crossWire(walker, from, frame, trail);
  if (link.kind === 'bridge') return await leaveBridge(walker, from, undefined, frame, trail);
  if (link.kind === 'bond' || link.kind === 'team') return await leaveBond(walker, from, frame, trail);
  if (isTunnel(link)) return await enterTunnel(walker, from, frame, trail);
  if (link.kind === 'vlan' && link.details?.of === 'vlan') return await goDown(walker, from, { ...frame, vlan: link.details.id }, trail);
  if (sharesDevice(link.kind)) return await leaveShared(walker, from, frame, trail);
  return [{ trail: lose(trail, { is: 'leaves', ...at, kind: link.kind }), at: undefined }];
}

/** A frame comes in at a link, `by` which way; whoever stands on the link, or the link itself, takes it. */
export async function receive(walker: Walker, to: Spot, frame: Frame, before: Trail, from: Spot): Promise<readonly Branch[]> {
  const { place, link } = to;
  const passed = pass(before, keyOf('in', to, frame));
  if (passed === undefined) return [];
  const at = { namespace: place.namespace.label, link: link.name };
  const trail = addStep(downUnlessUp(passed, to), wireStep(to, from));

  const uppers = walker.world.uppersOf(endOf(to));
  if (frame.vlan !== undefined) {
    const upper = uppers.find((one) => one.link.details?.of === 'vlan' && one.link.details.id === frame.vlan);
    if (upper !== undefined) return await receive(walker, upper, { ...frame, vlan: undefined }, trail, to);
  }
  const master = link.masterIndex === undefined ? undefined : walker.world.find({ ...at, index: link.masterIndex });
  if (master?.link.kind === 'bridge') return await enterBridge(walker, master, to, frame, trail);
  if (master?.link.kind === 'bond' || master?.link.kind === 'team') return await receive(walker, master, frame, trail, to);
  if (frame.vlan !== undefined) return [{ trail: lose(trail, { is: 'no-vlan', ...at, vlan: frame.vlan }), at: undefined }];

  const sharing = uppers.filter((one) => sharesDevice(one.link.kind) && one.link !== from.link);
  const takers = sharing.filter((one) => isFor(one, frame));
  const branches = (await Promise.all(takers.map((one) => receive(walker, one, frame, trail, to)))).flat();
  return frame.destination === 'all' || branches.length === 0 ? [...branches, take(to, frame, trail)] : branches;
}

async function crossWire(walker: Walker, from: Spot, frame: Frame, trail: Trail): Promise<readonly Branch[]> {
  const { place, link } = from;
  const at = { namespace: place.namespace.label, link: link.name };
  const far = farEndOf(walker, from);
  if (far !== undefined) return await receive(walker, far, frame, refuseIfLarge(far, frame, trail), from);
  return [{ trail: lose(trail, link.peer === undefined ? { is: 'no-other-end', ...at, kind: link.kind } : { is: 'unseen', ...at }), at: undefined }];
}

function farEndOf(walker: Walker, { link }: Spot): Spot | undefined {
  return hasPeer(link) && link.peer?.is === 'found' ? walker.world.find(link.peer) : undefined;
}

/** An end of a wire has no carrier while the other one is down, and sends nothing (kernel, drivers/net/veth.c, veth_close). */
function refuseWithoutCarrier(walker: Walker, from: Spot, trail: Trail): Trail {
  const far = farEndOf(walker, from);
  return far === undefined ? trail : downUnlessUp(trail, far);
}

/** The other end of a veth takes nothing beyond its own MTU, and tells nobody (kernel, net/core/dev.c, __dev_forward_skb2). */
function refuseIfLarge({ place, link }: Spot, { packet: { size } }: Frame, trail: Trail): Trail {
  if (link.kind !== 'veth' || fits(size, link.mtu)) return trail;
  return lose(trail, { is: 'mtu', namespace: place.namespace.label, link: link.name, mtu: link.mtu, size, isSilent: true });
}

/** One port sends: the active one, or whichever the bond's rule chooses, which need not be told apart. */
async function leaveBond(walker: Walker, bond: Spot, frame: Frame, trail: Trail): Promise<readonly Branch[]> {
  const { place, link } = bond;
  const ports = place.links.filter(({ masterIndex, flags }) => masterIndex === link.index && flags.includes('UP'));
  const active = link.details?.of === 'bond' ? link.details.activeSlaveIndex : undefined;
  const port = ports.find(({ index }) => index === active) ?? ports.find(({ flags }) => flags.includes('LOWER_UP')) ?? ports[0];
  if (port === undefined) return [{ trail: lose(trail, { is: 'no-carrier', namespace: place.namespace.label, link: link.name }), at: undefined }];
  return await transmit(walker, { place, link: port }, frame, trail);
}

/**
 * Siblings on the same device reach each other directly, everybody else is behind it. What one macvlan sends to another comes in at the
 * device too, for who listens there (kernel, drivers/net/macvlan.c, macvlan_queue_xmit; ipvlan_core.c, ipvlan_xmit_mode_l2).
 */
async function leaveShared(walker: Walker, from: Spot, frame: Frame, trail: Trail): Promise<readonly Branch[]> {
  const lower = lowerOf(walker, from);
  if (lower === undefined || !speaksToSiblings(from)) return await goDown(walker, from, frame, trail);
  const siblings = walker.world.uppersOf(endOf(lower)).filter((one) => one.link !== from.link && one.link.kind === from.link.kind && speaksToSiblings(one) && isFor(one, frame));
  const isHeard = from.link.kind === 'macvlan' && frame.destination !== 'all';
  const [passed, last] = isHeard ? [addStep(trail, wireStep(lower, from)), lower] : [trail, from];
  const direct = (await Promise.all(siblings.map((one) => receive(walker, one, frame, passed, last)))).flat();
  return frame.destination === 'all' || direct.length === 0 ? [...direct, ...(await goDown(walker, from, frame, trail))] : direct;
}

function wireStep(to: Spot, from: Spot): WireStep {
  return { is: 'wire', namespace: to.place.namespace.label, link: to.link.name, kind: to.link.kind, mtu: to.link.mtu, from: endOf(from) };
}

async function goDown(walker: Walker, from: Spot, frame: Frame, trail: Trail): Promise<readonly Branch[]> {
  const lower = lowerOf(walker, from);
  if (lower !== undefined) return await transmit(walker, lower, frame, trail);
  return [{ trail: lose(trail, { is: 'unseen', namespace: from.place.namespace.label, link: from.link.name }), at: undefined }];
}

function sharesDevice(kind: string): boolean {
  return /^(?:mac|ip)v(?:lan|tap)$/.test(kind);
}

function speaksToSiblings({ link: { details } }: Spot): boolean {
  if (details?.of === 'macvlan' || details?.of === 'macvtap') return details.mode === 'bridge';
  return (details?.of === 'ipvlan' || details?.of === 'ipvtap') && details.flags === 'bridge';
}

/** All ipvlans of a device have its hardware address, and are told apart by their IP addresses. */
function isFor({ link }: Spot, { destination, nextHop, packet }: Frame): boolean {
  if (destination === 'all') return true;
  if (link.kind.startsWith('ip')) return link.addresses.some(({ address }) => address === nextHop || address === packet.destination);
  return destination === link.mac;
}

function downUnlessUp(trail: Trail, { place, link }: Spot): Trail {
  return link.flags.includes('UP') ? trail : lose(trail, { is: 'link-down', namespace: place.namespace.label, link: link.name });
}

function keyOf(what: string, { place, link }: Spot, { vlan }: Frame): string {
  return `${what} ${link.index} ${vlan ?? ''} ${place.namespace.label}`;
}
