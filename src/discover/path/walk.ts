import { KernelError, ShellError } from '../../errors.ts';
import { lookupConnection, restoreDestination, restoreSource, type Connection } from '../../model/path/connection.ts';
import { endText, translate } from '../../model/path/nat.ts';
import type { Packet } from '../../model/path/packet.ts';
import type { TopologyLink, TopologyNamespace } from '../../model/topology.ts';
import { arrive, type Goal } from './arrival.ts';
import { handOver } from './hand-over.ts';
import { meetRules, type Meeting } from './firewall.ts';
import { decideRoute, type Decision } from './routing.ts';
import { addStep, lose, note, pass, type Trail, type Walked, type Walker } from './trail.ts';

/** A packet at one moment of its way. */
export interface Moment {
  readonly place: TopologyNamespace;
  /** Through which it came in; `undefined` where it is sent from here. */
  readonly inputLink: TopologyLink | undefined;
  readonly packet: Packet;
  readonly trail: Trail;
  /** Of the way there, and of this one as far as it has come. */
  readonly connections: readonly Connection[];
  readonly lastRouter: string | undefined;
}

/** Follows a packet from a namespace until it arrives or is lost. */
export async function walkFrom(walker: Walker, start: Moment, goal: Goal | undefined): Promise<Walked> {
  let moment: Moment | undefined = start;
  try {
    while (moment !== undefined) {
      const next: Moment | Walked = await oneNamespace(walker, moment, goal);
      if ('place' in next && 'inputLink' in next) moment = next;
      else return next;
    }
  } catch (error) {
    if (!(error instanceof KernelError || error instanceof ShellError) || moment === undefined) throw error;
    return ended(moment, lose(moment.trail, { is: 'unread', namespace: moment.place.namespace.label, why: error.message }));
  }
  throw new Error('a walk ends somewhere');
}

/** What one namespace does with it: rules, routes and NAT, in the order of Netfilter's hooks. */
async function oneNamespace(walker: Walker, moment: Moment, goal: Goal | undefined): Promise<Moment | Walked> {
  const { place, inputLink, packet, connections } = moment;
  const namespace = place.namespace.label;
  const passed = pass(moment.trail, `ip ${inputLink?.index} ${packet.source} ${packet.destination} ${packet.isReply} ${namespace}`);
  if (passed === undefined) return ended(moment, lose(moment.trail, { is: 'loop', namespace }));
  const connection = packet.isReply ? lookupConnection(connections, namespace, packet) : undefined;
  const at: Omit<Meeting, 'hook'> = { place, packet, inputLink: inputLink?.name, outputLink: undefined, connection };

  const first = inputLink === undefined ? undefined : await decideSource(walker, at, passed);
  const came: Changed = inputLink === undefined ? { packet, trail: passed } : (first ?? { packet, trail: passed });
  if (came.trail.lost !== undefined) return ended(moment, came.trail);
  const restored = connection === undefined ? came : changed(came, 'destination', restoreDestination(connection, came.packet), at, undefined);
  let { packet: now, trail } = restored;

  let decision = await decideRoute(walker, place, now, inputLink, trail, { last: moment.lastRouter });
  if (decision.is === 'refused') return ended(moment, lose(trail, decision.cause));
  if (now.source === '') now = { ...now, source: decision.source };
  if (inputLink === undefined) {
    const sent = await meetWithNat(walker, { ...at, packet: now, outputLink: linkNameOf(decision) }, 'output', decision.trail);
    if (sent.trail.lost !== undefined) return ended({ ...moment, packet: now }, sent.trail);
    if (sent.packet.destination !== now.destination) decision = await decideRoute(walker, place, sent.packet, undefined, sent.trail, { last: moment.lastRouter });
    else decision = { ...decision, trail: sent.trail };
    if (decision.is === 'refused') return ended(moment, lose(sent.trail, decision.cause));
    now = sent.packet;
  }
  trail = decision.trail;
  if (decision.is === 'for here') {
    const delivered = await meetRules(walker, { ...at, packet: now, hook: 'input', inputLink: inputLink?.name ?? 'lo' }, trail);
    const last = connection === undefined || delivered.trail.lost !== undefined ? { packet: now, trail: delivered.trail } : changed({ packet: now, trail: delivered.trail }, 'source', restoreSource(connection, now), at, undefined);
    const remembered = remember(connections, moment, last.packet);
    return await arrive(walker, place, decision.link, last.packet, last.trail, goal, { connections: remembered, lastRouter: moment.lastRouter });
  }
  const out: Omit<Meeting, 'hook' | 'packet'> = { ...at, outputLink: decision.link.name };
  if (inputLink !== undefined) trail = (await meetRules(walker, { ...out, packet: now, hook: 'forward' }, trail)).trail;
  if (trail.lost !== undefined) return ended(moment, trail);
  const left = await leave(walker, { ...out, packet: now }, decision, trail);
  if (left.trail.lost !== undefined) return ended(moment, left.trail);
  const lastRouter = inputLink === undefined ? moment.lastRouter : namespace;
  const handed = await handOver(walker, { place, link: decision.link }, decision, left.packet, left.trail, goal);
  const remembered = remember(connections, moment, left.packet);
  if ('lost' in handed) return ended({ ...moment, packet: left.packet, connections: remembered }, handed.lost);
  return { place: handed.at.place, inputLink: handed.at.link, packet: left.packet, trail: handed.trail, connections: remembered, lastRouter };
}

