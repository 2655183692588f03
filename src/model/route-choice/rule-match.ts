import type { Family } from '../address.ts';
import { isWithin, parseIpPrefix, type IpAddress } from '../ip-address.ts';
import type { Link } from '../link.ts';
import type { RouteQuery } from '../route-lookup.ts';
import type { Ports, Rule } from '../rule.ts';

/** A packet as rules look at it. */
export interface RulePacket extends Omit<RouteQuery, 'destination' | 'source'> {
  /** The destination as it was asked for. */
  readonly query: string;
  readonly family: Family;
  readonly destination: IpAddress;
  readonly source: IpAddress | undefined;
  /** Those of the namespace, since rules name them. */
  readonly links: readonly Link[];
}

/** Whether a rule speaks of the packet (net/core/fib_rules.c, fib_rule_match; net/ipv4/fib_rules.c, fib4_rule_match). */
export function applies(rule: Rule, packet: RulePacket): boolean {
  if (rule.l3mdev && !isOfVrf(packet)) return false;
  const fits =
    isFrom(rule, packet) &&
    isWithinText(packet.destination, rule.to) &&
    isBy(rule, packet) &&
    (rule.tos === undefined || rule.tos === 0 || rule.tos === (packet.tos ?? 0)) &&
    (rule.fwmark === undefined || hasMark(rule, packet.mark ?? 0)) &&
    (rule.ipProtocol === undefined || rule.ipProtocol === packet.protocol) &&
    isIn(rule.sourcePorts, packet.sourcePort) &&
    isIn(rule.destinationPorts, packet.destinationPort) &&
    isOfUser(rule, packet) &&
    rule.tunnelId === undefined;
  return fits !== rule.isInverted;
}

/** What is sent from here without a source comes from nowhere as yet. */
function isFrom({ from }: Rule, { source, family }: RulePacket): boolean {
  if (source !== undefined) return isWithinText(source, from);
  return from === undefined || (parseIpPrefix(from)?.length ?? 0) === 0 || (family === 'inet' && isWithinText({ family, bytes: [0, 0, 0, 0] }, from));
}

function isWithinText(address: IpAddress, prefix: string | undefined): boolean {
  if (prefix === undefined) return true;
  const parsed = parseIpPrefix(prefix);
  return parsed !== undefined && isWithin(address, parsed);
}

/** What is sent from here comes in through the loopback, as far as rules go. */
function isBy({ iif, oif }: Rule, { links, inputLinkIndex, outputLinkIndex }: RulePacket): boolean {
  const input = inputLinkIndex === undefined ? 'lo' : links.find(({ index }) => index === inputLinkIndex)?.name;
  const output = links.find(({ index }) => index === outputLinkIndex)?.name;
  return (iif === undefined || iif === input) && (oif === undefined || oif === output);
}

function isOfVrf({ links, inputLinkIndex, outputLinkIndex }: RulePacket): boolean {
  const device = links.find(({ index }) => index === (outputLinkIndex ?? inputLinkIndex));
  return device !== undefined && (device.kind === 'vrf' || links.some(({ index, kind }) => kind === 'vrf' && index === device.masterIndex));
}

/** Bits of 32. */
function hasMark({ fwmark = 0, fwmask = 0xffff_ffff }: Rule, mark: number): boolean {
  return ((mark ^ fwmark) & fwmask) === 0;
}

function isIn(ports: Ports | undefined, port: number | undefined): boolean {
  return ports === undefined || (port !== undefined && port >= ports.first && port <= ports.last);
}

/** Nobody in particular is root; a packet that came in is nobody's. */
function isOfUser({ users }: Rule, { uid = 0, inputLinkIndex }: RulePacket): boolean {
  return users === undefined || (inputLinkIndex === undefined && uid >= users.first && uid <= users.last);
}
