import type { BondDetails } from '../../../model/link-details/bond.ts';
import { readU16, readU32, readU8 } from '../bytes.ts';
import { ipText } from '../ip-text.ts';
import { fieldsBetween, readEach, readFlag, readMac, readU32OrNone, readWord, take } from './fields.ts';

// linux/if_link.h, IFLA_BOND_*
const MODE = 1;
const ACTIVE_SLAVE = 2;
const MIIMON = 3;
const UPDELAY = 4;
const DOWNDELAY = 5;
const USE_CARRIER = 6;
const ARP_INTERVAL = 7;
const ARP_IP_TARGET = 8;
const ARP_VALIDATE = 9;
const ARP_ALL_TARGETS = 10;
const PRIMARY = 11;
const PRIMARY_RESELECT = 12;
const FAIL_OVER_MAC = 13;
const XMIT_HASH_POLICY = 14;
const RESEND_IGMP = 15;
const NUM_PEER_NOTIF = 16;
const ALL_SLAVES_ACTIVE = 17;
const MIN_LINKS = 18;
const LP_INTERVAL = 19;
const PACKETS_PER_SLAVE = 20;
const AD_LACP_RATE = 21;
const AD_SELECT = 22;
const AD_INFO = 23;
const AD_ACTOR_SYS_PRIO = 24;
const AD_USER_PORT_KEY = 25;
const AD_ACTOR_SYSTEM = 26;
const TLB_DYNAMIC_LB = 27;
const PEER_NOTIF_DELAY = 28;
const AD_LACP_ACTIVE = 29;
const MISSED_MAX = 30;
const NS_IP6_TARGET = 31;
const COUPLED_CONTROL = 32;

// IFLA_BOND_AD_INFO_*
const AGGREGATOR = 1;
const NUM_PORTS = 2;
const ACTOR_KEY = 3;
const PARTNER_KEY = 4;
const PARTNER_MAC = 5;

// iproute2, ip/iplink_bond.c
const modes = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb'];
const validations = ['none', 'active', 'backup', 'all', 'filter', 'filter_active', 'filter_backup'];
const hashPolicies = ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4', 'vlan+srcmac'];

export function bondDetails(_kind: string, bytes: Uint8Array, start: number, end: number): BondDetails {
  const bond = fieldsBetween(bytes, start, end);
  const ad = take(bond, AD_INFO, fieldsBetween) ?? { bytes, places: new Map() };
  return {
    of: 'bond',
    mode: take(bond, MODE, readWord(modes)) ?? '',
    activeSlaveIndex: take(bond, ACTIVE_SLAVE, readU32OrNone),
    activeSlave: undefined,
    miimon: take(bond, MIIMON, readU32),
    updelay: take(bond, UPDELAY, readU32),
    downdelay: take(bond, DOWNDELAY, readU32),
    peerNotifyDelay: take(bond, PEER_NOTIF_DELAY, readU32),
    useCarrier: take(bond, USE_CARRIER, readFlag),
    arpInterval: take(bond, ARP_INTERVAL, readU32),
    arpMissedMax: take(bond, MISSED_MAX, readU8),
    arpIpTargets: take(bond, ARP_IP_TARGET, readEach(ipText)) ?? [],
    nsIp6Targets: take(bond, NS_IP6_TARGET, readEach(ipText)) ?? [],
    arpValidate: take(bond, ARP_VALIDATE, readWord(validations, readU32)),
    arpAllTargets: take(bond, ARP_ALL_TARGETS, readWord(['any', 'all'], readU32)),
    primaryIndex: take(bond, PRIMARY, readU32OrNone),
    primary: undefined,
    primaryReselect: take(bond, PRIMARY_RESELECT, readWord(['always', 'better', 'failure'])),
    failOverMac: take(bond, FAIL_OVER_MAC, readWord(['none', 'active', 'follow'])),
    xmitHashPolicy: take(bond, XMIT_HASH_POLICY, readWord(hashPolicies)),
    resendIgmp: take(bond, RESEND_IGMP, readU32),
    peerNotifications: take(bond, NUM_PEER_NOTIF, readU8),
    allSlavesActive: take(bond, ALL_SLAVES_ACTIVE, readFlag),
    minLinks: take(bond, MIN_LINKS, readU32),
    lpInterval: take(bond, LP_INTERVAL, readU32),
    packetsPerSlave: take(bond, PACKETS_PER_SLAVE, readU32),
    lacpActive: take(bond, AD_LACP_ACTIVE, readFlag),
    lacpRate: take(bond, AD_LACP_RATE, readWord(['slow', 'fast'])),
    adSelect: take(bond, AD_SELECT, readWord(['stable', 'bandwidth', 'count'])),
    coupledControl: take(bond, COUPLED_CONTROL, readFlag),
    adAggregator: take(ad, AGGREGATOR, readU16),
    adPorts: take(ad, NUM_PORTS, readU16),
    adActorKey: take(ad, ACTOR_KEY, readU16),
    adPartnerKey: take(ad, PARTNER_KEY, readU16),
    adPartnerMac: take(ad, PARTNER_MAC, readMac),
    adActorSystemPriority: take(bond, AD_ACTOR_SYS_PRIO, readU16),
    adUserPortKey: take(bond, AD_USER_PORT_KEY, readU16),
    adActorSystem: take(bond, AD_ACTOR_SYSTEM, readMac),
    tlbDynamicLb: take(bond, TLB_DYNAMIC_LB, readFlag),
  };
}
