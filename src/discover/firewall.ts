import { ShellError } from '../errors.ts';
import type { FirewallReading, FirewallTable } from '../model/firewall.ts';
import { tellEachOnce } from '../model/firewall/each-once.ts';
import { parseIptablesSave } from '../model/firewall/iptables-save.ts';
import { parseNftRuleset } from '../model/firewall/nft-ruleset.ts';
import type { Namespace } from '../model/namespace.ts';
import { ask, type Asker, type FirewallPrograms, type SaveForFamilies } from './firewall-programs.ts';

type Ask = (file: string, ...words: readonly string[]) => ReturnType<typeof ask>;

/** The rules of one namespace. Fails where nothing at all could be read; changes nothing, so that no kernel module is loaded by looking. */
export async function readFirewall(namespace: Namespace, programs: FirewallPrograms, kernel: Asker, signal: AbortSignal): Promise<FirewallReading> {
  const kept = await kernel.readKeptFirewall?.(namespace);
  if (kept !== undefined) return kept;
  const { nft, iptables, legacy } = programs;
  if (nft === undefined && iptables.ip === undefined && iptables.ip6 === undefined) {
    throw new ShellError('the rules can not be read: neither nft nor iptables-save is installed', { status: 127, hint: `on Debian: ${install('nftables')} ${packages.iptables}` });
  }
  const asking: Ask = async (file, ...words) => await ask(file, words, namespace, kernel, signal);
  const ofNft = await readNft(nft, asking);
  const hasOwn = (family: Family): boolean => nft === undefined || ofNft.refusal !== undefined || ofNft.tables.some((table) => table.family === family && builtIn.has(table.name));
  const ofIptables = await readSaved(iptables, 'iptables-save', families.filter(hasOwn), nft === undefined || ofNft.hasForeign, asking);
  const old = await legacyFamilies(namespace, kernel);
  // Where iptables-save is of the old kind, it has told of these already.
  const isTold = ofIptables.tables.some(({ source }) => source === 'iptables-legacy');
  const ofLegacy = await readSaved(legacy, 'iptables-legacy-save', isTold ? [] : old, true, asking);

  const readings = [ofNft, ofIptables, ofLegacy];
  const refusals = readings.flatMap(({ refusal }) => refusal ?? []);
  if (refusals[0] !== undefined && !readings.some(({ isRead }) => isRead)) throw refusals[0];
  return {
    tables: tellEachOnce(ofNft.tables, [...ofIptables.tables, ...ofLegacy.tables]),
    unseen: [...readings.flatMap(({ missing }) => missing ?? []), ...refusals.map(({ message }) => `rules were left out: ${message}`)],
  };
}

type Family = 'ip' | 'ip6';
const families: readonly Family[] = ['ip', 'ip6'];
/** iptables(8), "TABLES". */
const builtIn: ReadonlySet<string> = new Set(['filter', 'nat', 'mangle', 'raw', 'security']);
const packages = { nftables: 'nftables', iptables: 'iptables' } as const;

interface Part {
  readonly tables: readonly FirewallTable[];
  readonly isRead: boolean;
  /** There is something that iptables made, in words that nft does not have. */
  readonly hasForeign: boolean;
  readonly refusal?: ShellError;
  readonly missing?: string;
}

const nothing: Part = { tables: [], isRead: false, hasForeign: false };

async function readNft(nft: string | undefined, asking: Ask): Promise<Part> {
  if (nft === undefined) return { ...nothing, missing: `nft is not installed, so that only rules of iptables are seen; on Debian: ${install(packages.nftables)}` };
  const told = await asking(nft, '-a', 'list', 'ruleset');
  if ('refusal' in told) return { ...nothing, refusal: told.refusal };
  const hasForeign = /managed by iptables-nft|\bxt (?:match|target) /.test(`${told.remarks}\n${told.text}`);
  return { tables: parseNftRuleset(told.text), isRead: true, hasForeign };
}

/** A program that is missing is named only where it would have said what nobody else does. */
async function readSaved(programs: SaveForFamilies, called: string, wanted: readonly Family[], isNeeded: boolean, asking: Ask): Promise<Part> {
  let part: Part = nothing;
  for (const family of wanted) {
    const program = programs[family];
    const told = program === undefined ? undefined : await asking(program, '-c');
    if (told === undefined) part = isNeeded ? { ...part, missing: `${called} is not installed, so that what only iptables can say of its rules is not seen; on Debian: ${install(packages.iptables)}` } : part;
    else if ('refusal' in told) part = { ...part, refusal: told.refusal };
    else part = { ...part, isRead: true, tables: [...part.tables, ...parseIptablesSave(told.text, family)] };
  }
  return part;
}

/** The kernel lists the old tables of a namespace; asking iptables-legacy-save where there are none would load its modules. */
async function legacyFamilies(namespace: Namespace, kernel: Asker): Promise<readonly Family[]> {
  const found: Family[] = [];
  for (const family of families) {
    const names = await kernel.readNetFile(namespace, family === 'ip' ? 'ip_tables_names' : 'ip6_tables_names').catch(() => undefined);
    if (names !== undefined && names.trim() !== '') found.push(family);
  }
  return found;
}

function install(name: string): string {
  return `apt-get install ${name}`;
}
