/**
 * What iproute2 calls the numbers of routes and rules: table 254 is `main`, protocol 3 is `boot`. An administrator may name more
 * of them in /etc/iproute2; a number without a name stays a number.
 */
export interface NumberNames {
  /** Routing tables (rt_tables). */
  readonly tables: NameTable;
  /** Who made a route or a rule (rt_protos). */
  readonly protocols: NameTable;
  /** How far a destination is (rt_scopes). */
  readonly scopes: NameTable;
  /** rt_realms. */
  readonly realms: NameTable;
  /** Type of service, DSCP (rt_dsfield). */
  readonly dsfields: NameTable;
  /** Groups of links (group). */
  readonly groups: NameTable;
}

export interface NameTable {
  /** For a number that has two names, the later one, as in iproute2. */
  readonly nameOf: ReadonlyMap<number, string>;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** `main`, or `1000` where the number has no name. */
export function numberName({ nameOf }: NameTable, number: number): string {
  return nameOf.get(number) ?? String(number);
}

/** The number that a word means: one of the names, or a number in decimal, or with `0x` before it; `undefined` for any other word. */
export function lookupNumber({ numberOf }: NameTable, word: string): number | undefined {
  const named = numberOf.get(word);
  if (named !== undefined) return named;
  const number = /^(?:\d{1,10}|0[xX][\da-fA-F]{1,8})$/.test(word) ? Number(word) : Number.NaN;
  return number <= 0xffff_ffff ? number : undefined;
}

/** A type of service: `CS1`, or `0x10` in the manner of iproute2 (lib/rt_names.c, rtnl_dsfield_n2a). */
export function dsfieldName({ nameOf }: NameTable, tos: number): string {
  return nameOf.get(tos) ?? `0x${tos.toString(16).padStart(2, '0')}`;
}

/** What a file of names adds to those that are known: `254 main` in each line, or `0x28 AF11`; `#` starts a comment. */
export function withNamesOf(known: NameTable, text: string): NameTable {
  const nameOf = new Map(known.nameOf);
  const numberOf = new Map(known.numberOf);
  for (const line of text.split('\n')) {
    const [, digits, name] = /^[ \t]*(0x[\da-fA-F]+|\d+)\s+([^#\s]\S*)/.exec(line) ?? [];
    if (digits === undefined || name === undefined) continue;
    nameOf.set(Number(digits), name);
    numberOf.set(name, Number(digits));
  }
  return { nameOf, numberOf };
}

/** The names that iproute2 knows without any file (lib/rt_names.c). */
export const builtInNames: NumberNames = {
  tables: table({ 253: 'default', 254: 'main', 255: 'local' }),
  protocols: table({
    0: 'unspec', 1: 'redirect', 2: 'kernel', 3: 'boot', 4: 'static', 8: 'gated', 9: 'ra', 10: 'mrt', 11: 'zebra', 12: 'bird', 13: 'dnrouted', 14: 'xorp', 15: 'ntk',
    16: 'dhcp', 18: 'keepalived', 42: 'babel', 186: 'bgp', 187: 'isis', 188: 'ospf', 189: 'rip', 192: 'eigrp',
  }),
  scopes: table({ 0: 'global', 200: 'site', 253: 'link', 254: 'host', 255: 'nowhere' }),
  realms: table({ 0: 'unknown' }),
  dsfields: table({ 0: '0' }),
  groups: table({ 0: 'default' }),
};

function table(names: Readonly<Record<number, string>>): NameTable {
  return withNamesOf({ nameOf: new Map(), numberOf: new Map() }, Object.entries(names).map((pair) => pair.join(' ')).join('\n'));
}
