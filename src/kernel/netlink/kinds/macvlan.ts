import type { MacvlanDetails } from '../../../model/link-details.ts';
import { eachAttribute } from '../attributes.ts';
import { readU16, readU32 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';

// linux/if_link.h, IFLA_MACVLAN_*
const MODE = 1;
const FLAGS = 2;
const BC_QUEUE_LEN = 7;

const modes: ReadonlyMap<number, string> = new Map([
  [1, 'private'],
  [2, 'vepa'],
  [4, 'bridge'],
  [8, 'passthru'],
  [16, 'source'],
]);

export function macvlanDetails(kind: string, bytes: Uint8Array, start: number, end: number): MacvlanDetails {
  let mode = '';
  let flags: readonly string[] = [];
  let broadcastQueueLength: number | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === MODE) mode = modeName(readU32(bytes, from, to));
    else if (type === FLAGS) flags = namesOfBits(readU16(bytes, from, to), ['nopromisc', 'nodst']);
    else if (type === BC_QUEUE_LEN) broadcastQueueLength = readU32(bytes, from, to);
  });
  return { of: kind === 'macvtap' ? 'macvtap' : 'macvlan', mode, flags, broadcastQueueLength };
}

function modeName(mode: number): string {
  return modes.get(mode) ?? String(mode);
}
