import { unknownExtras, type LinkExtras } from '../../model/link-extras.ts';
import { eachAttribute, readString, u32Bytes, writeAttribute } from './attributes.ts';
import { readI32, readU16, readU32, readU8 } from './bytes.ts';
import { hardwareAddressText, hexByte } from './hardware.ts';
import { linkXdp } from './link-xdp.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETLINK = 18;
const HEADER = 16; // struct ifinfomsg

// linux/if_link.h
const IFLA_LINKMODE = 17;
const IFLA_AF_SPEC = 26;
const IFLA_EXT_MASK = 29;
const IFLA_PROMISCUITY = 30;
const IFLA_NUM_TX_QUEUES = 31;
const IFLA_NUM_RX_QUEUES = 32;
const IFLA_PHYS_PORT_ID = 34;
const IFLA_CARRIER_CHANGES = 35;
const IFLA_PHYS_SWITCH_ID = 36;
const IFLA_PHYS_PORT_NAME = 38;
const IFLA_PROTO_DOWN = 39;
const IFLA_GSO_MAX_SEGS = 40;
const IFLA_GSO_MAX_SIZE = 41;
const IFLA_XDP = 43;
const IFLA_CARRIER_UP_COUNT = 47;
const IFLA_CARRIER_DOWN_COUNT = 48;
const IFLA_MIN_MTU = 50;
const IFLA_MAX_MTU = 51;
const IFLA_PERM_ADDRESS = 54;
const IFLA_PROTO_DOWN_REASON = 55;
const IFLA_PARENT_DEV_NAME = 56;
const IFLA_PARENT_DEV_BUS_NAME = 57;
const IFLA_GRO_MAX_SIZE = 58;
const IFLA_TSO_MAX_SIZE = 59;
const IFLA_TSO_MAX_SEGS = 60;
const IFLA_ALLMULTI = 61;
const IFLA_GSO_IPV4_MAX_SIZE = 63;
const IFLA_GRO_IPV4_MAX_SIZE = 64;

const IFLA_PROTO_DOWN_REASON_VALUE = 2;
const IFLA_INET6_ADDR_GEN_MODE = 8;
const AF_INET6 = 10;
const RTEXT_FILTER_SKIP_STATS = 8;

const linkModes = ['default', 'dormant'];
const generationModes = ['eui64', 'none', 'stable_secret', 'random'];

const request = dumpRequest(RTM_GETLINK, Uint8Array.from([...new Uint8Array(HEADER), ...writeAttribute(IFLA_EXT_MASK, u32Bytes(RTEXT_FILTER_SKIP_STATS))]));

/** What all links of the namespace say beyond what `dumpLinks` reads. It is read apart, because most who read links want none of it. */
export function dumpLinkExtras(socket: NetlinkSocket): readonly LinkExtras[] {
  let all: LinkExtras[] = [];
  socket.dump('read links', request, () => {
    all = [];
    return (bytes, start, end) => void all.push(parseLinkExtras(bytes, start, end));
  });
  return all;
}

