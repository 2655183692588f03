import type { HsrDetails } from '../../../model/link-details/hsr.ts';
import { fieldsBetween, readMac, readU32OrNone, readWord, take } from './fields.ts';

// linux/if_link.h, IFLA_HSR_*
const SLAVE1 = 1;
const SLAVE2 = 2;
const SUPERVISION_ADDR = 4;
const PROTOCOL = 7;
const INTERLINK = 8;

/** Its sequence number, which runs, is left out. */
export function hsrDetails(_kind: string, bytes: Uint8Array, start: number, end: number): HsrDetails {
  const hsr = fieldsBetween(bytes, start, end);
  return {
    of: 'hsr',
    protocol: take(hsr, PROTOCOL, readWord(['hsr', 'prp'])),
    slave1Index: take(hsr, SLAVE1, readU32OrNone),
    slave1: undefined,
    slave2Index: take(hsr, SLAVE2, readU32OrNone),
    slave2: undefined,
    interlinkIndex: take(hsr, INTERLINK, readU32OrNone),
    interlink: undefined,
    supervisionAddress: take(hsr, SUPERVISION_ADDR, readMac),
  };
}
