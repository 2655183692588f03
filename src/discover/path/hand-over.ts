import type { PathCause } from '../../model/path/cause.ts';
import type { Packet } from '../../model/path/packet.ts';
import type { Goal } from './arrival.ts';
import { resolveNextHop } from './neighbour.ts';
import { lose, noTrail, type Branch, type Frame, type Trail, type Walker } from './trail.ts';
import { transmit } from './wire.ts';
import { endOf, type Spot } from './world.ts';

/** Sends the packet out of a link to its next hop, and gives the link that takes it. */
export async function handOver(
  walker: Walker,
  out: Spot,
  { nextHop, mtu }: { readonly nextHop: string; readonly mtu: number },
  packet: Packet,
  before: Trail,
  goal: Goal | undefined,
): Promise<{ readonly trail: Trail; readonly at: Spot } | { readonly lost: Trail }> {
  const at = { namespace: out.place.namespace.label, link: out.link.name };
  if (packet.size > mtu) return { lost: lose(before, { is: 'mtu', ...at, mtu, size: packet.size, isSilent: false }) };
  const { trail, mac, isAsked } = await resolveNextHop(walker, out, nextHop, packet, before);
  if (mac === undefined) return { lost: trail };
  const frame: Frame = { destination: mac, vlan: undefined, packet, nextHop };
  const branches = await transmit(walker, out, frame, trail);
  // Who answers the question teaches the bridges where it is (net/bridge/br_fdb.c, br_fdb_update).
  const learnt = isAsked && takenOf(branches) === undefined ? await transmit(walker, out, { ...frame, ignoresForwarding: 'learnt' }, trail) : [];
  const taken = takenOf(branches) ?? takenOf(learnt);
  if (taken?.at !== undefined) return { trail: taken.trail, at: taken.at };
  const best = bestOf(branches);
  if (best === undefined) return { lost: lose(trail, { is: 'loop', namespace: at.namespace }) };
  return { lost: await explainMiss(walker, out, frame, best, trail, goal) };
}

function takenOf(branches: readonly Branch[]): Branch | undefined {
  return branches.find((branch) => branch.at !== undefined && branch.trail.lost === undefined);
}

/** Of several that are lost, the one that would have been taken; else one that was lost for a reason, and not for being another's. */
function bestOf(branches: readonly Branch[]): Branch | undefined {
  return branches.find(({ at }) => at !== undefined) ?? branches.find(({ trail }) => trail.lost?.is !== 'other-mac') ?? branches[0];
}

/** A frame that came to somebody else: either bridges send it the wrong way, or the sender takes the wrong hardware address. */
async function explainMiss(walker: Walker, out: Spot, frame: Frame, best: Branch, before: Trail, goal: Goal | undefined): Promise<Trail> {
  const { lost } = best.trail;
  const isDetoured = best.trail.steps.some((step) => step.is === 'bridge' && step.by === 'fdb');
  if (lost === undefined || best.at !== undefined || (lost.is !== 'other-mac' && !isDetoured)) return best.trail;
  const flooded = await transmit(walker, out, { ...frame, ignoresForwarding: 'all' }, { ...noTrail, steps: before.steps });
  const right = flooded.find((branch) => branch.at !== undefined);
  const misled = right === undefined ? undefined : lookupMisled(frame.destination, best.trail, right.trail);
  if (misled !== undefined) return relost(best.trail, misled);
  if (right === undefined && lost.is === 'other-mac' && frame.destination !== 'all') return relost(best.trail, await wrongNeighbour(walker, out, frame, before, goal));
  return best.trail;
}

/** The bridge that sends it to another port than the one that leads to its owner. */
function lookupMisled(mac: string, went: Trail, right: Trail): PathCause | undefined {
  for (const step of went.steps) {
    if (step.is !== 'bridge' || step.by !== 'fdb') continue;
    const other = right.steps.find((one) => one.is === 'bridge' && one.namespace === step.namespace && one.link === step.link);
    if (other?.is === 'bridge' && other.outPort !== step.outPort) return { is: 'wrong-fdb', namespace: step.namespace, link: step.link ?? '', mac, says: step.outPort ?? step.link ?? '', right: other.outPort };
  }
  return undefined;
}

async function wrongNeighbour(walker: Walker, out: Spot, frame: Frame, before: Trail, goal: Goal | undefined): Promise<PathCause> {
  const at = { namespace: out.place.namespace.label, link: out.link.name };
  const step = [...before.steps].reverse().find((one) => one.is === 'neighbour');
  const branches = await transmit(walker, out, { ...frame, destination: 'all', ignoresForwarding: 'all' }, noTrail);
  const holders = branches.flatMap((branch) => (branch.at !== undefined && branch.at.place.links.some(({ addresses }) => addresses.some(({ address }) => address === frame.nextHop)) ? [branch.at] : []));
  const holder = holders.find(({ place }) => place.namespace.label === goal?.namespace) ?? holders[0];
  return {
    is: 'wrong-neighbour',
    ...at,
    address: frame.nextHop,
    mac: frame.destination,
    states: step?.is === 'neighbour' ? step.states : [],
    holder: holder?.link.mac === undefined ? undefined : { ...endOf(holder), mac: holder.link.mac },
  };
}

function relost(trail: Trail, cause: PathCause): Trail {
  return { ...trail, lost: cause };
}
