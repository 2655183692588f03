import type { Address } from '../../model/address.ts';
import { eachAttribute, readString } from './attributes.ts';
import { malformed, readU32, readU8 } from './bytes.ts';
import { ipText } from './ip-text.ts';
import { scopeName } from './scope.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETADDR = 22;
const HEADER = 8; // struct ifaddrmsg
const AF_INET = 2;
const AF_INET6 = 10;
const FOREVER = 0xffff_ffff;

// linux/if_addr.h
const IFA_ADDRESS = 1;
const IFA_LOCAL = 2;
const IFA_LABEL = 3;
const IFA_BROADCAST = 4;
const IFA_CACHEINFO = 6; // preferred and valid lifetime first
const IFA_FLAGS = 8;
const IFA_RT_PRIORITY = 9;

const request = dumpRequest(RTM_GETADDR, new Uint8Array(HEADER));

/** All addresses of both families, in the kernel's order (rtnetlink(7), RTM_GETADDR). */
export function dumpAddresses(socket: NetlinkSocket): readonly Address[] {
  let addresses: Address[] = [];
  socket.dump('read addresses', request, () => {
    addresses = [];
    return (bytes, start, end) => {
      const family = readU8(bytes, start, end);
      if (family === AF_INET || family === AF_INET6) addresses.push(parseAddress(bytes, start, end));
    };
  });
  return addresses;
}

/** One RTM_NEWADDR message of family inet or inet6, from behind the netlink header. */
export function parseAddress(bytes: Uint8Array, start: number, end: number): Address {
  const isIpv6 = readU8(bytes, start, end) === AF_INET6;
  let address: string | undefined;
  let local: string | undefined;
  let broadcast: string | undefined;
  let labelName: string | undefined;
  let flags = readU8(bytes, start + 2, end);
  let preferredLifetime = FOREVER;
  let validLifetime = FOREVER;
  let metric: number | undefined;

  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    if (type === IFA_ADDRESS) address = ipText(bytes, from, to);
    else if (type === IFA_LOCAL) local = ipText(bytes, from, to);
    else if (type === IFA_BROADCAST) broadcast = ipText(bytes, from, to);
    else if (type === IFA_LABEL) labelName = readString(bytes, from, to);
    else if (type === IFA_FLAGS) flags = readU32(bytes, from, to);
    else if (type === IFA_RT_PRIORITY) metric = readU32(bytes, from, to);
    else if (type === IFA_CACHEINFO) {
      preferredLifetime = readU32(bytes, from, to);
      validLifetime = readU32(bytes, from + 4, to);
    }
  });

  // For a point-to-point link IFA_LOCAL is the near end and IFA_ADDRESS the far one; else both are equal, or only the latter is there.
  const near = local ?? address;
  if (near === undefined) throw malformed('an address message without an address');
  return {
    linkIndex: readU32(bytes, start + 4, end),
    family: isIpv6 ? 'inet6' : 'inet',
    address: near,
    prefixLength: readU8(bytes, start + 1, end),
    peerAddress: address === near ? undefined : address,
    broadcast,
    scope: scopeName(readU8(bytes, start + 3, end)),
    flags: addressFlags(flags, isIpv6),
    labelName,
    validLifetime: validLifetime === FOREVER ? undefined : validLifetime,
    preferredLifetime: preferredLifetime === FOREVER ? undefined : preferredLifetime,
    metric,
  };
}

/** linux/if_addr.h, IFA_F_*, in iproute2's words (ip/ipaddress.c); bit 0 means one thing for each family. */
const flagWords: readonly (readonly [bit: number, word: string])[] = [
  [0x02, 'nodad'],
  [0x04, 'optimistic'],
  [0x08, 'dadfailed'],
  [0x10, 'home'],
  [0x20, 'deprecated'],
  [0x40, 'tentative'],
  [0x80, 'permanent'],
  [0x100, 'mngtmpaddr'],
  [0x200, 'noprefixroute'],
  [0x400, 'autojoin'],
  [0x800, 'stable-privacy'],
];

const known = new Map<number, readonly string[]>(); // few combinations occur

export function addressFlags(bits: number, isIpv6: boolean): readonly string[] {
  const key = bits * 2 + (isIpv6 ? 1 : 0);
  let flags = known.get(key);
  if (flags === undefined) {
    flags = flagWords.filter(([bit]) => (bits & bit) !== 0).map(([, word]) => word);
    if ((bits & 1) !== 0) flags = [isIpv6 ? 'temporary' : 'secondary', ...flags];
    const rest = bits & ~0xfff;
    if (rest !== 0) flags = [...flags, `0x${(rest >>> 0).toString(16)}`];
    known.set(key, flags);
  }
  return flags;
}
