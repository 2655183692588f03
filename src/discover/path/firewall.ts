import { chainsAt, type BaseChain } from '../../model/firewall/hooks.ts';
import { judgeChain, type Judgement } from '../../model/firewall/judge.ts';
import type { PacketFacts } from '../../model/firewall/match.ts';
import type { FirewallFamily, FirewallVerdict } from '../../model/firewall.ts';
import type { Connection } from '../../model/path/connection.ts';
import type { Packet } from '../../model/path/packet.ts';
import { addStep, lose, note, type Frame, type Trail, type Walker } from './trail.ts';
import type { Spot } from './world.ts';

/** Where a packet is when it meets rules. */
export interface Meeting {
  readonly place: Spot['place'];
  readonly hook: 'ingress' | 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting' | 'egress';
  readonly packet: Packet;
  readonly inputLink: string | undefined;
  readonly outputLink: string | undefined;
  /** Of which conntrack takes the packet for a part. */
  readonly connection: Connection | undefined;
  readonly families?: readonly FirewallFamily[];
}

export interface Met {
  readonly trail: Trail;
  /** What a rule does to the packet's addresses, with the rule. */
  readonly nat: { readonly verdict: FirewallVerdict; readonly rule: string } | undefined;
}

/** The packet meets the base chains of one hook, one after the other, until one takes it away. */
export async function meetRules(walker: Walker, meeting: Meeting, before: Trail): Promise<Met> {
  const { place, hook, packet } = meeting;
  const families = meeting.families ?? [packet.family === 'inet' ? 'ip' : 'ip6', 'inet'];
  let trail = before;
  let nat: Met['nat'];
  for (const { table, chain } of chainsAt(await walker.world.rulesOf(place), families, hook)) {
    if (chain.type === 'nat' && (nat !== undefined || meeting.connection !== undefined)) continue; // NAT is for the first packet of a connection
    const judgement = judgeChain(table, chain, factsOf(meeting));
    trail = tell(trail, meeting, { table, chain }, judgement);
    if (judgement.nat !== undefined && judgement.rule !== undefined) nat = { verdict: judgement.nat, rule: judgement.rule.text };
    if (judgement.verdict === 'drop' || judgement.verdict === 'reject') break;
  }
  return { trail, nat };
}

/** Frames that a bridge passes on meet its own rules, and those of IP where the bridge hands them over (br_netfilter). */
export async function meetBridgeRules(walker: Walker, bridge: Spot, inPort: Spot | undefined, outPort: Spot, frame: Frame, before: Trail): Promise<Trail> {
  if (frame.destination === 'all' || before.lost !== undefined) return before;
  const { place } = bridge;
  const { packet } = frame;
  const ports = { place, packet, connection: undefined, inputLink: inPort?.link.name, outputLink: outPort.link.name };
  const { trail } = await meetRules(walker, { ...ports, hook: inPort === undefined ? 'output' : 'forward', families: ['bridge'] }, before);
  if (inPort === undefined || (await walker.world.rulesOf(place)).length === 0) return trail;
  const isHanded = (await walker.world.sysctlOf(place, `bridge/bridge-nf-call-ip${packet.family === 'inet' ? '' : '6'}tables`)) === '1';
  const names = { inputLink: bridge.link.name, outputLink: bridge.link.name };
  return isHanded ? (await meetRules(walker, { ...ports, ...names, hook: 'forward' }, trail)).trail : trail;
}

function factsOf({ place, packet, inputLink, outputLink, connection, hook }: Meeting): PacketFacts {
  const { family, source, destination, protocol, sourcePort, destinationPort, isReply } = packet;
  const isForHere = place.links.some(({ addresses }) => addresses.some(({ address }) => address === destination));
  const state = connection !== undefined ? 'established' : isReply && protocol !== 'udp' ? 'invalid' : 'new';
  return {
    family,
    source,
    destination,
    protocol,
    sourcePort,
    destinationPort,
    inputLink: hook === 'output' ? undefined : inputLink,
    outputLink: hook === 'input' || hook === 'prerouting' ? undefined : outputLink,
    state,
    isReply,
    isForHere,
  };
}

function tell(before: Trail, { place, hook }: Meeting, { table, chain }: BaseChain, { verdict, rule, couldMatch }: Judgement): Trail {
  const at = { namespace: place.namespace.label, hook, family: table.family, table: table.name, chain: chain.name };
  const step = addStep(before, { is: 'firewall', ...at, link: undefined, policy: chain.policy, verdict, rule: rule?.text, couldMatch: couldMatch.map(({ text }) => text) });
  const trail = note(step, verdict === 'unsure' ? couldMatch.map(({ text }) => `a rule that could match in ${chain.name} of ${table.family} ${table.name}, ${at.namespace}: ${text}`) : []);
  if (verdict !== 'drop' && verdict !== 'reject') return trail;
  if (rule === undefined) return lose(trail, { is: 'drop-policy', ...at, policy: chain.policy ?? verdict });
  return lose(trail, { is: 'drop-rule', ...at, rule: rule.text, verdict: rule.verdict?.is ?? verdict });
}
