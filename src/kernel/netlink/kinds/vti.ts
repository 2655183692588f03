import type { VtiDetails } from '../../../model/link-details/tunnel.ts';
import { fieldsBetween, readAddressOrNone, readU32OrNone, take } from './fields.ts';

// linux/if_tunnel.h, IFLA_VTI_*
const LINK = 1;
const IKEY = 2;
const OKEY = 3;
const LOCAL = 4;
const REMOTE = 5;
const FWMARK = 6;

export function vtiDetails(kind: string, bytes: Uint8Array, start: number, end: number): VtiDetails {
  const vti = fieldsBetween(bytes, start, end);
  return {
    of: kind === 'vti6' ? 'vti6' : 'vti',
    local: take(vti, LOCAL, readAddressOrNone),
    remote: take(vti, REMOTE, readAddressOrNone),
    linkIndex: take(vti, LINK, readU32OrNone),
    inputKey: take(vti, IKEY, readAddressOrNone), // 0 is none here too
    outputKey: take(vti, OKEY, readAddressOrNone),
    fwmark: take(vti, FWMARK, readU32OrNone),
  };
}
