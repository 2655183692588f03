import { slots, words, type ProgramSyntax } from '../syntax.ts';

/** traceroute(8). */
export const traceroute: ProgramSyntax = {
  options: words('-i|--interface DEVICE: out of this device', '-n: numbers instead of names', '-I|--icmp: with ICMP', '-T|--tcp: with TCP', '-U|--udp: with UDP', '-p|--port NUMBER', '-m|--max-hops NUMBER', '-q|--queries NUMBER: so many for each hop', '-w|--wait SECONDS', '-s|--source ADDRESS: from this one', '-f|--first NUMBER', '-4: IPv4 only', '-6: IPv6 only', '--mtu: find it on the way'),
  operands: slots('ADDRESS'),
};

/** tracepath(8). */
export const tracepath: ProgramSyntax = { options: words('-n: numbers instead of names', '-b: both', '-l BYTES', '-m NUMBER: so many hops', '-p NUMBER: the first port', '-4: IPv4 only', '-6: IPv6 only'), operands: slots('ADDRESS') };

/** mtr(8). */
export const mtr: ProgramSyntax = { options: words('-I|--interface DEVICE', '-a|--address ADDRESS: from this one', '-n|--no-dns: numbers instead of names', '-r|--report: all at the end', '-c|--report-cycles NUMBER', '-T|--tcp: with TCP', '-u|--udp: with UDP', '-P|--port NUMBER', '-j|--json: as JSON', '-4: IPv4 only', '-6: IPv6 only'), operands: slots('ADDRESS') };
