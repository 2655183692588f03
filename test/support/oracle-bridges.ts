import type { BridgeDetails } from '../../src/model/link-details/bridge.ts';
import { isOn, maybeOn, needNumber, needText, numberIn, textIn, type JsonRecord } from './oracle-record.ts';

export function bridgeOf(data: JsonRecord): BridgeDetails {
  const flag = (field: string): boolean | undefined => maybeOn(data, field);
  const number = (field: string): number | undefined => numberIn(data, field);
  const seconds = (field: string): number | undefined => (data[field] === undefined ? undefined : needNumber(data, field) / 100);
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
    topologyChange: isOn(data, 'topology_change'),
    topologyChangeDetected: isOn(data, 'topology_change_detected'),
    vlanFiltering: flag('vlan_filtering'),
    vlanProtocol: textIn(data, 'vlan_protocol'),
    vlanDefaultPvid: number('vlan_default_pvid'),
    vlanStats: flag('vlan_stats_enabled'),
    vlanStatsPerPort: flag('vlan_stats_per_port'),
    groupForwardMask: needNumber(data, 'group_fwd_mask'),
    groupAddress: textIn(data, 'group_addr'),
    noLinkLocalLearning: flag('no_linklocal_learn'),
    multicastSnooping: flag('mcast_snooping'),
    multicastVlanSnooping: flag('mcast_vlan_snooping'),
    multicastRouter: number('mcast_router'),
    multicastQueryUseIfaddr: flag('mcast_query_use_ifaddr'),
    multicastQuerier: flag('mcast_querier'),
    multicastHashElasticity: number('mcast_hash_elasticity'),
    multicastHashMax: number('mcast_hash_max'),
    multicastLastMemberCount: number('mcast_last_member_cnt'),
    multicastStartupQueryCount: number('mcast_startup_query_cnt'),
    multicastLastMemberInterval: seconds('mcast_last_member_intvl'),
    multicastMembershipInterval: seconds('mcast_membership_intvl'),
    multicastQuerierInterval: seconds('mcast_querier_intvl'),
    multicastQueryInterval: seconds('mcast_query_intvl'),
    multicastQueryResponseInterval: seconds('mcast_query_response_intvl'),
    multicastStartupQueryInterval: seconds('mcast_startup_query_intvl'),
    multicastStats: flag('mcast_stats_enabled'),
    multicastIgmpVersion: number('mcast_igmp_version'),
    multicastMldVersion: number('mcast_mld_version'),
    callIptables: flag('nf_call_iptables'),
    callIp6tables: flag('nf_call_ip6tables'),
    callArptables: flag('nf_call_arptables'),
  };
}

/** ether_ntoa(3), which `ip` uses here, writes no leading zeros. */
export function bridgeId(text: string): string {
  const [priority = '', address = ''] = text.split('.');
  return `${priority}.${address.split(':').map((byte) => byte.padStart(2, '0')).join('')}`;
}
