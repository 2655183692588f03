import { sessionOptions, type SessionOption } from './options.ts';

export const examples: readonly (readonly [line: string, meaning: string])[] = [
  ['netnsh', 'every namespace is a cd away'],
  ['netnsh beijing', 'start in beijing'],
  ['netnsh links beijing --json', 'one command, for a script'],
  ['netnsh -n beijing -- ping -c 1 ::1', 'one program inside beijing'],
  ["netnsh -c 'cd beijing; addrs'", 'lines, as if they were typed'],
  ['netnsh --from monday.json', 'look at what save wrote, read-only'],
  ['netnsh demo', 'a lab to try all of it in, without root'],
];

export const calls: readonly string[] = [
  'netnsh [OPTION...] [NS]',
  'netnsh [OPTION...] COMMAND [WORD...]',
  'netnsh [OPTION...] -n NS -- PROGRAM [WORD...]',
  'netnsh [OPTION...] -c LINES',
  'netnsh [OPTION...] FILE [WORD...]',
  'netnsh demo [--tour | OPTION... WORD...]',
  'netnsh completion bash|zsh|fish',
];

export const notes = `NS is a name, container, pid, inode or path, or host for where netnsh starts.
A first word is a command if it can be, then a FILE, then an NS; -n NS and
./FILE leave no doubt. In FILE, $1 to $9 are the words behind its name.
Lines come from standard input where that is no terminal; the first that fails
ends them. Status: that of the last line; 2 for wrong usage, 127 for a program
that is not there, 128 and the number for one that a signal ended.`;

/** What `netnsh --help` prints. */
export const usage = `netnsh: an interactive shell for Linux network namespaces

examples
${pairs(examples)}

usage
${calls.map((call) => `  ${call}`).join('\n')}

options
${pairs(sessionOptions.map((option) => [headOf(option), option.summary]))}

${notes}
man netnsh tells more.`;

function headOf({ short, long, value }: SessionOption): string {
  return `${short === undefined ? '' : `${short}, `}${long}${value === undefined ? '' : value.is === 'attached' ? `[=${value.shown}]` : ` ${value.shown}`}`;
}

function pairs(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([head]) => head.length));
  return lines.map(([head, meaning]) => `  ${head.padEnd(width)}  ${meaning}`).join('\n');
}
