import type { BridgePort, LinkPort, PortState } from '../../src/model/link-port.ts';
import { bondPortOf } from './oracle-bonds.ts';
import { bridgeId } from './oracle-bridges.ts';
import type { IndexOf } from './oracle-links.ts';
import { isOn, maybeOn, needNumber, needText, numberIn, textIn, type JsonRecord } from './oracle-record.ts';

const states: readonly PortState[] = ['disabled', 'listening', 'learning', 'forwarding', 'blocking'];

/** The info_slave_data of `ip -j -d link`, by info_slave_kind. */
export function portOf(masterKind: string | undefined, data: JsonRecord, indexOf: IndexOf): LinkPort | undefined {
  switch (masterKind) {
    case 'bond': return bondPortOf(data);
    case 'bridge': return bridgePortOf(data, indexOf);
    case 'vrf': return { of: masterKind, table: needNumber(data, 'table') };
    default: return undefined;
  }
}

function bridgePortOf(data: JsonRecord, indexOf: IndexOf): BridgePort {
  const backupPort = textIn(data, 'backup_port');
  return {
    of: 'bridge',
    ...whatBothSay(data),
    id: needNumber(data, 'id'),
    number: needNumber(data, 'no'),
    designatedRoot: bridgeId(needText(data, 'root_id')),
    designatedBridge: bridgeId(needText(data, 'bridge_id')),
    designatedPort: numberIn(data, 'designated_port'),
    designatedCost: numberIn(data, 'designated_cost'),
    topologyChangeAck: isOn(data, 'topology_change_ack'),
    configPending: isOn(data, 'config_pending'),
    proxyArp: isOn(data, 'proxy_arp'),
    proxyArpWifi: isOn(data, 'proxy_arp_wifi'),
    multicastRouter: numberIn(data, 'multicast_router'),
    groupForwardMask: needNumber(data, 'group_fwd_mask'),
    neighbourVlanSuppress: maybeOn(data, 'neigh_vlan_suppress'),
    mab: maybeOn(data, 'mab'),
    backupPortIndex: backupPort === undefined ? undefined : indexOf(backupPort),
    backupPort,
    multicastMaxGroups: numberIn(data, 'mcast_max_groups'),
  };
}

/** What `bridge -j -d link` says, by ifindex. */
export function portsOf(records: readonly JsonRecord[]): ReadonlyMap<number, Partial<BridgePort>> {
  return new Map(records.map((record) => [needNumber(record, 'ifindex'), whatBothSay(record)]));
}

function whatBothSay(data: JsonRecord) {
  const state = states.find((one) => one === data['state']);
  if (state === undefined) throw new Error(`unexpected port state ${JSON.stringify(data['state'])}`);
  return {
    state,
    priority: needNumber(data, 'priority'),
    cost: needNumber(data, 'cost'),
    hairpin: isOn(data, 'hairpin'),
    guard: isOn(data, 'guard'),
    rootBlock: isOn(data, 'root_block'),
    fastLeave: isOn(data, 'fastleave'),
    learning: isOn(data, 'learning'),
    flood: isOn(data, 'flood'),
    multicastFlood: isOn(data, 'mcast_flood'),
    multicastToUnicast: isOn(data, 'mcast_to_unicast'),
    broadcastFlood: isOn(data, 'bcast_flood'),
    neighbourSuppress: isOn(data, 'neigh_suppress'),
    vlanTunnel: isOn(data, 'vlan_tunnel'),
    isolated: isOn(data, 'isolated'),
    locked: isOn(data, 'locked'),
  };
}
