import type { ForwardingRow } from '../../src/commands/fdb/body.ts';
import type { NeighbourRow } from '../../src/commands/neighbours/body.ts';
import type { RuleRow } from '../../src/commands/rules/row.ts';
import type { Family } from '../../src/model/address.ts';
import { forwardingStates } from '../../src/model/forwarding-entry.ts';
import { neighbourStates } from '../../src/model/neighbour.ts';
import type { Ports, RuleAction } from '../../src/model/rule.ts';
import { needNumber, needText, numberIn, recordsIn, textIn, textsIn, type JsonRecord } from './oracle-record.ts';

/** What `ip -j -d rule` says, in the fields of our JSON. It has no word for what only newer kernels select by. */
export function rulesOf(records: readonly JsonRecord[], family: Family): readonly Omit<RuleRow, 'namespace' | 'tableId'>[] {
  return records.map((record) => ({
    family,
    priority: needNumber(record, 'priority'),
    not: 'not' in record,
    from: prefixIn(record, 'src'),
    to: prefixIn(record, 'dst'),
    tos: textIn(record, 'tos'),
    dscp: undefined,
    dscpMask: undefined,
    flowLabel: undefined,
    flowLabelMask: undefined,
    fwmark: numberIn(record, 'fwmark'),
    fwmask: numberIn(record, 'fwmask'),
    iif: textIn(record, 'iif'),
    iifDetached: 'iif_detached' in record,
    oif: textIn(record, 'oif'),
    oifDetached: 'oif_detached' in record,
    ipProtocol: textIn(record, 'ipproto')?.replace('ipproto-', ''),
    sourcePorts: portsIn(record, 'sport'),
    destinationPorts: portsIn(record, 'dport'),
    users: record['uid_start'] === undefined ? undefined : { first: needNumber(record, 'uid_start'), last: needNumber(record, 'uid_end') },
    tunnelId: record['tun_id'] === undefined ? undefined : String(needNumber(record, 'tun_id')),
    l3mdev: 'l3mdev' in record,
    action: actionOf(record),
    table: textIn(record, 'table'),
    goto: numberIn(record, 'goto'),
    unresolved: 'unresolved' in record,
    suppressPrefixLength: numberIn(record, 'suppress_prefixlen'),
    suppressGroup: textIn(record, 'suppress_ifgroup'),
    realms: record['flow_to'] === undefined ? undefined : { from: textIn(record, 'flow_from'), to: needText(record, 'flow_to') },
    protocol: textIn(record, 'protocol'),
  }));
}

function prefixIn(record: JsonRecord, field: string): string | undefined {
  const address = textIn(record, field);
  if (address === undefined || address === 'all') return undefined;
  const length = numberIn(record, `${field}len`);
  return length === undefined ? address : `${address}/${length}`;
}

function portsIn(record: JsonRecord, field: string): Ports | undefined {
  const one = numberIn(record, field);
  if (one !== undefined) return { first: one, last: one, mask: undefined };
  const first = numberIn(record, `${field}_start`);
  return first === undefined ? undefined : { first, last: needNumber(record, `${field}_end`), mask: undefined };
}

function actionOf(record: JsonRecord): RuleAction {
  if ('goto' in record) return 'goto';
  if ('nop' in record) return 'nop';
  const action = textIn(record, 'action') ?? 'lookup';
  const known = (['lookup', 'blackhole', 'unreachable', 'prohibit'] as const).find((one) => one === action);
  if (known === undefined) throw new Error(`ip has an action that we do not know: ${action}`);
  return known;
}

/** What `ip -j -d -s neighbour` says; the devices are known by name alone. */
export function neighboursOf(records: readonly JsonRecord[]): readonly Omit<NeighbourRow, 'namespace' | 'linkIndex'>[] {
  return records.map((record) => {
    const address = needText(record, 'dst');
    return {
      link: textIn(record, 'dev'),
      family: address.includes(':') ? 'inet6' : 'inet',
      address,
      mac: textIn(record, 'lladdr'),
      states: statesIn(record),
      flags: ['proxy', 'extern_learn', 'offload', 'router', 'managed'].filter((flag) => flag in record),
      protocol: textIn(record, 'protocol'),
      probes: numberIn(record, 'probes'),
      references: record['used'] === undefined ? undefined : (numberIn(record, 'refcnt') ?? 0), // ip leaves 0 out
      used: numberIn(record, 'used'),
      confirmed: numberIn(record, 'confirmed'),
      updated: numberIn(record, 'updated'),
      vlan: numberIn(record, 'vlan'),
    };
  });
}

function statesIn(record: JsonRecord): NeighbourRow['states'] {
  const said = textsIn(record, 'state').map((state) => state.toLowerCase());
  const states = neighbourStates.filter((state) => said.includes(state));
  if (states.length !== said.length) throw new Error(`ip has a state that we do not know: ${said.join()}`);
  return states.length === 0 ? ['none'] : states;
}

/** What `bridge -j -d -s fdb` says; it leaves the word for what was learnt empty. */
export function forwardingOf(records: readonly JsonRecord[]): readonly Omit<ForwardingRow, 'namespace' | 'linkIndex' | 'viaIndex'>[] {
  return records.map((record) => {
    const flags = textsIn(record, 'flags');
    const said = textIn(record, 'state');
    const state = said === '' ? 'dynamic' : forwardingStates.find((one) => one === said);
    if (state === undefined) throw new Error(`bridge has a state that we do not know: ${said}`);
    return {
      mac: needText(record, 'mac'),
      link: needText(record, 'ifname'),
      master: textIn(record, 'master'),
      self: flags.includes('self'),
      vlan: numberIn(record, 'vlan'),
      destination: textIn(record, 'dst'),
      port: numberIn(record, 'port'),
      vni: numberIn(record, 'vni'),
      sourceVni: numberIn(record, 'src_vni'),
      via: textIn(record, 'viaIf'),
      linkNsid: numberIn(record, 'linkNetNsId'),
      nexthopId: numberIn(record, 'nhid'),
      state,
      flags: [...flags].sort(),
      used: numberIn(record, 'used'),
      updated: numberIn(record, 'updated'),
      activityNotify: undefined,
      inactive: undefined,
    };
  });
}

/** One VLAN of one port: what `bridge -j vlan` and `bridge -j vlan tunnelshow` say of it. */
export interface SaidVlan {
  readonly pvid: boolean;
  readonly untagged: boolean;
  readonly tunnelId: number | undefined;
}

/** By port and VLAN, as `eth0 20`. */
export function vlansOf(vlans: readonly JsonRecord[], tunnels: readonly JsonRecord[]): ReadonlyMap<string, SaidVlan> {
  const ids = new Map(eachOf(tunnels, 'tunnels').map(({ key, range, offset }) => [key, needNumber(range, 'tunid') + offset]));
  return new Map(
    eachOf(vlans, 'vlans').map(({ key, range }) => {
      const flags = textsIn(range, 'flags');
      return [key, { pvid: flags.includes('PVID'), untagged: flags.includes('Egress Untagged'), tunnelId: ids.get(key) }];
    }),
  );
}

function eachOf(records: readonly JsonRecord[], field: string): readonly { readonly key: string; readonly range: JsonRecord; readonly offset: number }[] {
  return records.flatMap((record) =>
    recordsIn(record, field).flatMap((range) => {
      const first = needNumber(range, 'vlan');
      const last = numberIn(range, 'vlanEnd') ?? first;
      return Array.from({ length: last - first + 1 }, (_, offset) => ({ key: `${needText(record, 'ifname')} ${first + offset}`, range, offset }));
    }),
  );
}
