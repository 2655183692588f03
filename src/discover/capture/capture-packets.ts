import { createPcapReader, type PcapPacket } from '../../model/capture/pcap.ts';
import type { RunSource } from './capture-in-order.ts';
import type { TcpdumpWishes } from './capture-lines.ts';
import { type CaptureSource, runTcpdump } from './tcpdump.ts';

export interface SeenPacket {
  readonly source: CaptureSource;
  readonly packet: PcapPacket;
}

/** Has tcpdump hand over the packets of each source as they are. */
export function packetRunner({ kernel, file, options, filter, onListening, onEnd }: TcpdumpWishes): RunSource<CaptureSource, SeenPacket> {
  return async (source, { put, room }, signal) => {
    const reader = createPcapReader();
    const end = await runTcpdump(source, {
      kernel,
      file,
      signal,
      words: ['-w', '-', '-U', '--immediate-mode', '--time-stamp-precision=nano', ...options, '--', ...filter],
      onListening: () => onListening(source),
      onOutput: async (bytes) => {
        for (const packet of reader.push(bytes)) put(packet.nanoseconds, { source, packet });
        await room();
      },
    });
    onEnd(source, end);
  };
}
