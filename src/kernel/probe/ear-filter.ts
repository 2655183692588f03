import { parseIpAddress } from '../../model/ip-address.ts';
import { ETHERTYPES } from './heard-packet.ts';

/*
 * A program for SO_ATTACH_FILTER (the kernel's Documentation/networking/filter.rst), run by the kernel on every packet, so that a busy
 * machine's traffic does not come through here. Offsets count from the header of IP.
 */

/** struct sock_filter: what to do, where to go on if that is true or false (counted from the next one), and its number. */
type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, number: number];

const LOAD_WORD = 0x20;
const LOAD_HALF = 0x28;
const LOAD_BYTE = 0x30;
const JUMP = 0x05;
const IF_EQUAL = 0x15;
const RETURN = 0x06;
/** SKF_AD_OFF + SKF_AD_PROTOCOL: the EtherType, wherever the packet has it. */
const ETHERTYPE = 0xffff_f000;

/** So many bytes of a packet are handed over. */
export const HEARD_LENGTH = 512;

const take: Instruction = [RETURN, 0, 0, HEARD_LENGTH];
const leave: Instruction = [RETURN, 0, 0, 0];

/** Lets through what comes from or goes to one of these addresses, all questions who has an address, and what is behind a tag of a VLAN. */
export function writeEarFilter(addresses: readonly string[]): Uint8Array {
  const parsed = addresses.map(parseIpAddress);
  const words = (family: 'inet' | 'inet6') => parsed.flatMap((address) => (address?.family === family ? [wordsOf(address.bytes)] : []));
  const ipv4 = [...words('inet').flatMap((address) => [12, 16].flatMap((at) => takeIf(at, address))), leave];
  const ipv6 = [...takeNeighbourDiscovery, ...words('inet6').flatMap((address) => [8, 24].flatMap((at) => takeIf(at, address))), leave];
  return encode([
    [LOAD_HALF, 0, 0, ETHERTYPE],
    ...[ETHERTYPES.arp, ETHERTYPES.vlan, ETHERTYPES.serviceVlan].flatMap((type): readonly Instruction[] => [[IF_EQUAL, 0, 1, type], take]),
    [IF_EQUAL, 1, 0, ETHERTYPES.ipv4],
    [JUMP, 0, 0, ipv4.length],
    ...ipv4,
    [IF_EQUAL, 1, 0, ETHERTYPES.ipv6],
    leave,
    ...ipv6,
  ]);
}

/** ICMPv6 of types 135 and 136, which goes to and comes from addresses of a single link. */
const takeNeighbourDiscovery: readonly Instruction[] = [
  [LOAD_BYTE, 0, 0, 6],
  [IF_EQUAL, 0, 4, 58],
  [LOAD_BYTE, 0, 0, 40],
  [IF_EQUAL, 1, 0, 135],
  [IF_EQUAL, 0, 1, 136],
  take,
];

/** If all words of the address stand there. */
function takeIf(at: number, address: readonly number[]): readonly Instruction[] {
  const compare = address.flatMap((word, index): readonly Instruction[] => [
    [LOAD_WORD, 0, 0, at + 4 * index],
    [IF_EQUAL, 0, 2 * (address.length - 1 - index) + 1, word],
  ]);
  return [...compare, take];
}

function wordsOf(bytes: readonly number[]): readonly number[] {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index));
}

function encode(instructions: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(instructions.length * 8);
  const view = new DataView(bytes.buffer);
  instructions.forEach(([code, ifTrue, ifFalse, number], index) => {
    view.setUint16(index * 8, code, true);
    view.setUint8(index * 8 + 2, ifTrue);
    view.setUint8(index * 8 + 3, ifFalse);
    view.setUint32(index * 8 + 4, number, true);
  });
  return bytes;
}
