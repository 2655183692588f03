import { textOfBytes } from '../../src/model/byte-text.ts';
import type { FakeProgram } from './fake-programs.ts';
import { pcapOf } from './pcap.ts';

const START = 1_700_000_000;

/** A tcpdump that sees two pings in every place, a little later in each namespace, and ends by itself. */
export const tcpdump: FakeProgram = ({ words, namespace }) => {
  const link = words[words.indexOf('-i') + 1] ?? '';
  if (words.includes('gibberish')) return { status: 1, stderr: "tcpdump: can't parse filter expression: syntax error\n" };
  const delay = ['host', 'beijing', 'shanghai'].indexOf(namespace) * 10;
  const times = [100 + delay, 500 - delay];
  const stderr = `tcpdump: listening on ${link}, link-type EN10MB (Ethernet), snapshot length 262144 bytes\n2 packets captured\n2 packets received by filter\n0 packets dropped by kernel\n`;
  if (words.includes('-w')) return { stderr, stdout: textOfBytes(pcapOf(times.map((fraction, at) => ({ seconds: START, fraction: fraction * 1000, bytes: Uint8Array.of(at, 0xff) })))) };
  const where = link === 'any' ? 'eth0-s In  ' : '';
  const lines = times.map((fraction, at) => `${START}.${String(fraction).padStart(6, '0')} ${where}IP 10.0.0.1 > 10.0.0.2: ICMP echo request, id 7, seq ${at + 1}, length 64\n`);
  return { stderr, stdout: lines.join('') };
};
