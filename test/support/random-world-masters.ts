import { maybe, type Plan } from './random-world-plan.ts';

/** What a bond can be told when it is made: the rest depends on the mode. */
export function bondOptions(plan: Plan): readonly string[] {
  const { random } = plan;
  const mode = random.pick(['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb']);
  const number = (low: number, high: number): string => String(random.between(low, high));
  const mayProbe = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast'].includes(mode);
  const watch = mayProbe && random.chance(0.3)
    ? ['arp_interval', number(1000, 5000), 'arp_ip_target', random.pick(['10.9.0.1', '10.9.0.1,10.9.0.2'])]
    : ['miimon', '100', ...maybe(plan, 0.5, 'updelay', number(1, 9) + '00'), ...maybe(plan, 0.5, 'downdelay', number(1, 9) + '00')];
  return [
    'mode', mode, ...watch,
    ...(mode === '802.3ad' ? [...maybe(plan, 0.5, 'lacp_rate', 'fast'), ...maybe(plan, 0.5, 'ad_select', random.pick(['bandwidth', 'count']))] : []),
    ...(mode === '802.3ad' || mode === 'balance-xor' ? maybe(plan, 0.6, 'xmit_hash_policy', random.pick(['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4'])) : []),
    ...(mode === 'active-backup' ? [...maybe(plan, 0.4, 'fail_over_mac', random.pick(['active', 'follow'])), ...maybe(plan, 0.4, 'primary_reselect', random.pick(['better', 'failure']))] : []),
    ...maybe(plan, 0.3, 'resend_igmp', number(0, 9)),
    ...maybe(plan, 0.3, 'num_grat_arp', number(0, 9)),
    ...maybe(plan, 0.3, 'all_slaves_active', '1'),
    ...maybe(plan, 0.3, 'min_links', number(0, 3)),
    ...maybe(plan, 0.3, 'lp_interval', number(1, 100)),
  ];
}

export function bridgeOptions(plan: Plan): readonly string[] {
  const { random, kinds } = plan;
  const number = (low: number, high: number): string => String(random.between(low, high));
  return [
    ...maybe(plan, 0.5, 'stp_state', '1'),
    ...maybe(plan, 0.5, 'priority', number(0, 0xffff)),
    ...maybe(plan, 0.4, 'forward_delay', number(400, 3000)),
    ...maybe(plan, 0.4, 'hello_time', number(100, 1000)),
    ...maybe(plan, 0.4, 'max_age', number(600, 4000)),
    ...maybe(plan, 0.4, 'ageing_time', number(0, 60_000)),
    ...maybe(plan, 0.3, 'mcast_snooping', '0'),
    ...maybe(plan, 0.3, 'group_fwd_mask', '0x4008'),
    ...(kinds.has('bridge VLANs') ? vlanOptions(plan) : []),
    ...(kinds.has('bridge multicast') ? multicastOptions(plan) : []),
  ];
}

/** A kernel without VLANs in bridges (CONFIG_BRIDGE_VLAN_FILTERING) refuses them. */
function vlanOptions(plan: Plan): readonly string[] {
  return [
    ...maybe(plan, 0.5, 'vlan_filtering', '1'),
    ...maybe(plan, 0.3, 'vlan_protocol', '802.1ad'),
    ...maybe(plan, 0.3, 'vlan_default_pvid', String(plan.random.between(0, 4094))),
    ...maybe(plan, 0.3, 'vlan_stats_enabled', '1'),
    ...maybe(plan, 0.3, 'vlan_stats_per_port', '1'),
  ];
}

function multicastOptions(plan: Plan): readonly string[] {
  const number = (low: number, high: number): string => String(plan.random.between(low, high));
  return [
    ...maybe(plan, 0.3, 'no_linklocal_learn', '1'),
    ...maybe(plan, 0.3, 'mcast_router', number(0, 2)),
    ...maybe(plan, 0.3, 'mcast_query_use_ifaddr', '1'),
    ...maybe(plan, 0.3, 'mcast_hash_max', '512'),
    ...maybe(plan, 0.3, 'mcast_last_member_count', number(1, 9)),
    ...maybe(plan, 0.3, 'mcast_startup_query_count', number(1, 9)),
    ...maybe(plan, 0.3, 'mcast_last_member_interval', number(1, 900)),
    ...maybe(plan, 0.3, 'mcast_membership_interval', number(10_000, 30_000)),
    ...maybe(plan, 0.3, 'mcast_querier_interval', number(10_000, 30_000)),
    ...maybe(plan, 0.3, 'mcast_query_interval', number(10_000, 30_000)),
    ...maybe(plan, 0.3, 'mcast_query_response_interval', number(100, 1000)),
    ...maybe(plan, 0.3, 'mcast_stats_enabled', '1'),
    ...maybe(plan, 0.3, 'mcast_igmp_version', '3'),
    ...maybe(plan, 0.3, 'mcast_mld_version', '2'),
  ];
}

/** Words of `type bridge_slave`. */
export function bridgePortOptions(plan: Plan): readonly string[] {
  const { random } = plan;
  return [
    ...maybe(plan, 0.3, 'cost', String(random.between(1, 65_535))),
    ...maybe(plan, 0.3, 'priority', String(random.between(0, 63))),
    ...random.some(['hairpin', 'guard', 'root_block', 'proxy_arp', 'proxy_arp_wifi', 'neigh_suppress', 'isolated', 'locked', 'vlan_tunnel'], 0.25).flatMap((word) => [word, 'on']),
    ...random.some(['learning', 'flood', 'bcast_flood'], 0.3).flatMap((word) => [word, 'off']),
    ...(plan.kinds.has('bridge multicast') ? multicastPortOptions(plan) : []),
    ...maybe(plan, 0.2, 'group_fwd_mask', '0x4008'),
  ];
}

function multicastPortOptions(plan: Plan): readonly string[] {
  return [
    ...maybe(plan, 0.2, 'mcast_router', String(plan.random.between(0, 2))),
    ...maybe(plan, 0.2, 'mcast_fast_leave', 'on'),
    ...maybe(plan, 0.2, 'mcast_to_unicast', 'on'),
    ...maybe(plan, 0.2, 'mcast_flood', 'off'),
  ];
}
