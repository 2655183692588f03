import type { BridgeDetails } from '../../../model/link-details/bridge.ts';
import { readU16, readU32, readU8 } from '../bytes.ts';
import { readBridgeId } from './bridge-id.ts';
import { fieldsBetween, readFlag, readMac, readU64, take, type Fields } from './fields.ts';
import { readVlanProtocol } from './vlan.ts';

// linux/if_link.h, IFLA_BR_*
const FORWARD_DELAY = 1;
const HELLO_TIME = 2;
const MAX_AGE = 3;
const AGEING_TIME = 4;
const STP_STATE = 5;
const PRIORITY = 6;
const VLAN_FILTERING = 7;
const VLAN_PROTOCOL = 8;
const GROUP_FWD_MASK = 9;
const ROOT_ID = 10;
const BRIDGE_ID = 11;
const ROOT_PORT = 12;
const ROOT_PATH_COST = 13;
const TOPOLOGY_CHANGE = 14;
const TOPOLOGY_CHANGE_DETECTED = 15;
const GROUP_ADDR = 20;
const MCAST_ROUTER = 22;
const MCAST_SNOOPING = 23;
const MCAST_QUERY_USE_IFADDR = 24;
const MCAST_QUERIER = 25;
const MCAST_HASH_ELASTICITY = 26;
const MCAST_HASH_MAX = 27;
const MCAST_LAST_MEMBER_CNT = 28;
const MCAST_STARTUP_QUERY_CNT = 29;
const MCAST_LAST_MEMBER_INTVL = 30;
const MCAST_MEMBERSHIP_INTVL = 31;
const MCAST_QUERIER_INTVL = 32;
const MCAST_QUERY_INTVL = 33;
const MCAST_QUERY_RESPONSE_INTVL = 34;
const MCAST_STARTUP_QUERY_INTVL = 35;
const NF_CALL_IPTABLES = 36;
const NF_CALL_IP6TABLES = 37;
const NF_CALL_ARPTABLES = 38;
const VLAN_DEFAULT_PVID = 39;
const VLAN_STATS_ENABLED = 41;
const MCAST_STATS_ENABLED = 42;
const MCAST_IGMP_VERSION = 43;
const MCAST_MLD_VERSION = 44;
const VLAN_STATS_PER_PORT = 45;
const MULTI_BOOLOPT = 46; // struct br_boolopt_multi: values, and which of them count

// linux/if_bridge.h, enum br_boolopt_id
const NO_LL_LEARN = 1 << 0;
const MCAST_VLAN_SNOOPING = 1 << 1;

/** Its timers, which run, are left out. */
export function bridgeDetails(_kind: string, bytes: Uint8Array, start: number, end: number): BridgeDetails {
  const bridge = fieldsBetween(bytes, start, end);
  return {
    of: 'bridge',
    id: take(bridge, BRIDGE_ID, readBridgeId) ?? '',
    root: take(bridge, ROOT_ID, readBridgeId) ?? '',
    stp: (take(bridge, STP_STATE, readU32) ?? 0) !== 0, // 2 where a program in userspace does it
    forwardDelay: take(bridge, FORWARD_DELAY, readSeconds) ?? 0,
    helloTime: take(bridge, HELLO_TIME, readSeconds) ?? 0,
    maxAge: take(bridge, MAX_AGE, readSeconds) ?? 0,
    ageing: take(bridge, AGEING_TIME, readSeconds) ?? 0,
    priority: take(bridge, PRIORITY, readU16) ?? 0,
    rootPort: take(bridge, ROOT_PORT, readU16) ?? 0,
    rootPathCost: take(bridge, ROOT_PATH_COST, readU32) ?? 0,
    topologyChange: take(bridge, TOPOLOGY_CHANGE, readFlag) ?? false,
    topologyChangeDetected: take(bridge, TOPOLOGY_CHANGE_DETECTED, readFlag) ?? false,
    vlanFiltering: take(bridge, VLAN_FILTERING, readFlag),
    vlanProtocol: take(bridge, VLAN_PROTOCOL, readVlanProtocol),
    vlanDefaultPvid: take(bridge, VLAN_DEFAULT_PVID, readU16),
    vlanStats: take(bridge, VLAN_STATS_ENABLED, readFlag),
    vlanStatsPerPort: take(bridge, VLAN_STATS_PER_PORT, readFlag),
    groupForwardMask: take(bridge, GROUP_FWD_MASK, readU16) ?? 0,
    groupAddress: take(bridge, GROUP_ADDR, readMac),
    noLinkLocalLearning: option(bridge, NO_LL_LEARN),
    ...multicast(bridge),
    callIptables: take(bridge, NF_CALL_IPTABLES, readFlag),
    callIp6tables: take(bridge, NF_CALL_IP6TABLES, readFlag),
    callArptables: take(bridge, NF_CALL_ARPTABLES, readFlag),
  };
}

function multicast(bridge: Fields) {
  return {
    multicastSnooping: take(bridge, MCAST_SNOOPING, readFlag),
    multicastVlanSnooping: option(bridge, MCAST_VLAN_SNOOPING),
    multicastRouter: take(bridge, MCAST_ROUTER, readU8),
    multicastQueryUseIfaddr: take(bridge, MCAST_QUERY_USE_IFADDR, readFlag),
    multicastQuerier: take(bridge, MCAST_QUERIER, readFlag),
    multicastHashElasticity: take(bridge, MCAST_HASH_ELASTICITY, readU32),
    multicastHashMax: take(bridge, MCAST_HASH_MAX, readU32),
    multicastLastMemberCount: take(bridge, MCAST_LAST_MEMBER_CNT, readU32),
    multicastStartupQueryCount: take(bridge, MCAST_STARTUP_QUERY_CNT, readU32),
    multicastLastMemberInterval: take(bridge, MCAST_LAST_MEMBER_INTVL, readLongSeconds),
    multicastMembershipInterval: take(bridge, MCAST_MEMBERSHIP_INTVL, readLongSeconds),
    multicastQuerierInterval: take(bridge, MCAST_QUERIER_INTVL, readLongSeconds),
    multicastQueryInterval: take(bridge, MCAST_QUERY_INTVL, readLongSeconds),
    multicastQueryResponseInterval: take(bridge, MCAST_QUERY_RESPONSE_INTVL, readLongSeconds),
    multicastStartupQueryInterval: take(bridge, MCAST_STARTUP_QUERY_INTVL, readLongSeconds),
    multicastStats: take(bridge, MCAST_STATS_ENABLED, readFlag),
    multicastIgmpVersion: take(bridge, MCAST_IGMP_VERSION, readU8),
    multicastMldVersion: take(bridge, MCAST_MLD_VERSION, readU8),
  };
}

/** Times are in USER_HZ, 1/100 s. */
function readSeconds(bytes: Uint8Array, start: number, end: number): number {
  return readU32(bytes, start, end) / 100;
}

function readLongSeconds(bytes: Uint8Array, start: number, end: number): number {
  return readU64(bytes, start, end) / 100;
}

function option(bridge: Fields, bit: number): boolean | undefined {
  const values = take(bridge, MULTI_BOOLOPT, readU32);
  return values === undefined ? undefined : (values & bit) !== 0;
}
