import type { ForwardingEntry } from '../../src/model/forwarding-entry.ts';
import type { Link } from '../../src/model/link.ts';
import type { Neighbour } from '../../src/model/neighbour.ts';
import type { PortVlans } from '../../src/model/port-vlans.ts';
import type { Rule } from '../../src/model/rule.ts';
import { makeNeighbour } from './world-parts.ts';
import type { ForwardingPlan, NamespacePlan, PortVlansPlan } from './world-plan.ts';

/** What a fake namespace holds besides links and addresses, as a kernel would tell of it. */
export interface Tables {
  readonly neighbours: readonly Neighbour[];
  readonly rules: readonly Rule[];
  readonly forwardingEntries: readonly ForwardingEntry[];
  readonly portVlans: readonly PortVlans[];
}

/** `linkNamed` throws where the plan names a link that is not there. Without links there is what a fresh namespace has. */
export function makeTables(plan: NamespacePlan, linkNamed: (name: string) => Link = noLinks): Tables {
  const indexOf = (name: string | undefined): number | undefined => (name === undefined ? undefined : linkNamed(name).index);
  return {
    neighbours: (plan.neighbours ?? []).map((one) => makeNeighbour(one, indexOf(one.link))),
    rules: (plan.rules ?? fresh).map(makeRule),
    forwardingEntries: (plan.forwardingEntries ?? []).map((one) => makeForwardingEntry(one, linkNamed(one.link).index, indexOf(one.master), indexOf(one.via))),
    portVlans: (plan.portVlans ?? []).map((one) => makePortVlans(one, linkNamed(one.link))),
  };
}

function noLinks(name: string): Link {
  throw new Error(`there is no link ${name} yet`);
}

const fresh: readonly Partial<Rule>[] = [
  { priority: 0, table: 255 },
  { priority: 32766, table: 254 },
  { priority: 32767, table: 253 },
  { family: 'inet6', priority: 0, table: 255 },
  { family: 'inet6', priority: 32766, table: 254 },
];

function makeRule(stated: Partial<Rule>): Rule {
  return {
    family: 'inet',
    priority: 1000,
    isInverted: false,
    from: undefined,
    to: undefined,
    tos: undefined,
    dscp: undefined,
    dscpMask: undefined,
    flowLabel: undefined,
    flowLabelMask: undefined,
    fwmark: undefined,
    fwmask: undefined,
    iif: undefined,
    iifDetached: false,
    oif: undefined,
    oifDetached: false,
    ipProtocol: undefined,
    sourcePorts: undefined,
    destinationPorts: undefined,
    users: undefined,
    tunnelId: undefined,
    l3mdev: false,
    action: 'lookup',
    table: undefined,
    goto: undefined,
    isUnresolved: false,
    suppressPrefixLength: undefined,
    suppressGroup: undefined,
    realms: undefined,
    protocol: stated.priority === undefined ? 0 : 2,
    ...stated,
  };
}

function makeForwardingEntry({ link: _, master: __, via: ___, ...stated }: ForwardingPlan, linkIndex: number, masterIndex: number | undefined, viaIndex: number | undefined): ForwardingEntry {
  return {
    linkIndex,
    masterIndex,
    vlan: undefined,
    destination: undefined,
    port: undefined,
    vni: undefined,
    sourceVni: undefined,
    viaIndex,
    linkNsid: undefined,
    nexthopId: undefined,
    state: 'dynamic',
    flags: masterIndex === undefined ? ['self'] : [],
    used: masterIndex === undefined ? undefined : 4.5,
    updated: masterIndex === undefined ? undefined : 1.25,
    activityNotify: undefined,
    inactive: undefined,
    ...stated,
  };
}

function makePortVlans({ vlans, tunnels = [] }: PortVlansPlan, link: Link): PortVlans {
  return {
    linkIndex: link.index,
    bridgeIndex: link.masterIndex ?? link.index,
    vlans: vlans.map((range) => ({ last: range.first, pvid: false, untagged: false, ...range })),
    tunnels,
  };
}
