import type { BridgePort, PortState } from '../../../model/link-port.ts';
import { readU16, readU32, readU8 } from '../bytes.ts';
import { readBridgeId } from './bridge-id.ts';
import { fieldsBetween, readFlag, readU32OrNone, take } from './fields.ts';

// linux/if_link.h, IFLA_BRPORT_*
const STATE = 1;
const PRIORITY = 2;
const COST = 3;
const MODE = 4; // hairpin
const GUARD = 5;
const PROTECT = 6; // root_block
const FAST_LEAVE = 7;
const LEARNING = 8;
const UNICAST_FLOOD = 9;
const PROXYARP = 10;
const PROXYARP_WIFI = 12;
const ROOT_ID = 13;
const BRIDGE_ID = 14;
const DESIGNATED_PORT = 15;
const DESIGNATED_COST = 16;
const ID = 17;
const NO = 18;
const TOPOLOGY_CHANGE_ACK = 19;
const CONFIG_PENDING = 20;
const MULTICAST_ROUTER = 25;
const MCAST_FLOOD = 27;
const MCAST_TO_UCAST = 28;
const VLAN_TUNNEL = 29;
const BCAST_FLOOD = 30;
const GROUP_FWD_MASK = 31;
const NEIGH_SUPPRESS = 32;
const ISOLATED = 33;
const BACKUP_PORT = 34;
const LOCKED = 39;
const MAB = 40;
const MCAST_MAX_GROUPS = 42;
const NEIGH_VLAN_SUPPRESS = 43;

// linux/if_bridge.h, BR_STATE_*
const states: readonly PortState[] = ['disabled', 'listening', 'learning', 'forwarding', 'blocking'];

/** Its timers, which run, are left out. */
export function bridgePort(bytes: Uint8Array, start: number, end: number): BridgePort {
  const port = fieldsBetween(bytes, start, end);
  const isOn = (type: number): boolean => take(port, type, readFlag) ?? false;
  return {
    of: 'bridge',
    state: states[take(port, STATE, readU8) ?? 0] ?? 'disabled',
    priority: take(port, PRIORITY, readU16) ?? 0,
    cost: take(port, COST, readU32) ?? 0,
    id: take(port, ID, readU16) ?? 0,
    number: take(port, NO, readU16) ?? 0,
    hairpin: isOn(MODE),
    guard: isOn(GUARD),
    rootBlock: isOn(PROTECT),
    fastLeave: isOn(FAST_LEAVE),
    learning: isOn(LEARNING),
    flood: isOn(UNICAST_FLOOD),
    designatedRoot: take(port, ROOT_ID, readBridgeId),
    designatedBridge: take(port, BRIDGE_ID, readBridgeId),
    designatedPort: take(port, DESIGNATED_PORT, readU16),
    designatedCost: take(port, DESIGNATED_COST, readU16),
    topologyChangeAck: isOn(TOPOLOGY_CHANGE_ACK),
    configPending: isOn(CONFIG_PENDING),
    proxyArp: isOn(PROXYARP),
    proxyArpWifi: isOn(PROXYARP_WIFI),
    multicastRouter: take(port, MULTICAST_ROUTER, readU8),
    multicastFlood: isOn(MCAST_FLOOD),
    multicastToUnicast: isOn(MCAST_TO_UCAST),
    broadcastFlood: isOn(BCAST_FLOOD),
    groupForwardMask: take(port, GROUP_FWD_MASK, readU16) ?? 0,
    neighbourSuppress: isOn(NEIGH_SUPPRESS),
    neighbourVlanSuppress: take(port, NEIGH_VLAN_SUPPRESS, readFlag),
    vlanTunnel: isOn(VLAN_TUNNEL),
    isolated: isOn(ISOLATED),
    locked: isOn(LOCKED),
    mab: take(port, MAB, readFlag),
    backupPortIndex: take(port, BACKUP_PORT, readU32OrNone),
    backupPort: undefined,
    multicastMaxGroups: take(port, MCAST_MAX_GROUPS, readU32),
  };
}
