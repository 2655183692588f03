import { isDeepStrictEqual } from 'node:util';
import { parseDecimal } from './text.ts';

/** One prefix of an IPv4 table, as /proc/net/fib_trie tells it: no gateway, no link. */
export interface TriePrefix {
  /** `undefined` where main and local are one table, as they are until somebody makes a rule (net/ipv4/fib_trie.c, fib_trie_unmerge). */
  readonly table: number | undefined;
  readonly address: string;
  readonly length: number;
  readonly type: string;
  readonly scope: number;
  readonly tos: number;
}

export function parseFibTrie(latin1: string): readonly TriePrefix[] {
  const tables = new Map<string, TriePrefix[]>();
  let prefixes: TriePrefix[] = [];
  let address: string | undefined;
  for (const line of latin1.split('\n')) {
    const title = /^(Main|Local|Id -?\d+):$/.exec(line)?.[1];
    if (title !== undefined) tables.set(title, (prefixes = []));
    address = /^ *\|-- (\d+\.\d+\.\d+\.\d+)$/.exec(line)?.[1] ?? address;
    const prefix = address === undefined ? undefined : parsePrefix(line, address);
    if (prefix !== undefined) prefixes.push(prefix);
  }
  const [main, local] = [tables.get('Main'), tables.get('Local')];
  const isMerged = main !== undefined && local !== undefined && main.length > 0 && isDeepStrictEqual(main, local); // then both are printed, alike
  return [...tables].flatMap(([title, some]) => (isMerged && title === 'Main' ? [] : some.map((one) => ({ ...one, table: isMerged && title === 'Local' ? undefined : tableNumber(title) }))));
}

/** `     /24 link UNICAST`, and `tos=16` behind it where there is one (net/ipv4/fib_trie.c, fib_trie_seq_show). */
function parsePrefix(line: string, address: string): TriePrefix | undefined {
  const [, length, scope = '', type = '', tos = '0'] = /^ +\/(\d{1,2}) (\S+) ([A-Z]+|type \d+)(?: tos=(\d{1,3}))?$/.exec(line) ?? [];
  const number = scopes.get(scope) ?? parseDecimal(/^scope=(\d+)$/.exec(scope)?.[1]);
  if (length === undefined || number === undefined) return undefined;
  return { table: undefined, address, length: Number(length), type: type.toLowerCase().replace('type ', ''), scope: number, tos: Number(tos) };
}

const scopes: ReadonlyMap<string, number> = new Map([
  ['universe', 0],
  ['site', 200],
  ['link', 253],
  ['host', 254],
  ['nowhere', 255],
]);

function tableNumber(title: string): number {
  return title === 'Main' ? 254 : title === 'Local' ? 255 : Number(title.slice('Id '.length)) >>> 0; // written as a signed number
}
