import type { FirewallTable } from '../../model/firewall.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Path, PathMtu, PathProtocol, PathStep, PathWay } from '../../model/path.ts';
import { lookupDetour } from '../../model/path/detour.ts';
import { answerTo, type Packet } from '../../model/path/packet.ts';
import type { TopologyNamespace } from '../../model/topology.ts';
import { chooseDestination } from './ends.ts';
import { noTrail, type SendOuter, type Trail, type Walked, type Walker } from './trail.ts';
import { walkFrom } from './walk.ts';
import { receive, transmit } from './wire.ts';
import { readPathWorld, type PathKernel, type PathWorld } from './world.ts';

/** Which packet is meant. */
export interface PathQuestion {
  readonly from: Namespace;
  /** The address that it is sent from; left to the kernel unless stated. */
  readonly source: string | undefined;
  /** Where it is meant to arrive; one of the two is stated. */
  readonly to: Namespace | undefined;
  readonly destination: string | undefined;
  readonly protocol: PathProtocol;
  readonly port: number | undefined;
  /** Bytes of the whole IP packet, which may not be cut up; a small one unless stated. */
  readonly size: number | undefined;
  readonly isOneWay: boolean;
}

/** An echo request as ping sends it: 56 bytes and the headers. */
const SMALL = 84;

/** Reads the machine once, for as many questions as one likes. */
export async function readForPaths(kernel: PathKernel, namespaces: readonly Namespace[], readRules: (namespace: Namespace) => Promise<readonly FirewallTable[]>): Promise<PathWorld> {
  return await readPathWorld(kernel, namespaces, readRules);
}

/** Follows a packet, and its answer, through what the namespaces say of themselves. Sends nothing. Throws a ShellError where an end has no address. */
export async function findPath(world: PathWorld, question: PathQuestion): Promise<Path> {
  const from = world.placeOfNamespace(question.from) ?? { namespace: question.from, links: [], failure: undefined };
  const destination = question.destination ?? (await chooseDestination(world, from, question));
  const walker: Walker = { world, sendOuter, transmit, receive };
  const packet: Packet = {
    family: parseIpAddress(destination)?.family ?? 'inet',
    source: question.source ?? '',
    destination,
    protocol: question.protocol,
    sourcePort: undefined,
    destinationPort: question.port,
    size: question.size ?? SMALL,
    isReply: false,
  };
  const goal = { namespace: question.to?.label, address: destination };
  const there = await walkFrom(walker, { place: from, inputLink: undefined, packet, trail: noTrail, connections: [], lastRouter: undefined }, goal);
  const source = there.connections[0]?.original.source ?? sourceOf(there.trail) ?? question.source ?? '';
  const back = question.isOneWay || there.place === undefined ? undefined : await walkBack(walker, there, there.place, { namespace: from.namespace.label, address: source });
  const [wayThere, wayBack] = [wayOf(there.trail, world), back && wayOf(back.trail, world)];
  return {
    from: { namespace: from.namespace.label, address: source },
    to: { namespace: question.to?.label ?? there.place?.namespace.label ?? holderOf(world, destination), address: destination },
    protocol: packet.protocol,
    port: packet.destinationPort,
    size: packet.size,
    there: wayThere,
    back: wayBack,
    detour: wayBack && lookupDetour(wayThere, wayBack),
  };
}

async function walkBack(walker: Walker, { packet, connections, lastRouter }: Walked, place: TopologyNamespace, goal: { readonly namespace: string; readonly address: string }): Promise<Walked> {
  return await walkFrom(walker, { place, inputLink: undefined, packet: answerTo(packet), trail: noTrail, connections, lastRouter }, goal);
}

const sendOuter: SendOuter = async (walker, place, packet, trail) => {
  const { trail: came, place: there } = await walkFrom(walker, { place, inputLink: undefined, packet, trail, connections: [], lastRouter: undefined }, undefined);
  return { trail: came, place: there };
};

function wayOf({ steps, lost, unsure }: Trail, world: PathWorld): PathWay {
  const end = lost === undefined ? (unsure.length > 0 ? 'unsure' : 'arrives') : lost.is === 'leaves' || lost.is === 'unseen' ? 'leaves' : lost.is === 'unread' ? 'unsure' : 'lost';
  return { steps, end, cause: lost, unsure: [...new Set(unsure)], mtu: lost?.is === 'mtu' ? { namespace: lost.namespace, link: lost.link, bytes: lost.mtu } : smallestMtu(steps, world) };
}

function smallestMtu(steps: readonly PathStep[], world: PathWorld): PathMtu | undefined {
  const passed = steps.flatMap((step): readonly PathMtu[] => (step.is === 'link' || step.is === 'wire' ? [{ namespace: step.namespace, link: step.link ?? '', bytes: step.mtu }] : []));
  const real = passed.filter(({ namespace, link }) => world.placeOf(namespace)?.links.find(({ name }) => name === link)?.type !== 'loopback');
  return (real.length > 0 ? real : passed).reduce<PathMtu | undefined>((least, one) => (least === undefined || one.bytes < least.bytes ? one : least), undefined);
}

function sourceOf({ steps }: Trail): string | undefined {
  const route = steps.find((step) => step.is === 'route');
  return route?.is === 'route' ? route.source : undefined;
}

function holderOf({ topology }: PathWorld, address: string): string | undefined {
  const holders = topology.namespaces.filter(({ links }) => links.some(({ addresses }) => addresses.some((one) => one.address === address)));
  return holders.length === 1 ? holders[0]?.namespace.label : undefined;
}
