import type { VlanDetails } from '../../../model/link-details/vlan.ts';
import { readBigEndianU16, readU16, readU32 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';
import { fieldsBetween, readEach, take } from './fields.ts';

// linux/if_link.h, IFLA_VLAN_*
const ID = 1;
const FLAGS = 2; // struct ifla_vlan_flags: flags, mask
const EGRESS_QOS = 3;
const INGRESS_QOS = 4;
const PROTOCOL = 5;

// linux/if_vlan.h, VLAN_FLAG_*, in iproute2's words
const flagNames = ['REORDER_HDR', 'GVRP', 'LOOSE_BINDING', 'MVRP', 'BRIDGE_BINDING'] as const;

export function vlanDetails(_kind: string, bytes: Uint8Array, start: number, end: number): VlanDetails {
  const vlan = fieldsBetween(bytes, start, end);
  return {
    of: 'vlan',
    id: take(vlan, ID, readU16) ?? 0,
    protocol: take(vlan, PROTOCOL, readVlanProtocol) ?? '802.1Q',
    flags: namesOfBits(take(vlan, FLAGS, readU32) ?? 0, flagNames),
    ingressQos: take(vlan, INGRESS_QOS, readEach(readMapping)) ?? [],
    egressQos: take(vlan, EGRESS_QOS, readEach(readMapping)) ?? [],
  };
}

/** The protocol of a VLAN tag. */
export function readVlanProtocol(bytes: Uint8Array, start: number, end: number): string {
  const etherType = readBigEndianU16(bytes, start, end);
  if (etherType === 0x8100) return '802.1Q';
  if (etherType === 0x88a8) return '802.1ad';
  return `0x${etherType.toString(16)}`;
}

/** struct ifla_vlan_qos_mapping, as `ip link` takes it. */
function readMapping(bytes: Uint8Array, start: number, end: number): string {
  return `${readU32(bytes, start, end)}:${readU32(bytes, start + 4, end)}`;
}
