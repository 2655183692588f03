/** What is kept of what an example shows: no more rows than a reader of help wants to see. */
export function shortened(screen: string): readonly string[] {
  const lines = screen.trimEnd().split('\n').map((line) => line.trimEnd());
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), '…'];
}

const MOST_LINES = 10;

/** The same text where a machine or a moment decides: hardware and link-local addresses, inodes, counters, times, who has just spoken to whom; and how wide columns are. */
export function withoutChance(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/([0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC')
    .replaceAll(/is at MAC \([^)]*\)/g, 'is at MAC (STATE)')
    .replaceAll(/fe80::[0-9a-f:]+/g, 'fe80::X')
    .replaceAll(/8000\.[0-9a-f]{12}/g, 'BRIDGE')
    .replaceAll(/net:\[\d+\]/g, 'net:[#]')
    .replaceAll(/\d\d:\d\d:\d\d(\.\d+)?/g, 'TIME')
    .replaceAll(/(?<![\w.:/-])\d+(\.\d+)? ?(ms|s|us|B|kB|KiB|MB|MiB|%)?(?![\w.:/-])/g, '#')
    .replaceAll(/─+/g, '─')
    .replaceAll(/ +/g, ' ');
}

/**
 * Whether an example shows something that is the same for every reader. The others show what else runs on the machine (`--all` too), which
 * files it has, or what happened to happen.
 */
export function isForEverybody({ name, line, shows }: { readonly name: string; readonly line: string; readonly shows: string }): boolean {
  return !ofTheMoment.includes(name) && !line.includes('--all') && !shows.startsWith('nothing');
}

const ofTheMoment: readonly string[] = ['ns', 'search', 'sockets', 'procs', 'nsids', 'sharers', 'neighbours', 'fdb', 'vlans', 'qdiscs', 'firewall', 'dns', 'events', 'live', 'capture', 'resolve', 'command', 'history', 'which', 'chdir', 'help', 'unset', 'set', 'save', 'compare'];
