import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShellError } from '../../src/errors.ts';
import { createPcapReader, type PcapPacket } from '../../src/model/capture/pcap.ts';
import { createPcapngWriter } from '../../src/model/capture/pcapng-writer.ts';
import { pcapOf, readPcapng } from '../support/pcap.ts';

const packets = fc.array(fc.record({ seconds: fc.nat(0x7fff_ffff), fraction: fc.nat(999_999_999), bytes: fc.uint8Array({ maxLength: 40 }) }), { maxLength: 8 });

function readAll(pieces: readonly Uint8Array[]): readonly PcapPacket[] | ShellError {
  const reader = createPcapReader();
  try {
    return pieces.flatMap((piece) => reader.push(piece));
  } catch (error) {
    if (error instanceof ShellError) return error;
    throw error;
  }
}

test('any bytes are packets or a ShellError', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 6 }), (pieces) => void readAll(pieces)), { numRuns: 2000 });
});

test('a damaged stream is packets or a ShellError', () => {
  fc.assert(
    fc.property(packets, fc.nat(), fc.integer({ min: 0, max: 255 }), (all, at, value) => {
      const bytes = pcapOf(all);
      bytes[at % bytes.length] = value;
      readAll([bytes]);
    }),
    { numRuns: 2000 },
  );
});

test('wherever a stream is cut, its packets are the same, and pcapng keeps each', () => {
  fc.assert(
    fc.property(packets, fc.array(fc.nat(400), { maxLength: 5 }), (all, cuts) => {
      const bytes = pcapOf(all);
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      const read = readAll(places.slice(1).map((end, at) => bytes.subarray(places[at], end)));
      expect(read).toEqual(readAll([bytes]));
      if (read instanceof ShellError) throw read;
      const writer = createPcapngWriter('');
      const blocks = readPcapng(Buffer.concat([writer.begin(), ...read.flatMap((packet) => writer.packet('a:b', packet))]));
      const kept = blocks.flatMap((block) => (block.is === 'packet' ? [[block.nanoseconds, block.bytes]] : []));
      expect(kept).toEqual(all.map(({ seconds, fraction, bytes: its }) => [BigInt(seconds) * 1_000_000_000n + BigInt(fraction), Buffer.from(its).toString('hex')]));
    }),
  );
});
