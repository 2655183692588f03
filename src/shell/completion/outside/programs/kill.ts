import { slots, words, type ProgramSyntax, type Word } from '../syntax.ts';

/** signal(7), as Linux numbers them on all machines but Alpha, MIPS, PA-RISC and SPARC; those that people send first. */
const SIGNALS = [
  'TERM 15: end, please',
  'KILL 9: end at once',
  'INT 2: as Ctrl-C',
  'HUP 1: the terminal is gone; read the settings again',
  'QUIT 3: end with a core file',
  'STOP 19: stand still',
  'CONT 18: go on',
  'TSTP 20: as Ctrl-Z',
  'USR1 10: as the program likes',
  'USR2 12: as the program likes',
  'ALRM 14',
  'PIPE 13',
  'CHLD 17',
  'WINCH 28: the window has another size',
  'ABRT 6: end with a core file',
  'SEGV 11',
  'BUS 7',
  'ILL 4',
  'FPE 8',
  'TRAP 5',
  'URG 23',
  'XCPU 24',
  'XFSZ 25',
  'TTIN 21',
  'TTOU 22',
  'VTALRM 26',
  'PROF 27',
  'IO 29',
  'PWR 30',
  'SYS 31',
  'STKFLT 16',
] as const;

const names = SIGNALS.map((line) => line.replace(/ .*/, '')).join('|');

/** `-TERM|-15|-SIGTERM`, with its number for a description. */
function asOption(line: string): Word {
  const [, name = '', number = '', about] = /^(\w+) (\d+)(?:: (.*))?$/.exec(line) ?? [];
  return { names: [`-${name}`, `-${number}`, `-SIG${name}`], slots: [], about: about === undefined ? number : `${number}, ${about}` };
}

const signals = SIGNALS.map(asOption);

/** kill(1). */
export const kill: ProgramSyntax = {
  options: [...signals, ...words(`-s|--signal ${names}: this signal`, '-l|--list: names of signals', '-n NUMBER: the signal of this number')],
  operands: slots('PID'),
  repeats: true,
};

/** strace(1). */
export const strace: ProgramSyntax = { options: words('-p|--attach PID: a process that is there', '-f: its children too', '-o FILE: into a file', '-e EXPRESSION: only these calls', '-y: paths of descriptors', '-tt: with the time', '-s BYTES', '-c: counts', '-v: all of it'), operands: slots('LINE') };
