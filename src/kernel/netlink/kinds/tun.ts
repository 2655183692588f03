import type { TunDetails } from '../../../model/link-details/tun.ts';
import { eachAttribute } from '../attributes.ts';
import { readU32, readU8 } from '../bytes.ts';

// linux/if_link.h, IFLA_TUN_*
const OWNER = 1;
const GROUP = 2;
const TYPE = 3; // linux/if_tun.h: IFF_TUN, IFF_TAP
const PI = 4;
const VNET_HDR = 5;
const PERSIST = 6;
const MULTI_QUEUE = 7;

export function tunDetails(_kind: string, bytes: Uint8Array, start: number, end: number): TunDetails {
  const details: { -readonly [Key in keyof TunDetails]: TunDetails[Key] } = {
    of: 'tun',
    type: 'tun',
    packetInformation: false,
    vnetHeader: false,
    multiQueue: false,
    persist: false,
    user: undefined,
    group: undefined,
  };
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === TYPE) details.type = typeName(readU8(bytes, from, to));
    else if (type === PI) details.packetInformation = readU8(bytes, from, to) !== 0;
    else if (type === VNET_HDR) details.vnetHeader = readU8(bytes, from, to) !== 0;
    else if (type === MULTI_QUEUE) details.multiQueue = readU8(bytes, from, to) !== 0;
    else if (type === PERSIST) details.persist = readU8(bytes, from, to) !== 0;
    else if (type === OWNER) details.user = readU32(bytes, from, to);
    else if (type === GROUP) details.group = readU32(bytes, from, to);
  });
  return details;
}

function typeName(type: number): string {
  if (type === 1) return 'tun';
  if (type === 2) return 'tap';
  return String(type);
}
