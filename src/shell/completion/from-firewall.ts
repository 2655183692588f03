import { listFirewallTables } from '../../commands/firewall/tables.ts';
import type { FirewallTable } from '../../model/firewall.ts';
import { namespaceKey, type Namespace } from '../../model/namespace.ts';
import type { Shell } from '../shell.ts';
import type { Proposal } from './proposal.ts';

/** Tables of rules by their names: the families that have one. */
export async function listRuleTables(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const tables = await readTables(shell, here);
  return byName(tables.map(({ name, family }) => ({ name, description: family })));
}

/** Chains by their names: the tables that have one. */
export async function listChains(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const tables = await readTables(shell, here);
  return byName(tables.flatMap((table) => table.chains.map(({ name }) => ({ name, description: `${table.family} ${table.name}` }))));
}

/** Tables of a family that nft made, or would list. */
export async function listNftTables(shell: Shell, here: Namespace, family: string): Promise<readonly Proposal[]> {
  return await shell.memory.list(`tables ${namespaceKey(here.id)} ${family}`, async () => {
    const tables = await readNftTables(shell, here, family);
    return tables.map(({ name, chains }) => ({ value: name, description: `${family}, ${chains.length === 1 ? '1 chain' : `${chains.length} chains`}` }));
  });
}

/** The chains of one of them: where each is hooked in. */
export async function listNftChains(shell: Shell, here: Namespace, family: string, table: string): Promise<readonly Proposal[]> {
  return await shell.memory.list(`chains ${namespaceKey(here.id)} ${family} ${table}`, async () => {
    const tables = (await readNftTables(shell, here, family)).filter(({ name }) => name === table);
    return tables.flatMap(({ chains }) => chains.map(({ name, type, hook }) => ({ value: name, description: type === undefined ? 'jumped to' : `${type}, ${hook ?? 'no hook'}` })));
  });
}

async function readNftTables(shell: Shell, here: Namespace, family: string): Promise<readonly FirewallTable[]> {
  return (await readTables(shell, here)).filter((table) => table.family === family && table.source !== 'iptables-legacy');
}

async function readTables(shell: Shell, here: Namespace): Promise<readonly FirewallTable[]> {
  return await listFirewallTables(here, shell.ports.kernel, async (name) => await shell.lookupProgram(name));
}

function byName(found: readonly { readonly name: string; readonly description: string }[]): readonly Proposal[] {
  const names = [...new Set(found.map(({ name }) => name))];
  return names.map((value) => ({ value, description: found.filter(({ name }) => name === value).map(({ description }) => description).join(', ') }));
}
