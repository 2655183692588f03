import type { Ports, Rule, RuleAction } from '../../model/rule.ts';
import { eachAttribute, readString } from './attributes.ts';
import { readBigEndianU32, readBigEndianU64, readU16, readU32, readU8 } from './bytes.ts';
import { ipText } from './ip-text.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETRULE = 34;
const HEADER = 12; // struct fib_rule_hdr
const AF_INET = 2;
const AF_INET6 = 10;
const UNSET = 0xffff_ffff;

// linux/fib_rules.h
const FRA_DST = 1;
const FRA_SRC = 2;
const FRA_IIFNAME = 3;
const FRA_GOTO = 4;
const FRA_PRIORITY = 6;
const FRA_FWMARK = 10;
const FRA_FLOW = 11;
const FRA_TUN_ID = 12;
const FRA_SUPPRESS_IFGROUP = 13;
const FRA_SUPPRESS_PREFIXLEN = 14;
const FRA_TABLE = 15;
const FRA_FWMASK = 16;
const FRA_OIFNAME = 17;
const FRA_L3MDEV = 19;
const FRA_UID_RANGE = 20;
const FRA_PROTOCOL = 21;
const FRA_IP_PROTO = 22;
const FRA_SPORT_RANGE = 23;
const FRA_DPORT_RANGE = 24;
const FRA_DSCP = 25;
const FRA_FLOWLABEL = 26;
const FRA_FLOWLABEL_MASK = 27;
const FRA_SPORT_MASK = 28;
const FRA_DPORT_MASK = 29;
const FRA_DSCP_MASK = 30;
const FIB_RULE_INVERT = 0x2;
const FIB_RULE_UNRESOLVED = 0x4;
const FIB_RULE_IIF_DETACHED = 0x8;
const FIB_RULE_OIF_DETACHED = 0x10;

const actions: ReadonlyMap<number, RuleAction> = new Map([
  [1, 'lookup'],
  [2, 'goto'],
  [3, 'nop'],
  [6, 'blackhole'],
  [7, 'unreachable'],
  [8, 'prohibit'],
]);

const request = dumpRequest(RTM_GETRULE, new Uint8Array(HEADER));

/** All rules of both families, in the kernel's order, which is that of their priorities within a family (rtnetlink(7), RTM_GETRULE). */
export function dumpRules(socket: NetlinkSocket): readonly Rule[] {
  let rules: Rule[] = [];
  socket.dump('read rules', request, () => {
    rules = [];
    return (bytes, start, end) => {
      const family = readU8(bytes, start, end); // multicast routing has rules of its own
      if (family === AF_INET || family === AF_INET6) rules.push(parseRule(bytes, start, end));
    };
  });
  return rules;
}

/** One RTM_NEWRULE message of family inet or inet6, from behind the netlink header. */
export function parseRule(bytes: Uint8Array, start: number, end: number): Rule {
  const flags = readU32(bytes, start + 8, end);
  const isIpv6 = readU8(bytes, start, end) === AF_INET6;
  const tos = readU8(bytes, start + 3, end);
  const action = readU8(bytes, start + 7, end);
  const said: Said = {};
  eachAttribute(bytes, start + HEADER, end, (type, from, to) => takeAttribute(said, type, bytes, from, to));
  const table = said.table ?? readU8(bytes, start + 4, end);
  return {
    family: isIpv6 ? 'inet6' : 'inet',
    priority: said.priority ?? 0, // the kernel leaves 0 out
    isInverted: (flags & FIB_RULE_INVERT) !== 0,
    from: prefixText(said.from, readU8(bytes, start + 2, end), isIpv6),
    to: prefixText(said.to, readU8(bytes, start + 1, end), isIpv6),
    tos: tos === 0 ? undefined : tos,
    dscp: said.dscp,
    dscpMask: unlessAll(said.dscpMask, 0x3f),
    flowLabel: said.flowLabel,
    flowLabelMask: unlessAll(said.flowLabelMask, 0xf_ffff),
    fwmark: said.fwmark ?? (said.fwmask === undefined ? undefined : 0),
    fwmask: unlessAll(said.fwmask, UNSET),
    iif: said.iif,
    iifDetached: (flags & FIB_RULE_IIF_DETACHED) !== 0,
    oif: said.oif,
    oifDetached: (flags & FIB_RULE_OIF_DETACHED) !== 0,
    ipProtocol: said.ipProtocol,
    sourcePorts: portsOf(said.sourcePorts, said.sourceMask),
    destinationPorts: portsOf(said.destinationPorts, said.destinationMask),
    users: said.users,
    tunnelId: said.tunnelId,
    l3mdev: said.l3mdev === true,
    action: actions.get(action) ?? `${action}`,
    table: table === 0 ? undefined : table,
    goto: said.goto,
    isUnresolved: (flags & FIB_RULE_UNRESOLVED) !== 0,
    suppressPrefixLength: unlessAll(said.suppressPrefixLength, UNSET),
    suppressGroup: unlessAll(said.suppressGroup, UNSET),
    realms: said.realms === undefined ? undefined : { from: said.realms >>> 16, to: said.realms & 0xffff },
    protocol: said.protocol,
  };
}

