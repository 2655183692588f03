import type { XfrmDetails } from '../../../model/link-details/tunnel.ts';
import { readU32 } from '../bytes.ts';
import { fieldsBetween, isThere, readU32OrNone, take } from './fields.ts';

// linux/if_link.h, IFLA_XFRM_*
const LINK = 1;
const IF_ID = 2;
const COLLECT_METADATA = 3;

export function xfrmDetails(_kind: string, bytes: Uint8Array, start: number, end: number): XfrmDetails {
  const xfrm = fieldsBetween(bytes, start, end);
  return { of: 'xfrm', ifId: take(xfrm, IF_ID, readU32), linkIndex: take(xfrm, LINK, readU32OrNone), external: isThere(xfrm, COLLECT_METADATA) };
}
