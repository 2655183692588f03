import type { IpvlanDetails } from '../../../model/link-details/ipvlan.ts';
import { eachAttribute } from '../attributes.ts';
import { readU16 } from '../bytes.ts';

// linux/if_link.h, IFLA_IPVLAN_*
const MODE = 1;
const FLAGS = 2;

const modes = ['l2', 'l3', 'l3s'];
const flagNames = ['bridge', 'private', 'vepa'];

export function ipvlanDetails(kind: string, bytes: Uint8Array, start: number, end: number): IpvlanDetails {
  let mode = '';
  let flags = 'bridge';
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === MODE) mode = nameOf(modes, readU16(bytes, from, to));
    else if (type === FLAGS) flags = nameOf(flagNames, readU16(bytes, from, to));
  });
  return { of: kind === 'ipvtap' ? 'ipvtap' : 'ipvlan', mode, flags };
}

function nameOf(names: readonly string[], value: number): string {
  return names[value] ?? String(value);
}
