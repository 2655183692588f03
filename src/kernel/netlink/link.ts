import type { Link, LinkState } from '../../model/link.ts';
import type { LinkDetails } from '../../model/link-details.ts';
import type { LinkPort } from '../../model/link-port.ts';
import { eachAttribute, readString, u32Bytes, writeAttribute } from './attributes.ts';
import { readI32, readU16, readU32, readU8 } from './bytes.ts';
import { hardwareAddressText, hardwareTypeName } from './hardware.ts';
import { linkDetails, linkPort } from './kinds/index.ts';
import { linkFlags, markLinksOverDownLinks } from './link-flags.ts';
import { nameDevices } from './name-devices.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETLINK = 18;
const HEADER = 16; // struct ifinfomsg

// linux/if_link.h
const IFLA_ADDRESS = 1;
const IFLA_BROADCAST = 2;
const IFLA_IFNAME = 3;
const IFLA_MTU = 4;
const IFLA_LINK = 5;
const IFLA_QDISC = 6;
const IFLA_MASTER = 10;
const IFLA_TXQLEN = 13;
const IFLA_OPERSTATE = 16;
const IFLA_LINKINFO = 18;
const IFLA_IFALIAS = 20;
const IFLA_GROUP = 27;
const IFLA_EXT_MASK = 29;
const IFLA_LINK_NETNSID = 37;
const IFLA_PROP_LIST = 52;
const IFLA_ALT_IFNAME = 53;
const IFLA_INFO_KIND = 1;
const IFLA_INFO_DATA = 2;
const IFLA_INFO_SLAVE_KIND = 4;
const IFLA_INFO_SLAVE_DATA = 5;
const RTEXT_FILTER_SKIP_STATS = 8;

const states: readonly LinkState[] = ['unknown', 'notpresent', 'down', 'lowerlayerdown', 'testing', 'dormant', 'up'];

const request = dumpRequest(RTM_GETLINK, Uint8Array.from([...new Uint8Array(HEADER), ...writeAttribute(IFLA_EXT_MASK, u32Bytes(RTEXT_FILTER_SKIP_STATS))]));

/** All links of the namespace in which `socket` was made, in the kernel's order (rtnetlink(7), RTM_GETLINK). */
export function dumpLinks(socket: NetlinkSocket): readonly Link[] {
  let links: Link[] = [];
  socket.dump('read links', request, () => {
    links = [];
    return (bytes, start, end) => void links.push(parseLink(bytes, start, end));
  });
  return nameDevices(markLinksOverDownLinks(links));
}

/** One RTM_NEWLINK message, from behind the netlink header. */
export function parseLink(bytes: Uint8Array, start: number, end: number): Link {
  const hardwareType = readU16(bytes, start + 2, end);
  const flags = readU32(bytes, start + 8, end);
  const type = hardwareTypeName(hardwareType);

  let name = '';
  let alternativeNames: readonly string[] = none;
  let mtu = 0;
  let mac: string | undefined;
  let broadcast: string | undefined;
  let masterIndex: number | undefined;
  let rawLink: number | undefined;
  let linkNsid: number | undefined;
  let alias: string | undefined;
  let group = 0;
  let queueingDiscipline: string | undefined;
  let queueLength = 0;
  let state: LinkState = 'unknown';
  let information: Information = noInformation;

  eachAttribute(bytes, start + HEADER, end, (attribute, from, to) => {
    switch (attribute) {
      case IFLA_IFNAME:
        name = readString(bytes, from, to);
        break;
      case IFLA_PROP_LIST:
        alternativeNames = parseAlternativeNames(bytes, from, to);
        break;
      case IFLA_MTU:
        mtu = readU32(bytes, from, to);
        break;
      case IFLA_ADDRESS:
        mac = hardwareAddressText(hardwareType, bytes, from, to);
        break;
      case IFLA_BROADCAST:
        broadcast = hardwareAddressText(hardwareType, bytes, from, to);
        break;
      case IFLA_MASTER:
        masterIndex = readU32(bytes, from, to);
        break;
      case IFLA_LINK:
        rawLink = readU32(bytes, from, to);
        break;
      case IFLA_LINK_NETNSID:
        linkNsid = readI32(bytes, from, to);
        break;
      case IFLA_IFALIAS:
        alias = readString(bytes, from, to);
        break;
      case IFLA_GROUP:
        group = readU32(bytes, from, to);
        break;
      case IFLA_QDISC:
        queueingDiscipline = readString(bytes, from, to);
        break;
      case IFLA_TXQLEN:
        queueLength = readU32(bytes, from, to);
        break;
      case IFLA_OPERSTATE:
        state = states[readU8(bytes, from, to)] ?? 'unknown';
        break;
      case IFLA_LINKINFO:
        information = parseInformation(bytes, from, to);
        break;
    }
  });

  const index = readI32(bytes, start + 4, end);
  return {
    index,
    name,
    alternativeNames,
    kind: information.kind ?? type,
    type,
    state,
    flags: linkFlags(flags),
    mtu,
    mac,
    broadcast,
    masterIndex,
    linkIndex: findLinkIndex(index, rawLink, linkNsid),
    linkNsid,
    alias,
    group,
    queueingDiscipline,
    queueLength,
    details: information.details,
    port: information.port,
  };
}

const none: readonly string[] = [];

/**
 * 0 is a tunnel that is bound to no device. Linux before 5.10 leaves IFLA_LINK out when it equals the link's own index, also where
 * it counts in another namespace (kernel, net/core/rtnetlink.c, nla_put_iflink).
 */
function findLinkIndex(own: number, rawLink: number | undefined, nsid: number | undefined): number | undefined {
  if (rawLink === undefined) return nsid === undefined ? undefined : own;
  return rawLink === 0 ? undefined : rawLink;
}

function parseAlternativeNames(bytes: Uint8Array, start: number, end: number): readonly string[] {
  const names: string[] = [];
  eachAttribute(bytes, start, end, (attribute, from, to) => {
    if (attribute === IFLA_ALT_IFNAME) names.push(readString(bytes, from, to));
  });
  return names;
}

interface Information {
  readonly kind: string | undefined;
  readonly details: LinkDetails | undefined;
  readonly port: LinkPort | undefined;
}

const noInformation: Information = { kind: undefined, details: undefined, port: undefined };

function parseInformation(bytes: Uint8Array, start: number, end: number): Information {
  let kind: string | undefined;
  let masterKind: string | undefined;
  let details: LinkDetails | undefined;
  let port: LinkPort | undefined;
  eachAttribute(bytes, start, end, (attribute, from, to) => {
    if (attribute === IFLA_INFO_KIND) kind = readString(bytes, from, to);
    else if (attribute === IFLA_INFO_DATA) details = linkDetails(kind, bytes, from, to);
    else if (attribute === IFLA_INFO_SLAVE_KIND) masterKind = readString(bytes, from, to);
    else if (attribute === IFLA_INFO_SLAVE_DATA) port = linkPort(masterKind, bytes, from, to);
  });
  return { kind, details, port };
}
