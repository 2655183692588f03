import type { VrfDetails } from '../../../model/link-details/vrf.ts';
import type { VrfPort } from '../../../model/link-port.ts';
import { readU32 } from '../bytes.ts';
import { fieldsBetween, take } from './fields.ts';

const TABLE = 1; // linux/if_link.h, IFLA_VRF_TABLE and IFLA_VRF_PORT_TABLE

export function vrfDetails(_kind: string, bytes: Uint8Array, start: number, end: number): VrfDetails {
  return { of: 'vrf', table: take(fieldsBetween(bytes, start, end), TABLE, readU32) };
}

export function vrfPort(bytes: Uint8Array, start: number, end: number): VrfPort {
  return { of: 'vrf', table: take(fieldsBetween(bytes, start, end), TABLE, readU32) ?? 0 };
}
