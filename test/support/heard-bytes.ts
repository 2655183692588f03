import { parseIpAddress } from '../../src/model/ip-address.ts';

/** A packet of IPv4 with a header of 20 bytes. */
export function ipv4Packet(source: string, destination: string, protocol: number, data: Uint8Array): Uint8Array {
  const header = Uint8Array.from([0x45, 0, 0, 20 + data.length, 0, 0, 0x40, 0, 64, protocol, 0, 0, ...bytesOf(source), ...bytesOf(destination)]);
  return Uint8Array.from([...header, ...data]);
}

export function ipv6Packet(source: string, destination: string, nextHeader: number, data: Uint8Array): Uint8Array {
  return Uint8Array.from([0x60, 0, 0, 0, 0, data.length, nextHeader, 64, ...bytesOf(source), ...bytesOf(destination), ...data]);
}

/** The first 24 bytes of TCP count here. */
export function tcpSegment(sourcePort: number, destinationPort: number, sequence: number, acknowledgement: number, flags: number): Uint8Array {
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, sourcePort);
  view.setUint16(2, destinationPort);
  view.setUint32(4, sequence);
  view.setUint32(8, acknowledgement);
  bytes[13] = flags;
  return bytes;
}

export function udpDatagram(sourcePort: number, destinationPort: number, data: Uint8Array): Uint8Array {
  const ports = [sourcePort, destinationPort].flatMap((port) => [port >> 8, port & 0xff]);
  return Uint8Array.from([...ports, 0, 0, 0, 0, ...data]);
}

function bytesOf(address: string): readonly number[] {
  const parsed = parseIpAddress(address);
  if (parsed === undefined) throw new Error(`${address} is no address`);
  return parsed.bytes;
}

/** What the kernel would do with a packet that meets such a filter: how many bytes of it come through. Knows the instructions that ours have. */
export function decideByFilter(program: Uint8Array, etherType: number, bytes: Uint8Array): number {
  const code = new DataView(program.buffer, program.byteOffset, program.length);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let accumulator = 0;
  for (let at = 0; at < program.length / 8; at++) {
    const [what, ifTrue, ifFalse, number] = [code.getUint16(at * 8, true), code.getUint8(at * 8 + 2), code.getUint8(at * 8 + 3), code.getUint32(at * 8 + 4, true)];
    const size = { 0x20: 4, 0x28: 2, 0x30: 1 }[what];
    if (what === 0x06) return number;
    if (what === 0x05) at += number;
    else if (what === 0x15) at += accumulator === number ? ifTrue : ifFalse;
    else if (number === 0xffff_f000) accumulator = etherType;
    else if (size === undefined) throw new Error(`no such instruction: ${what}`);
    else if (number + size > bytes.length) return 0; // as the kernel does
    else accumulator = size === 4 ? data.getUint32(number) : size === 2 ? data.getUint16(number) : data.getUint8(number);
  }
  throw new Error('a filter ends with what comes through');
}
