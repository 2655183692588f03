/** What Tab can list where a program wants one. All but LINE is what its manual calls it, or nearly so. */
export const KINDS = [
  'DEVICE', 'BRIDGE', 'MASTER', 'VRF', // links here
  'ADDRESS', // of all namespaces, and their neighbours
  'IFADDR', 'NEIGHBOUR', 'ROUTE', 'TABLE', // here, as ip writes them
  'LOGIN', 'COPY', 'URL', 'SERVER', // user@address, the same with a path or a file, http://address, @address
  'PORT', // :22
  'NETNS', 'NETNS_PATH', // names under /run/netns, and their paths
  'PID', 'TARGET', // processes here, or all
  'CONTAINER', 'COPY_FROM', // a name, and the same with a path or a file
  'NFT_TABLE', 'NFT_CHAIN',
  'USER',
  'FILE', 'FOLDER',
  'LINE', // a program and its words, to the end
  'LINE_THERE', // the same where its programs are others than ours
] as const;

export type Kind = (typeof KINDS)[number];

/** What one word may be: things of a kind, or one of some words; neither where only the user can know. */
export interface Slot {
  readonly kind: Kind | undefined;
  readonly choices: readonly string[];
}

/** A word that a program knows, and what comes behind it. */
export interface Word {
  /** All its spellings, the one that is offered first. */
  readonly names: readonly string[];
  readonly slots: readonly Slot[];
  readonly about: string | undefined;
  /** From here on other words count: it is a verb. */
  readonly then?: Syntax;
}

/** How the words behind a program, or behind a verb of it, go. */
export interface Syntax {
  /** Words that begin with a dash; a verb without its own has those of what is around it. */
  readonly options?: readonly Word[];
  /** Verbs, and words that may come in any order. */
  readonly words?: readonly Word[];
  /** The same word may come more than once. */
  readonly again?: true;
  /** Words by their place; one that only offers choices may be left out where another follows. */
  readonly operands?: readonly Slot[];
  /** The last operand may come more than once. */
  readonly repeats?: true;
}

/** A whole program. */
export interface ProgramSyntax extends Syntax {
  /** Any beginning of a word means it, the first where several fit; options have one dash: iproute2. */
  readonly shortens?: true;
}

/**
 * Words as a usage line has them, `NAME|OTHER SLOT SLOT: about`: `dev DEVICE`, `arp on|off`, `-c|--count NUMBER: so many`. One
 * word in capitals is a kind, or something that only the user knows; several with `|` between them are words as they are.
 */
export function words(...lines: readonly string[]): readonly Word[] {
  return lines.map((line) => {
    const [usage = '', about] = line.split(/: (.*)/s);
    const [names = '', ...rest] = usage.split(' ');
    return { names: names.split('|'), slots: slots(rest.join(' ')), about: about ?? (rest.length === 0 ? undefined : rest.join(' ')) };
  });
}

/** Verbs that go on in the same way: `show|list: what there is`. */
export function verbs(then: Syntax, ...lines: readonly string[]): readonly Word[] {
  return words(...lines).map((word) => ({ ...word, then }));
}

/** `inet|inet6 ADDRESS`. */
export function slots(usage: string): readonly Slot[] {
  return usage.split(' ').filter((slot) => slot !== '').map((slot) => {
    const kind = KINDS.find((known) => known === slot);
    return { kind, choices: kind !== undefined || (/^[A-Z]/.test(slot) && !slot.includes('|')) ? [] : slot.split('|') };
  });
}
