import { slots, words, type ProgramSyntax } from '../syntax.ts';

/* Programs that run another one: what stands behind them is completed as if it stood alone. */

export const sudo: ProgramSyntax = { options: words('-u|--user USER: as whom', '-g|--group GROUP', '-E|--preserve-env: with all variables', '-H|--set-home', '-n|--non-interactive: do not ask', '-i|--login', '-s|--shell', '-k|--reset-timestamp', '-l|--list'), operands: slots('LINE') };
export const plain: ProgramSyntax = { operands: slots('LINE') };
export const time: ProgramSyntax = { options: words('-p: plain', '-v: more', '-o FILE', '-f FORMAT'), operands: slots('LINE') };
export const nice: ProgramSyntax = { options: words('-n|--adjustment NUMBER'), operands: slots('LINE') };
export const timeout: ProgramSyntax = { options: words('-s|--signal SIGNAL', '-k|--kill-after SECONDS', '--foreground', '--preserve-status'), operands: slots('SECONDS LINE') };
export const watch: ProgramSyntax = { options: words('-n|--interval SECONDS', '-d|--differences: marked', '-t|--no-title', '-c|--color', '-x|--exec', '-g|--chgexit: until something changes', '-b|--beep', '-e|--errexit'), operands: slots('LINE') };

/** nsenter(1): the namespace is that of the process, whichever kinds are entered. */
export const nsenter: ProgramSyntax = {
  options: words('-t|--target TARGET: the process whose namespaces are meant', '-n: its network', '--net NETNS_PATH: the network of this file', '-m|--mount', '-u|--uts', '-i|--ipc', '-p|--pid', '-U|--user', '-C|--cgroup', '-T|--time', '-a|--all: all of them', '-S|--setuid NUMBER', '-G|--setgid NUMBER', '-F|--no-fork', '--preserve-credentials', '-r', '-w'),
  operands: slots('LINE'),
};
