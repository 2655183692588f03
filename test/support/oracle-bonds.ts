import type { BondDetails } from '../../src/model/link-details/bond.ts';
import type { BondPort } from '../../src/model/link-port.ts';
import type { IndexOf } from './oracle-links.ts';
import { maybeOn, needNumber, needText, numberIn, recordIn, textIn, textsIn, type JsonRecord } from './oracle-record.ts';

export function bondOf(data: JsonRecord, indexOf: IndexOf): BondDetails {
  const [activeSlave, primary] = [textIn(data, 'active_slave'), textIn(data, 'primary')];
  const ad = recordIn(data, 'ad_info') ?? {};
  return {
    of: 'bond',
    mode: needText(data, 'mode'),
    activeSlaveIndex: activeSlave === undefined ? undefined : indexOf(activeSlave),
    activeSlave,
    miimon: numberIn(data, 'miimon'),
    updelay: numberIn(data, 'updelay'),
    downdelay: numberIn(data, 'downdelay'),
    peerNotifyDelay: numberIn(data, 'peer_notify_delay'),
    useCarrier: maybeOn(data, 'use_carrier'),
    arpInterval: numberIn(data, 'arp_interval'),
    arpMissedMax: numberIn(data, 'arp_missed_max'),
    arpIpTargets: textsIn(data, 'arp_ip_target'),
    nsIp6Targets: textsIn(data, 'ns_ip6_target'),
    arpValidate: textIn(data, 'arp_validate') ?? 'none', // null in JSON
    arpAllTargets: textIn(data, 'arp_all_targets'),
    primaryIndex: primary === undefined ? undefined : indexOf(primary),
    primary,
    primaryReselect: textIn(data, 'primary_reselect'),
    failOverMac: textIn(data, 'fail_over_mac'),
    xmitHashPolicy: textIn(data, 'xmit_hash_policy'),
    resendIgmp: numberIn(data, 'resend_igmp'),
    peerNotifications: numberIn(data, 'num_peer_notif'),
    allSlavesActive: maybeOn(data, 'all_slaves_active'),
    minLinks: numberIn(data, 'min_links'),
    lpInterval: numberIn(data, 'lp_interval'),
    packetsPerSlave: numberIn(data, 'packets_per_slave'),
    lacpActive: maybeOn(data, 'ad_lacp_active'),
    lacpRate: textIn(data, 'ad_lacp_rate'),
    adSelect: textIn(data, 'ad_select'),
    coupledControl: maybeOn(data, 'coupled_control'),
    adAggregator: numberIn(ad, 'aggregator'),
    adPorts: numberIn(ad, 'num_ports'),
    adActorKey: numberIn(ad, 'actor_key'),
    adPartnerKey: numberIn(ad, 'partner_key'),
    adPartnerMac: textIn(ad, 'partner_mac'),
    adActorSystemPriority: numberIn(data, 'ad_actor_sys_prio'),
    adUserPortKey: numberIn(data, 'ad_user_port_key'),
    adActorSystem: textIn(data, 'ad_actor_system'),
    tlbDynamicLb: maybeOn(data, 'tlb_dynamic_lb'),
  };
}

export function bondPortOf(data: JsonRecord): BondPort {
  return {
    of: 'bond',
    state: needText(data, 'state'),
    miiStatus: needText(data, 'mii_status'),
    linkFailures: needNumber(data, 'link_failure_count'),
    permanentMac: textIn(data, 'perm_hwaddr'),
    queueId: needNumber(data, 'queue_id'),
    priority: numberIn(data, 'prio'),
    adAggregator: numberIn(data, 'ad_aggregator_id'),
    adActorState: textsIn(data, 'ad_actor_oper_port_state_str'),
    adPartnerState: textsIn(data, 'ad_partner_oper_port_state_str'),
  };
}
