import type { WireguardDetails, WireguardPeer } from '../../model/link-details/wireguard.ts';
import { u32Bytes, writeAttribute } from './attributes.ts';
import { malformed, readBigEndianU16, readU16, readU8 } from './bytes.ts';
import { GENERIC_HEADER, genericBody } from './generic.ts';
import { ipText } from './ip-text.ts';
import { fieldsBetween, readEach, readU32OrNone, readU64, take, type Reader } from './kinds/fields.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

// linux/wireguard.h
const WG_CMD_GET_DEVICE = 0;
const WG_GENL_VERSION = 1;
const WG_KEY_LEN = 32;
const WGDEVICE_A_IFINDEX = 1;
const WGDEVICE_A_PRIVATE_KEY = 3;
const WGDEVICE_A_PUBLIC_KEY = 4;
const WGDEVICE_A_LISTEN_PORT = 6;
const WGDEVICE_A_FWMARK = 7;
const WGDEVICE_A_PEERS = 8;
const WGPEER_A_PUBLIC_KEY = 1;
const WGPEER_A_PRESHARED_KEY = 2;
const WGPEER_A_ENDPOINT = 4;
const WGPEER_A_PERSISTENT_KEEPALIVE_INTERVAL = 5;
const WGPEER_A_LAST_HANDSHAKE_TIME = 6;
const WGPEER_A_RX_BYTES = 7;
const WGPEER_A_TX_BYTES = 8;
const WGPEER_A_ALLOWEDIPS = 9;
const WGALLOWEDIP_A_IPADDR = 2;
const WGALLOWEDIP_A_CIDR_MASK = 3;

/** One WireGuard link with its peers; `family` is the number of "wireguard". Needs CAP_NET_ADMIN in the link's namespace. */
export function dumpWireguard(socket: NetlinkSocket, family: number, linkIndex: number): WireguardDetails {
  let found: WireguardDetails = nothingYet;
  const body = genericBody(WG_CMD_GET_DEVICE, WG_GENL_VERSION, writeAttribute(WGDEVICE_A_IFINDEX, u32Bytes(linkIndex)));
  socket.dump('read the peers of a WireGuard link', dumpRequest(family, body), () => {
    found = nothingYet;
    return (bytes, start, end) => void (found = addMessage(found, bytes, start, end));
  });
  return found;
}

export const nothingYet: WireguardDetails = { of: 'wireguard', publicKey: undefined, listenPort: 0, fwmark: undefined, peers: [] };

/**
 * One message of the answer, from behind the netlink header, put to what came before. Only the first speaks of the link itself; a
 * peer whose prefixes did not fit comes again at the start of the next. The kernel sends secrets along: they are wiped out here,
 * where they arrive, and not one is read.
 */
export function addMessage(before: WireguardDetails, bytes: Uint8Array, start: number, end: number): WireguardDetails {
  const device = fieldsBetween(bytes, start + GENERIC_HEADER, end);
  take(device, WGDEVICE_A_PRIVATE_KEY, wipe);
  const peers = take(device, WGDEVICE_A_PEERS, readEach(readPeer)) ?? [];
  return {
    of: 'wireguard',
    publicKey: take(device, WGDEVICE_A_PUBLIC_KEY, readKey) ?? before.publicKey,
    listenPort: take(device, WGDEVICE_A_LISTEN_PORT, readU16) ?? before.listenPort,
    fwmark: take(device, WGDEVICE_A_FWMARK, readU32OrNone) ?? before.fwmark,
    peers: peers.reduce(addPeer, before.peers),
  };
}

function addPeer(peers: readonly WireguardPeer[], peer: WireguardPeer): readonly WireguardPeer[] {
  const last = peers.at(-1);
  if (last?.publicKey !== peer.publicKey) return [...peers, peer];
  return [...peers.slice(0, -1), { ...last, allowedIps: [...last.allowedIps, ...peer.allowedIps] }];
}

const readPeer: Reader<WireguardPeer> = (bytes, start, end) => {
  const peer = fieldsBetween(bytes, start, end);
  return {
    publicKey: take(peer, WGPEER_A_PUBLIC_KEY, readKey) ?? '',
    hasPresharedKey: take(peer, WGPEER_A_PRESHARED_KEY, wipe) ?? false,
    endpoint: take(peer, WGPEER_A_ENDPOINT, readEndpoint),
    allowedIps: take(peer, WGPEER_A_ALLOWEDIPS, readEach(readPrefix)) ?? [],
    latestHandshake: take(peer, WGPEER_A_LAST_HANDSHAKE_TIME, readU64) || undefined, // struct __kernel_timespec begins with seconds
    received: take(peer, WGPEER_A_RX_BYTES, readU64) ?? 0,
    sent: take(peer, WGPEER_A_TX_BYTES, readU64) ?? 0,
    persistentKeepalive: take(peer, WGPEER_A_PERSISTENT_KEEPALIVE_INTERVAL, readU16) || undefined,
  };
};

/** Overwrites a secret in the buffer that it was received in. Whether there was one: all zeros is none. */
const wipe: Reader<boolean> = (bytes, start, end) => {
  const secret = bytes.subarray(start, end);
  const isThere = secret.some((byte) => byte !== 0);
  secret.fill(0);
  return isThere;
};

const readKey: Reader<string> = (bytes, start, end) => {
  if (end - start !== WG_KEY_LEN) throw malformed('a key of WireGuard is not 32 bytes long');
  return Buffer.from(bytes.subarray(start, end)).toString('base64');
};

/** struct sockaddr_in or sockaddr_in6. */
const readEndpoint: Reader<string | undefined> = (bytes, start, end) => {
  const port = readBigEndianU16(bytes, start + 2, end);
  const family = readU16(bytes, start, end);
  if (family === 2 && end - start >= 8) return `${ipText(bytes, start + 4, start + 8)}:${port}`;
  if (family === 10 && end - start >= 24) return `[${ipText(bytes, start + 8, start + 24)}]:${port}`;
  return undefined;
};

const readPrefix: Reader<string> = (bytes, start, end) => {
  const allowed = fieldsBetween(bytes, start, end);
  return `${take(allowed, WGALLOWEDIP_A_IPADDR, ipText) ?? ''}/${take(allowed, WGALLOWEDIP_A_CIDR_MASK, readU8) ?? 0}`;
};
