import { slots, words, type ProgramSyntax } from '../syntax.ts';

const common = words('-i FILE: the key', '-F FILE: the settings', '-o OPTION', '-J LOGIN: by way of this host', '-4: IPv4 only', '-6: IPv6 only', '-v: what it does', '-C: compressed', '-q: quiet', '-c CIPHER');

/** ssh(1). */
export const ssh: ProgramSyntax = {
  options: [
    ...words('-p NUMBER: the port', '-l USER: as whom', '-b ADDRESS: from this address', '-B DEVICE: out of this device', '-L FORWARD: a port here leads there', '-R FORWARD: a port there leads here', '-D PORT: a SOCKS proxy here', '-w TUNNEL', '-W TARGET', '-N: no command', '-f: in the background', '-t: with a terminal', '-T: without one', '-A: lend the keys', '-X: lend the display', '-S FILE: a shared connection', '-E FILE: messages into a file'),
    ...common,
  ],
  operands: slots('LOGIN COMMAND'),
};

/** scp(1) and sftp(1). */
export const scp: ProgramSyntax = { options: [...words('-P NUMBER: the port', '-r: whole folders', '-p: keep the times', '-l NUMBER: so many Kbit/s', '-S PROGRAM'), ...common], operands: slots('COPY'), repeats: true };
export const sftp: ProgramSyntax = { options: [...words('-P NUMBER: the port', '-b FILE: commands from a file', '-r: whole folders'), ...common], operands: slots('LOGIN') };
