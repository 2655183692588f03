import type { RmnetDetails } from '../../../model/link-details/rmnet.ts';
import { readU16, readU32 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';
import { fieldsBetween, take } from './fields.ts';

// linux/if_link.h, IFLA_RMNET_*
const MUX_ID = 1;
const FLAGS = 2; // struct ifla_rmnet_flags: flags, mask

// RMNET_FLAGS_*, in the words that `ip link` takes
const flagNames = ['ingress-deaggregation', 'ingress-commands', 'ingress-mapv4-checksum', 'egress-mapv4-checksum', 'ingress-mapv5-checksum', 'egress-mapv5-checksum'];

export function rmnetDetails(_kind: string, bytes: Uint8Array, start: number, end: number): RmnetDetails {
  const rmnet = fieldsBetween(bytes, start, end);
  return { of: 'rmnet', muxId: take(rmnet, MUX_ID, readU16), flags: namesOfBits(take(rmnet, FLAGS, readU32) ?? 0, flagNames) };
}
