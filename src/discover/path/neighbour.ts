import type { PathCause } from '../../model/path/cause.ts';
import type { Packet } from '../../model/path/packet.ts';
import type { Neighbour } from '../../model/neighbour.ts';
import { addStep, lose, noTrail, type Branch, type Trail, type Walker } from './trail.ts';
import { lowerOf } from './frame.ts';
import { lookupFilter } from './routing.ts';
import { transmit } from './wire.ts';
import { endOf, type Spot } from './world.ts';

/** Whom a packet is handed to on a link: by the table, or as the network would answer. */
export interface NextOnLink {
  readonly trail: Trail;
  /** `undefined` where nobody is found. */
  readonly mac: string | undefined;
  /** There is no entry that counts, so that everybody on the network is asked. */
  readonly isAsked: boolean;
}

const usable: ReadonlySet<string> = new Set(['reachable', 'stale', 'delay', 'probe', 'permanent', 'noarp']);

/** Finds the hardware address of the next hop. */
export async function resolveNextHop(walker: Walker, out: Spot, nextHop: string, packet: Packet, before: Trail): Promise<NextOnLink> {
  const { place, link } = out;
  const at = { namespace: place.namespace.label, link: link.name };
  if (link.type === 'loopback' || link.flags.includes('NOARP')) return { trail: before, mac: link.mac ?? 'all', isAsked: false };
  const entry = await lookupEntry(walker, out, nextHop);
  const states = entry?.states ?? [];
  if (entry?.mac !== undefined && states.some((state) => usable.has(state))) {
    return { trail: addStep(before, { is: 'neighbour', ...at, address: nextHop, mac: entry.mac, states }), mac: entry.mac, isAsked: false };
  }
  if (!link.flags.includes('UP')) return { trail: before, mac: 'all', isAsked: false }; // the link says better why
  const { answers, silent } = await askAround(walker, out, nextHop, packet);
  const [first, ...others] = answers;
  if (first?.link.mac !== undefined && others.length === 0) {
    return { trail: addStep(before, { is: 'neighbour', ...at, address: nextHop, mac: first.link.mac, states }), mac: first.link.mac, isAsked: true };
  }
  if (first !== undefined) return { trail: lose(before, { is: 'duplicate-address', ...at, address: nextHop, holders: answers.map(endOf) }), mac: undefined, isAsked: true };
  return { trail: lose(before, whyNobody(walker, out, nextHop, states, silent)), mac: undefined, isAsked: true };
}

export async function lookupEntry(walker: Walker, { place, link }: Spot, address: string): Promise<Neighbour | undefined> {
  const { neighbours } = await walker.world.tablesOf(place);
  return neighbours.find((one) => one.linkIndex === link.index && one.address === address && !one.flags.includes('proxy'));
}

interface Silent {
  readonly at: Spot;
  readonly why: PathCause | 'noarp' | 'arp-ignore';
}

/** The question that ARP, or neighbour discovery, would send to everybody: who would answer, and who has the address and would not. */
async function askAround(walker: Walker, out: Spot, address: string, packet: Packet): Promise<{ readonly answers: readonly Spot[]; readonly silent: readonly Silent[] }> {
  const branches = await transmit(walker, out, { destination: 'all', vlan: undefined, packet: { ...packet, size: 28 }, nextHop: address }, noTrail);
  const answers: Spot[] = [];
  const silent: Silent[] = branches.flatMap(({ trail: { lost } }) => (lost?.is === 'no-vlan' && hasAddress(walker, lost.namespace, address) ? [{ at: out, why: lost }] : []));
  for (const branch of branches) {
    if (branch.at === undefined || branch.at.link === out.link) continue;
    const why = await whySilent(walker, branch, branch.at, out, address, packet);
    if (why === 'not its address') continue;
    if (why === undefined) answers.push(branch.at);
    else silent.push({ at: branch.at, why });
  }
  return { answers, silent };
}

/** `undefined` for one that answers. */
async function whySilent(walker: Walker, { trail }: Branch, at: Spot, out: Spot, address: string, packet: Packet): Promise<PathCause | 'noarp' | 'arp-ignore' | 'not its address' | undefined> {
  if (!(await answersFor(walker, at, address))) return 'not its address';
  if (trail.lost !== undefined) return trail.lost;
  if (at.link.flags.includes('NOARP')) return 'noarp';
  if (packet.family === 'inet6') return undefined;
  const ignore = Math.max(...(await Promise.all(['all', at.link.name].map(async (name) => Number((await walker.world.sysctlOf(at.place, `ipv4/conf/${name}/arp_ignore`)) ?? 0)))));
  const isOnLink = at.link.addresses.some((one) => one.address === address);
  if (ignore === 8 || (ignore > 0 && !isOnLink)) return 'arp-ignore';
  return await refusesSender(walker, at, out, address, packet);
}

/** On another link than the one where the question came in, with a tag that is not its own. */
function hasAddress(walker: Walker, namespace: string, address: string): boolean {
  return walker.world.placeOf(namespace)?.links.some(({ addresses }) => addresses.some((one) => one.address === address)) === true;
}

async function answersFor(walker: Walker, at: Spot, address: string): Promise<boolean> {
  if (at.place.links.some(({ addresses }) => addresses.some((one) => one.address === address && one.scope !== 'link')) || at.link.addresses.some((one) => one.address === address)) return true;
  const { neighbours } = await walker.world.tablesOf(at.place);
  return neighbours.some((one) => one.flags.includes('proxy') && one.address === address && (one.linkIndex === undefined || one.linkIndex === at.link.index));
}

/** The question is looked at like a packet from who asks (kernel, net/ipv4/arp.c, arp_process): its source address must be one that may come in there. */
async function refusesSender(walker: Walker, at: Spot, out: Spot, address: string, packet: Packet): Promise<PathCause | undefined> {
  const own = out.place.links.flatMap(({ addresses }) => addresses).map((one) => one.address);
  const source = own.includes(packet.source) ? packet.source : out.link.addresses.find(({ family }) => family === packet.family)?.address;
  if (source === undefined) return undefined;
  const answer = await walker.world.kernel.lookupRoute(at.place.namespace, { destination: address, source, inputLinkIndex: at.link.index });
  if (answer.is !== 'refused' || (answer.errno !== 'EXDEV' && answer.errno !== 'EINVAL')) return undefined;
  return await lookupFilter(walker, at.place, at.link, { source }, answer.errno);
}

function whyNobody(walker: Walker, out: Spot, address: string, states: readonly string[], silent: readonly Silent[]): PathCause {
  const at = { namespace: out.place.namespace.label, link: out.link.name };
  const lower = lowerOf(walker, out);
  if (/^macv/.test(out.link.kind) && lower?.link.addresses.some((one) => one.address === address) === true) return { is: 'macvlan-parent', ...at, parent: lower.link.name };
  const [first] = silent;
  if (first === undefined) return { is: 'no-neighbour', ...at, address, states, holder: undefined, why: undefined };
  return typeof first.why === 'object' ? first.why : { is: 'no-neighbour', ...at, address, states, holder: endOf(first.at), why: first.why };
}
