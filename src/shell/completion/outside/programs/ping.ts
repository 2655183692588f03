import { slots, words, type ProgramSyntax } from '../syntax.ts';

/** ping(8). */
export const ping: ProgramSyntax = {
  options: words(
    '-c NUMBER: so many packets',
    '-i SECONDS: so long between two',
    '-I DEVICE: out of this device, or from this address',
    '-w SECONDS: at most so long in all',
    '-W SECONDS: so long for each answer',
    '-s BYTES: so large',
    '-t NUMBER: so many hops',
    '-M do|want|dont|probe: whether it may be cut into pieces',
    '-n: numbers instead of names',
    '-q: only the end',
    '-f: as fast as they come back',
    '-D: with the time',
    '-O: also what was not answered yet',
    '-A: as fast as the network is',
    '-4: IPv4 only',
    '-6: IPv6 only',
    '-b: a broadcast address is meant',
    '-m MARK: for rules of routing',
    '-p PATTERN: bytes to fill with',
    '-Q TOS',
    '-R: record the way',
    '-v: all that comes',
  ),
  operands: slots('ADDRESS'),
};

/** arping(8), both of them. */
export const arping: ProgramSyntax = {
  options: words('-I DEVICE: out of this device', '-i DEVICE', '-c NUMBER: so many', '-w SECONDS: at most so long', '-s ADDRESS: from this one', '-D: is the address taken', '-U: tell the neighbours', '-b: broadcasts only', '-f: until the first answer', '-q: only the end'),
  operands: slots('ADDRESS'),
};