/** One RTM_NEWLINK message, from behind the netlink header. */
export function parseLinkExtras(bytes: Uint8Array, start: number, end: number): LinkExtras {
  const hardwareType = readU16(bytes, start + 2, end);
  const extras: { -readonly [Key in keyof LinkExtras]: LinkExtras[Key] } = unknownExtras(readI32(bytes, start + 4, end));
  eachAttribute(bytes, start + HEADER, end, (attribute, from, to) => {
    const field = numbers.get(attribute);
    if (field !== undefined) extras[field] = readU32(bytes, from, to);
    else if (attribute === IFLA_XDP) extras.xdp = linkXdp(bytes, from, to);
    else if (attribute === IFLA_PERM_ADDRESS) extras.permanentAddress = hardwareAddressText(hardwareType, bytes, from, to);
    else if (attribute === IFLA_PROTO_DOWN) extras.protocolDown = readU8(bytes, from, to) !== 0;
    else if (attribute === IFLA_PROTO_DOWN_REASON) extras.protocolDownReasons = reasons(bytes, from, to);
    else if (attribute === IFLA_LINKMODE) extras.linkMode = wordOf(linkModes, readU8(bytes, from, to));
    else if (attribute === IFLA_AF_SPEC) extras.addressGeneration = addressGeneration(bytes, from, to);
    else if (attribute === IFLA_PARENT_DEV_BUS_NAME) extras.parentBus = readString(bytes, from, to);
    else if (attribute === IFLA_PARENT_DEV_NAME) extras.parentDevice = readString(bytes, from, to);
    else if (attribute === IFLA_PHYS_PORT_ID) extras.physicalPortId = hexText(bytes, from, to);
    else if (attribute === IFLA_PHYS_PORT_NAME) extras.physicalPortName = readString(bytes, from, to);
    else if (attribute === IFLA_PHYS_SWITCH_ID) extras.physicalSwitchId = hexText(bytes, from, to);
  });
  return extras;
}

type NumberField = { [Key in keyof LinkExtras]-?: number extends LinkExtras[Key] ? Key : never }[keyof LinkExtras];

const numbers: ReadonlyMap<number, NumberField> = new Map<number, NumberField>([
  [IFLA_CARRIER_CHANGES, 'carrierChanges'],
  [IFLA_CARRIER_UP_COUNT, 'carrierUpCount'],
  [IFLA_CARRIER_DOWN_COUNT, 'carrierDownCount'],
  [IFLA_PROMISCUITY, 'promiscuity'],
  [IFLA_ALLMULTI, 'allMulticast'],
  [IFLA_MIN_MTU, 'minMtu'],
  [IFLA_MAX_MTU, 'maxMtu'],
  [IFLA_NUM_TX_QUEUES, 'transmitQueues'],
  [IFLA_NUM_RX_QUEUES, 'receiveQueues'],
  [IFLA_GSO_MAX_SIZE, 'gsoMaxSize'],
  [IFLA_GSO_MAX_SEGS, 'gsoMaxSegments'],
  [IFLA_TSO_MAX_SIZE, 'tsoMaxSize'],
  [IFLA_TSO_MAX_SEGS, 'tsoMaxSegments'],
  [IFLA_GRO_MAX_SIZE, 'groMaxSize'],
  [IFLA_GSO_IPV4_MAX_SIZE, 'gsoIpv4MaxSize'],
  [IFLA_GRO_IPV4_MAX_SIZE, 'groIpv4MaxSize'],
]);

function wordOf(words: readonly string[], number: number): string {
  return words[number] ?? String(number);
}

/** The bits of IFLA_PROTO_DOWN_REASON_VALUE; iproute2 names them by /etc/iproute2/protodown_reasons.d. */
function reasons(bytes: Uint8Array, start: number, end: number): readonly number[] {
  let value = 0;
  eachAttribute(bytes, start, end, (attribute, from, to) => {
    if (attribute === IFLA_PROTO_DOWN_REASON_VALUE) value = readU32(bytes, from, to);
  });
  return Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => ((value >>> bit) & 1) !== 0);
}

/** IFLA_AF_SPEC holds an attribute for each address family that has something to say. */
function addressGeneration(bytes: Uint8Array, start: number, end: number): string | undefined {
  let mode: string | undefined;
  eachAttribute(bytes, start, end, (family, from, to) => {
    if (family !== AF_INET6) return;
    eachAttribute(bytes, from, to, (attribute, begin, stop) => {
      if (attribute === IFLA_INET6_ADDR_GEN_MODE) mode = wordOf(generationModes, readU8(bytes, begin, stop));
    });
  });
  return mode;
}

function hexText(bytes: Uint8Array, start: number, end: number): string {
  return Array.from(bytes.subarray(start, end), hexByte).join('');
}