interface Changed {
  readonly packet: Packet;
  readonly trail: Trail;
}

async function decideSource(walker: Walker, at: Omit<Meeting, 'hook'>, trail: Trail): Promise<Changed> {
  const early = await meetRules(walker, { ...at, hook: 'ingress', families: ['netdev', 'inet'] }, trail);
  return early.trail.lost === undefined ? await meetWithNat(walker, at, 'prerouting', early.trail) : { packet: at.packet, trail: early.trail };
}

/** Rules that may give the packet another destination. */
async function meetWithNat(walker: Walker, at: Omit<Meeting, 'hook'>, hook: 'prerouting' | 'output', before: Trail): Promise<Changed> {
  const { trail, nat } = await meetRules(walker, { ...at, hook }, before);
  if (nat === undefined || trail.lost !== undefined) return { packet: at.packet, trail };
  const own = hook === 'output' ? '127.0.0.1' : at.place.links.find(({ name }) => name === at.inputLink)?.addresses.find(({ family }) => family === at.packet.family)?.address;
  return translated({ packet: at.packet, trail }, 'destination', translate(at.packet, nat.verdict, own), at, nat.rule);
}

/** The last rules before it goes out, which may give it another source. */
async function leave(walker: Walker, at: Omit<Meeting, 'hook'>, { link, nextHop }: Extract<Decision, { is: 'goes on' }>, before: Trail): Promise<Changed> {
  const { trail, nat } = await meetRules(walker, { ...at, hook: 'postrouting' }, before);
  if (trail.lost !== undefined) return { packet: at.packet, trail };
  if (at.connection !== undefined) return changed({ packet: at.packet, trail }, 'source', restoreSource(at.connection, at.packet), at, undefined);
  if (nat === undefined) return { packet: at.packet, trail };
  const answer = nat.verdict.is === 'masquerade' ? await walker.world.kernel.lookupRoute(at.place.namespace, { destination: nextHop, outputLinkIndex: link.index }) : undefined;
  const own = answer?.is === 'route' ? answer.route.preferredSource : undefined;
  return translated({ packet: at.packet, trail }, 'source', translate(at.packet, nat.verdict, own ?? link.addresses.find(({ family }) => family === at.packet.family)?.address), at, nat.rule);
}

function translated(before: Changed, what: 'source' | 'destination', after: Packet | undefined, at: Omit<Meeting, 'hook'>, rule: string): Changed {
  if (after !== undefined) return changed(before, what, after, at, rule);
  return { ...before, trail: note(before.trail, [`to which address a rule in ${at.place.namespace.label} translates: ${rule}`]) };
}

function changed({ packet, trail }: Changed, what: 'source' | 'destination', after: Packet, { place }: Omit<Meeting, 'hook'>, rule: string | undefined): Changed {
  const text = (one: Packet): string => (what === 'source' ? endText(one.source, one.sourcePort) : endText(one.destination, one.destinationPort));
  if (text(packet) === text(after)) return { packet: after, trail };
  return { packet: after, trail: addStep(trail, { is: 'nat', namespace: place.namespace.label, link: undefined, what, by: rule === undefined ? 'conntrack' : 'rule', rule, before: text(packet), after: text(after) }) };
}

/** What came in and how it went on. */
function remember(connections: readonly Connection[], { place, packet }: Moment, translated: Packet): readonly Connection[] {
  const original = packet.source === '' ? { ...packet, source: translated.source } : packet;
  return packet.isReply ? connections : [...connections, { namespace: place.namespace.label, original, translated }];
}

function linkNameOf(decision: Decision): string | undefined {
  return decision.is === 'for here' ? 'lo' : decision.is === 'goes on' ? decision.link.name : undefined;
}

function ended({ packet, connections, lastRouter }: Moment, trail: Trail): Walked {
  return { trail, place: undefined, packet, connections, lastRouter };
}
