import type { OutsideStatistics } from '../../model/outside.ts';
import { decodeWord } from './text.ts';

/** The lines of /proc/net/dev: every link of the namespace with its counters, in the kernel's own order. */
export function parseDev(latin1: string): readonly { readonly name: string; readonly statistics: OutsideStatistics }[] {
  return latin1.split('\n').flatMap((line) => {
    const [, name = '', numbers = ''] = /^ *([^ :]+):([\d ]+)$/.exec(line) ?? [];
    const counts = numbers.trim().split(/ +/);
    if (name === '' || counts.length < COLUMNS) return [];
    return [{ name: decodeWord(name), statistics: toStatistics(counts.map(BigInt)) }];
  });
}

const COLUMNS = 16;

/** Left out are the columns that add up what has names of its own: frame, and carrier. */
function toStatistics([rxBytes = 0n, rxPackets = 0n, rxErrors = 0n, rxDropped = 0n, rxFifo = 0n, , rxCompressed = 0n, multicast = 0n, ...transmit]: readonly bigint[]): OutsideStatistics {
  const [bytes = 0n, packets = 0n, errors = 0n, dropped = 0n, fifoErrors = 0n, collisions = 0n, , compressed = 0n] = transmit;
  return {
    receive: { bytes: rxBytes, packets: rxPackets, errors: rxErrors, dropped: rxDropped, fifoErrors: rxFifo, compressed: rxCompressed, multicast },
    transmit: { bytes, packets, errors, dropped, fifoErrors, collisions, compressed },
  };
}
