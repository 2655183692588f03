import type { Family } from '../address.ts';
import type { FirewallMatch, FirewallRule, FirewallTable } from '../firewall.ts';
import { isWithin, parseIpAddress, parseIpPrefix, type IpAddress } from '../ip-address.ts';
import type { PathProtocol } from '../path.ts';

/** What is known of a packet at a hook. */
export interface PacketFacts {
  readonly family: Family;
  readonly source: string;
  readonly destination: string;
  readonly protocol: PathProtocol;
  /** `undefined` is one that nobody knows yet. */
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
  /** `undefined` where it comes from here, or does not leave. */
  readonly inputLink: string | undefined;
  readonly outputLink: string | undefined;
  readonly state: 'new' | 'established' | 'invalid';
  readonly isReply: boolean;
  /** Whether the destination is an address of the namespace. */
  readonly isForHere: boolean;
}

/** `maybe`: some of it can not be decided from what is known. */
export type Match = 'yes' | 'no' | 'maybe';

/** All of a rule's matches must hold. */
export function matchRule(rule: FirewallRule, facts: PacketFacts, table: Pick<FirewallTable, 'sets'>): Match {
  const answers = [...rule.matches.map((match) => matchField(match, facts, table)), ...rule.rest.map((part) => matchRest(part, facts))];
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

type Test = (value: string) => Match;

function matchField({ field, isNegated, values }: FirewallMatch, facts: PacketFacts, table: Pick<FirewallTable, 'sets'>): Match {
  const test = testOf(field, facts);
  if (test === 'no' || test === 'maybe') return test;
  const answers = values.flatMap((value) => elementsOf(value, table)).map((value) => (value === undefined ? 'maybe' : test(value)));
  const found: Match = answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
  return isNegated ? negate(found) : found;
}

/** A set by its elements; `undefined` for one that holds what is no plain value. */
function elementsOf(value: string, { sets }: Pick<FirewallTable, 'sets'>): readonly (string | undefined)[] {
  if (!value.startsWith('@')) return [value];
  const set = sets.find(({ name }) => name === value.slice(1));
  if (set === undefined || set.elements.some((element) => / \. /.test(element))) return [undefined];
  return set.elements.map((element) => element.replace(/ (?:timeout|expires|counter|comment) .*$/, ''));
}

/** How a value of the field is compared; `no` where the packet has no such field at all. */
function testOf(field: string, facts: PacketFacts): Test | 'no' | 'maybe' {
  const [first = '', second = ''] = field.split(' ');
  switch (field) {
    case 'iifname':
    case 'iif':
      return linkTest(facts.inputLink);
    case 'oifname':
    case 'oif':
      return linkTest(facts.outputLink);
    case 'ip saddr':
    case 'ip6 saddr':
      return familyOf(first) === facts.family ? addressTest(facts.source) : 'no';
    case 'ip daddr':
    case 'ip6 daddr':
      return familyOf(first) === facts.family ? addressTest(facts.destination) : 'no';
    case 'ip protocol':
    case 'ip6 nexthdr':
    case 'meta l4proto':
      return first !== 'meta' && familyOf(first) !== facts.family ? 'no' : (value) => yesIf(namesOf(facts).includes(value.toLowerCase()) || value === 'all');
    case 'meta nfproto':
      return (value) => yesIf(value === (facts.family === 'inet' ? 'ipv4' : 'ipv6'));
    case 'ct state':
      return (value) => yesIf(value === facts.state);
    case 'icmp type':
    case 'icmpv6 type':
      if (facts.protocol !== 'icmp' || (first === 'icmp') !== (facts.family === 'inet')) return 'no';
      return (value) => yesIf(value === (facts.isReply ? 'echo-reply' : 'echo-request'));
  }
  if (second === 'sport' || second === 'dport') {
    if (facts.protocol === 'icmp' || (first !== 'th' && first !== facts.protocol)) return 'no';
    return portTest(second === 'sport' ? facts.sourcePort : facts.destinationPort);
  }
  return 'maybe';
}

function linkTest(link: string | undefined): Test | 'no' {
  if (link === undefined) return 'no';
  return (value) => yesIf(value.endsWith('*') ? link.startsWith(value.slice(0, -1)) : value === link);
}

function addressTest(text: string): Test {
  const address = parseIpAddress(text);
  return (value) => {
    if (address === undefined) return 'maybe';
    const prefix = parseIpPrefix(value);
    if (prefix !== undefined) return yesIf(isWithin(address, prefix));
    const [first, last] = value.split('-').map((end) => parseIpAddress(end));
    return first === undefined || last === undefined ? 'maybe' : yesIf(compare(first, address) <= 0 && compare(address, last) <= 0);
  };
}

function compare(a: IpAddress, b: IpAddress): number {
  const at = a.bytes.findIndex((byte, place) => byte !== b.bytes[place]);
  return at === -1 ? 0 : (a.bytes[at] ?? 0) - (b.bytes[at] ?? 0);
}

function portTest(port: number | undefined): Test {
  return (value) => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(value) ?? [];
    if (first === undefined || port === undefined) return 'maybe';
    return yesIf(Number(first) <= port && port <= Number(last));
  };
}

/** What is neither a match of the list nor a verdict: statements that only write something down, and a few that are easily decided. */
function matchRest(part: string, { isForHere, protocol, isReply, family }: PacketFacts): Match {
  if (/^(?:log|nftrace|meta nftrace set|meta mark set|ct mark set|meta priority set|counter name|--log-|--nflog-|--set-mark|--set-xmark|--comment)/.test(part)) return 'yes';
  const [, sign, type] = /^(! )?--dst-type (\w+)$/.exec(part) ?? /^fib daddr type (!= )?(\w+)$/.exec(part) ?? [];
  if (type?.toLowerCase() === 'local') return sign === undefined ? yesIf(isForHere) : negate(yesIf(isForHere));
  const icmp = /^--icmp(?:v6)?-type (\d+)$/.exec(part)?.[1];
  if (icmp !== undefined) return yesIf(protocol === 'icmp' && Number(icmp) === echoType(family, isReply));
  return 'maybe';
}

function echoType(family: Family, isReply: boolean): number {
  if (family === 'inet') return isReply ? 0 : 8;
  return isReply ? 129 : 128;
}

function namesOf({ protocol, family }: PacketFacts): readonly string[] {
  if (protocol === 'tcp') return ['tcp', '6'];
  if (protocol === 'udp') return ['udp', '17'];
  return family === 'inet' ? ['icmp', '1'] : ['icmpv6', 'ipv6-icmp', '58'];
}

function familyOf(word: string): Family {
  return word === 'ip6' ? 'inet6' : 'inet';
}

function yesIf(statement: boolean): Match {
  return statement ? 'yes' : 'no';
}

function negate(match: Match): Match {
  if (match === 'maybe') return match;
  return match === 'yes' ? 'no' : 'yes';
}
