import type { BridgeDetails, GreDetails, LinkDetails, TunDetails, VxlanDetails } from '../../src/model/link-details.ts';
import type { IndexOf } from './oracle-links.ts';
import { isOn, needNumber, needText, numberIn, recordIn, textIn, textsIn, type JsonRecord } from './oracle-record.ts';

/** What `ip -j -d link` prints as info_data. */
export function detailsOf(kind: string, data: JsonRecord, indexOf: IndexOf): LinkDetails | undefined {
  switch (kind) {
    case 'bridge': return bridgeOf(data);
    case 'vlan': return { of: kind, id: needNumber(data, 'id'), protocol: needText(data, 'protocol'), flags: textsIn(data, 'flags') };
    case 'vxlan': return vxlanOf(data, indexOf);
    case 'macvlan':
    case 'macvtap': return { of: kind, mode: needText(data, 'mode'), flags: on(data, ['nopromisc', 'nodst']), broadcastQueueLength: numberIn(data, 'bcqueuelen') };
    case 'ipvlan':
    case 'ipvtap': return { of: kind, mode: needText(data, 'mode'), flags: on(data, ['private', 'vepa'])[0] ?? 'bridge' };
    case 'tun': return tunOf(data);
    case 'gre':
    case 'gretap':
    case 'ip6gre':
    case 'ip6gretap': return greOf(kind, data, indexOf);
    default: return undefined;
  }
}

function bridgeOf(data: JsonRecord): BridgeDetails {
  const flag = (field: string): boolean | undefined => (data[field] === undefined ? undefined : isOn(data, field));
  return {
    of: 'bridge',
    id: bridgeId(needText(data, 'bridge_id')),
    root: bridgeId(needText(data, 'root_id')),
    stp: isOn(data, 'stp_state'),
    forwardDelay: needNumber(data, 'forward_delay') / 100,
    helloTime: needNumber(data, 'hello_time') / 100,
    maxAge: needNumber(data, 'max_age') / 100,
    ageing: needNumber(data, 'ageing_time') / 100,
    priority: needNumber(data, 'priority'),
    rootPort: needNumber(data, 'root_port'),
    rootPathCost: needNumber(data, 'root_path_cost'),
    vlanFiltering: flag('vlan_filtering'),
    vlanDefaultPvid: numberIn(data, 'vlan_default_pvid'),
    multicastSnooping: flag('mcast_snooping'),
    groupForwardMask: needNumber(data, 'group_fwd_mask'),
  };
}

/** ether_ntoa(3), which `ip` uses here, writes no leading zeros. */
function bridgeId(text: string): string {
  const [priority = '', address = ''] = text.split('.');
  return `${priority}.${address.split(':').map((byte) => byte.padStart(2, '0')).join('')}`;
}

const vxlanFlags = ['proxy', 'rsc', 'l2miss', 'l3miss', 'external', 'udp_csum', 'udp_zero_csum6_tx', 'udp_zero_csum6_rx', 'remcsum_tx', 'remcsum_rx', 'gbp', 'gpe', 'remcsum_nopartial'];

function vxlanOf(data: JsonRecord, indexOf: IndexOf): VxlanDetails {
  const text = (...fields: readonly string[]): string | undefined => fields.map((field) => textIn(data, field)).find((found) => found !== undefined);
  const range = recordIn(data, 'port_range') ?? {};
  const lower = textIn(data, 'link');
  return {
    of: 'vxlan',
    id: needNumber(data, 'id'),
    local: text('local', 'local6'),
    remote: text('remote', 'remote6', 'group', 'group6'),
    linkIndex: lower === undefined ? undefined : indexOf(lower),
    port: needNumber(data, 'port'),
    portRange: [needNumber(range, 'low'), needNumber(range, 'high')],
    ttl: data['ttl'] === undefined ? 'inherit' : needNumber(data, 'ttl') || 'auto', // `ip` says "inherit" to people only
    tos: numberIn(data, 'tos') === 1 ? 'inherit' : (numberIn(data, 'tos') ?? 0),
    learning: isOn(data, 'learning'),
    ageing: needNumber(data, 'ageing'),
    maxAddresses: numberIn(data, 'limit') ?? 0,
    flags: on(data, vxlanFlags),
  };
}

function tunOf(data: JsonRecord): TunDetails {
  return {
    of: 'tun',
    type: needText(data, 'type'),
    packetInformation: isOn(data, 'pi'),
    vnetHeader: isOn(data, 'vnet_hdr'),
    multiQueue: isOn(data, 'multi_queue'),
    persist: isOn(data, 'persist'),
    user: rootOrNone(textIn(data, 'user')),
    group: rootOrNone(textIn(data, 'group')),
  };
}

/** `ip` prints names; the random worlds know only one. */
function rootOrNone(name: string | undefined): number | undefined {
  if (name !== undefined && name !== 'root') throw new Error(`unexpected owner ${name}`);
  return name === undefined ? undefined : 0;
}

function greOf(kind: GreDetails['of'], data: JsonRecord, indexOf: IndexOf): GreDetails {
  const lower = textIn(data, 'link');
  const address = (field: string): string | undefined => (data[field] === 'any' || data[field] === '::' ? undefined : textIn(data, field));
  return {
    of: kind,
    local: address('local'),
    remote: address('remote'),
    linkIndex: lower === undefined ? undefined : indexOf(lower),
    ttl: numberIn(data, 'ttl') || 'inherit',
    tos: numberIn(data, 'tos') === 1 ? 'inherit' : numberIn(data, 'tos') || undefined,
    inputKey: textIn(data, 'ikey'),
    outputKey: textIn(data, 'okey'),
    flags: on(data, ['iseq', 'oseq', 'icsum', 'ocsum']),
    pathMtuDiscovery: isOn(data, 'pmtudisc'),
    external: isOn(data, 'external'),
  };
}

function on(data: JsonRecord, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => isOn(data, field));
}
