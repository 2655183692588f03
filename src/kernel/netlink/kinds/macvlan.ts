import type { MacvlanDetails } from '../../../model/link-details/macvlan.ts';
import { readU16, readU32 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';
import { fieldsBetween, readEach, readMac, take } from './fields.ts';

// linux/if_link.h, IFLA_MACVLAN_*
const MODE = 1;
const FLAGS = 2;
const MACADDR_DATA = 5;
const BC_QUEUE_LEN = 7;
const BC_QUEUE_LEN_USED = 8;

const modes: ReadonlyMap<number, string> = new Map([
  [1, 'private'],
  [2, 'vepa'],
  [4, 'bridge'],
  [8, 'passthru'],
  [16, 'source'],
]);

export function macvlanDetails(kind: string, bytes: Uint8Array, start: number, end: number): MacvlanDetails {
  const macvlan = fieldsBetween(bytes, start, end);
  const mode = take(macvlan, MODE, readU32);
  return {
    of: kind === 'macvtap' ? 'macvtap' : 'macvlan',
    mode: mode === undefined ? '' : (modes.get(mode) ?? String(mode)),
    flags: namesOfBits(take(macvlan, FLAGS, readU16) ?? 0, ['nopromisc', 'nodst']),
    broadcastQueueLength: take(macvlan, BC_QUEUE_LEN, readU32),
    broadcastQueueLengthUsed: take(macvlan, BC_QUEUE_LEN_USED, readU32),
    sourceAddresses: take(macvlan, MACADDR_DATA, readEach(readMac)) ?? [],
  };
}