type Range = { readonly first: number; readonly last: number };

/** The attributes that were there. */
interface Said {
  priority?: number;
  from?: string;
  to?: string;
  dscp?: number;
  dscpMask?: number;
  flowLabel?: number;
  flowLabelMask?: number;
  fwmark?: number;
  fwmask?: number;
  iif?: string;
  oif?: string;
  ipProtocol?: number;
  sourcePorts?: Range;
  sourceMask?: number;
  destinationPorts?: Range;
  destinationMask?: number;
  users?: Range;
  tunnelId?: string;
  l3mdev?: boolean;
  table?: number;
  goto?: number;
  suppressPrefixLength?: number;
  suppressGroup?: number;
  realms?: number;
  protocol?: number;
}

function takeAttribute(said: Said, type: number, bytes: Uint8Array, from: number, to: number): void {
  if (type === FRA_PRIORITY) said.priority = readU32(bytes, from, to);
  else if (type === FRA_SRC) said.from = ipText(bytes, from, to);
  else if (type === FRA_DST) said.to = ipText(bytes, from, to);
  else if (type === FRA_DSCP) said.dscp = readU8(bytes, from, to);
  else if (type === FRA_DSCP_MASK) said.dscpMask = readU8(bytes, from, to);
  else if (type === FRA_FLOWLABEL) said.flowLabel = readBigEndianU32(bytes, from, to);
  else if (type === FRA_FLOWLABEL_MASK) said.flowLabelMask = readBigEndianU32(bytes, from, to);
  else if (type === FRA_FWMARK) said.fwmark = readU32(bytes, from, to);
  else if (type === FRA_FWMASK) said.fwmask = readU32(bytes, from, to);
  else if (type === FRA_IIFNAME) said.iif = readString(bytes, from, to);
  else if (type === FRA_OIFNAME) said.oif = readString(bytes, from, to);
  else if (type === FRA_IP_PROTO) said.ipProtocol = readU8(bytes, from, to);
  else if (type === FRA_SPORT_RANGE) said.sourcePorts = { first: readU16(bytes, from, to), last: readU16(bytes, from + 2, to) };
  else if (type === FRA_SPORT_MASK) said.sourceMask = readU16(bytes, from, to);
  else if (type === FRA_DPORT_RANGE) said.destinationPorts = { first: readU16(bytes, from, to), last: readU16(bytes, from + 2, to) };
  else if (type === FRA_DPORT_MASK) said.destinationMask = readU16(bytes, from, to);
  else if (type === FRA_UID_RANGE) said.users = { first: readU32(bytes, from, to), last: readU32(bytes, from + 4, to) };
  else if (type === FRA_TUN_ID) said.tunnelId = String(readBigEndianU64(bytes, from, to));
  else if (type === FRA_L3MDEV) said.l3mdev = readU8(bytes, from, to) !== 0;
  else if (type === FRA_TABLE) said.table = readU32(bytes, from, to);
  else if (type === FRA_GOTO) said.goto = readU32(bytes, from, to);
  else if (type === FRA_SUPPRESS_PREFIXLEN) said.suppressPrefixLength = readU32(bytes, from, to);
  else if (type === FRA_SUPPRESS_IFGROUP) said.suppressGroup = readU32(bytes, from, to);
  else if (type === FRA_FLOW) said.realms = readU32(bytes, from, to);
  else if (type === FRA_PROTOCOL) said.protocol = readU8(bytes, from, to);
}

/** As `ip rule` writes it: a single address without its length. */
function prefixText(address: string | undefined, length: number, isIpv6: boolean): string | undefined {
  if (address === undefined) return length === 0 ? undefined : `0/${length}`;
  return length === (isIpv6 ? 128 : 32) ? address : `${address}/${length}`;
}

function unlessAll(value: number | undefined, all: number): number | undefined {
  return value === all ? undefined : value;
}

function portsOf(range: Range | undefined, mask: number | undefined): Ports | undefined {
  return range === undefined ? undefined : { ...range, mask: unlessAll(mask, 0xffff) };
}
