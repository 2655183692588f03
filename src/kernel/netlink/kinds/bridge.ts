import type { BridgeDetails } from '../../../model/link-details.ts';
import { eachAttribute } from '../attributes.ts';
import { malformed, readU16, readU32, readU8 } from '../bytes.ts';
import { hexByte } from '../hardware.ts';

// linux/if_link.h, IFLA_BR_*; times are in USER_HZ, 1/100 s
const FORWARD_DELAY = 1;
const HELLO_TIME = 2;
const MAX_AGE = 3;
const AGEING_TIME = 4;
const STP_STATE = 5;
const PRIORITY = 6;
const VLAN_FILTERING = 7;
const GROUP_FWD_MASK = 9;
const ROOT_ID = 10;
const BRIDGE_ID = 11;
const ROOT_PORT = 12;
const ROOT_PATH_COST = 13;
const MCAST_SNOOPING = 23;
const VLAN_DEFAULT_PVID = 39;

export function bridgeDetails(_kind: string, bytes: Uint8Array, start: number, end: number): BridgeDetails {
  const details: { -readonly [Key in keyof BridgeDetails]: BridgeDetails[Key] } = {
    of: 'bridge',
    id: '',
    root: '',
    stp: false,
    forwardDelay: 0,
    helloTime: 0,
    maxAge: 0,
    ageing: 0,
    priority: 0,
    rootPort: 0,
    rootPathCost: 0,
    vlanFiltering: undefined,
    vlanDefaultPvid: undefined,
    multicastSnooping: undefined,
    groupForwardMask: 0,
  };
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === FORWARD_DELAY) details.forwardDelay = readU32(bytes, from, to) / 100;
    else if (type === HELLO_TIME) details.helloTime = readU32(bytes, from, to) / 100;
    else if (type === MAX_AGE) details.maxAge = readU32(bytes, from, to) / 100;
    else if (type === AGEING_TIME) details.ageing = readU32(bytes, from, to) / 100;
    else if (type === STP_STATE) details.stp = readU32(bytes, from, to) !== 0;
    else if (type === PRIORITY) details.priority = readU16(bytes, from, to);
    else if (type === VLAN_FILTERING) details.vlanFiltering = readU8(bytes, from, to) !== 0;
    else if (type === GROUP_FWD_MASK) details.groupForwardMask = readU16(bytes, from, to);
    else if (type === ROOT_ID) details.root = bridgeId(bytes, from, to);
    else if (type === BRIDGE_ID) details.id = bridgeId(bytes, from, to);
    else if (type === ROOT_PORT) details.rootPort = readU16(bytes, from, to);
    else if (type === ROOT_PATH_COST) details.rootPathCost = readU32(bytes, from, to);
    else if (type === MCAST_SNOOPING) details.multicastSnooping = readU8(bytes, from, to) !== 0;
    else if (type === VLAN_DEFAULT_PVID) details.vlanDefaultPvid = readU16(bytes, from, to);
  });
  return details;
}

/** struct ifla_bridge_id: two bytes of priority, six of address; written as `brctl show` does. */
function bridgeId(bytes: Uint8Array, start: number, end: number): string {
  if (end - start < 8) throw malformed('a bridge id is shorter than 8 bytes');
  const hex = Array.from(bytes.subarray(start, start + 8), hexByte);
  return `${hex.slice(0, 2).join('')}.${hex.slice(2).join('')}`;
}
