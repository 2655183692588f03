/** pcap as tcpdump writes it: a header, then packets. */
export function pcapOf(packets: readonly { readonly seconds: number; readonly fraction: number; readonly bytes: Uint8Array; readonly length?: number }[], form: { readonly isBigEndian?: boolean; readonly isNano?: boolean; readonly linkType?: number } = {}): Buffer {
  const { isBigEndian = false, isNano = true, linkType = 1 } = form;
  const words = (...values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, at) => (isBigEndian ? bytes.writeUInt32BE(value >>> 0, at * 4) : bytes.writeUInt32LE(value >>> 0, at * 4)));
    return bytes;
  };
  const version = isBigEndian ? 0x0002_0004 : 0x0004_0002;
  const head = words(isNano ? 0xa1b23c4d : 0xa1b2c3d4, version, 0, 0, 262144, linkType);
  return Buffer.concat([head, ...packets.flatMap(({ seconds, fraction, bytes, length = bytes.length }) => [words(seconds, fraction, bytes.length, length), Buffer.from(bytes)])]);
}

/** One block of a pcapng (draft-ietf-opsawg-pcapng), as a reader of its own finds it. */
export type PcapngBlock =
  | { readonly is: 'section'; readonly application: string }
  | { readonly is: 'interface'; readonly name: string; readonly linkType: number; readonly snapLength: number; readonly resolution: number }
  | { readonly is: 'packet'; readonly interfaceAt: number; readonly nanoseconds: bigint; readonly bytes: string; readonly length: number }
  | { readonly is: 'statistics'; readonly interfaceAt: number; readonly received: number; readonly dropped: number };

/** Every block of a little-endian file; throws where lengths do not fit. */
export function readPcapng(bytes: Buffer): readonly PcapngBlock[] {
  const blocks: PcapngBlock[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (length % 4 !== 0 || bytes.readUInt32LE(at + length - 4) !== length) throw new Error(`the block at ${at} has two lengths`);
    blocks.push(readBlock(bytes.readUInt32LE(at), bytes.subarray(at + 8, at + length - 4)));
    at += length;
  }
  return blocks;
}

function readBlock(type: number, body: Buffer): PcapngBlock {
  const time = (at: number): bigint => (BigInt(body.readUInt32LE(at)) << 32n) | BigInt(body.readUInt32LE(at + 4));
  if (type === 0x0a0d0d0a) return { is: 'section', application: optionsOf(body, 16).get(4)?.toString() ?? '' };
  if (type === 1) {
    const options = optionsOf(body, 8);
    return { is: 'interface', name: options.get(2)?.toString() ?? '', linkType: body.readUInt16LE(0), snapLength: body.readUInt32LE(4), resolution: options.get(9)?.[0] ?? 6 };
  }
  if (type === 6) return { is: 'packet', interfaceAt: body.readUInt32LE(0), nanoseconds: time(4), bytes: body.subarray(20, 20 + body.readUInt32LE(12)).toString('hex'), length: body.readUInt32LE(16) };
  if (type !== 5) throw new Error(`a block of type ${type}`);
  const options = optionsOf(body, 12);
  return { is: 'statistics', interfaceAt: body.readUInt32LE(0), received: Number(options.get(4)?.readBigUInt64LE() ?? 0n), dropped: Number(options.get(5)?.readBigUInt64LE() ?? 0n) };
}

function optionsOf(body: Buffer, start: number): ReadonlyMap<number, Buffer> {
  const options = new Map<number, Buffer>();
  for (let at = start; at < body.length && body.readUInt16LE(at) !== 0; ) {
    const length = body.readUInt16LE(at + 2);
    options.set(body.readUInt16LE(at), body.subarray(at + 4, at + 4 + length));
    at += 4 + ((length + 3) & ~3);
  }
  return options;
}
