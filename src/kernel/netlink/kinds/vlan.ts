import type { VlanDetails } from '../../../model/link-details.ts';
import { eachAttribute } from '../attributes.ts';
import { readBigEndianU16, readU16, readU32 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';

// linux/if_link.h, IFLA_VLAN_*
const ID = 1;
const FLAGS = 2; // struct ifla_vlan_flags: flags, mask
const PROTOCOL = 5;

// linux/if_vlan.h, VLAN_FLAG_*, in iproute2's words
const flagNames = ['REORDER_HDR', 'GVRP', 'LOOSE_BINDING', 'MVRP', 'BRIDGE_BINDING'] as const;

export function vlanDetails(_kind: string, bytes: Uint8Array, start: number, end: number): VlanDetails {
  let id = 0;
  let flags: readonly string[] = [];
  let protocol = '802.1Q';
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === ID) id = readU16(bytes, from, to);
    else if (type === FLAGS) flags = namesOfBits(readU32(bytes, from, to), flagNames);
    else if (type === PROTOCOL) protocol = protocolName(readBigEndianU16(bytes, from, to));
  });
  return { of: 'vlan', id, protocol, flags };
}

function protocolName(etherType: number): string {
  if (etherType === 0x8100) return '802.1Q';
  if (etherType === 0x88a8) return '802.1ad';
  return `0x${etherType.toString(16)}`;
}
