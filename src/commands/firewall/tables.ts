import { lookupFirewallPrograms } from '../../discover/firewall-programs.ts';
import { readFirewall } from '../../discover/firewall.ts';
import type { Kernel } from '../../kernel/port.ts';
import type { FirewallTable } from '../../model/firewall.ts';
import type { Namespace } from '../../model/namespace.ts';

/** The tables of one namespace, for who only wants to know what there is: Tab. */
export async function listFirewallTables(namespace: Namespace, kernel: Kernel, lookup: (name: string) => Promise<string | undefined>): Promise<readonly FirewallTable[]> {
  const { tables } = await readFirewall(namespace, await lookupFirewallPrograms(kernel, lookup), kernel, new AbortController().signal);
  return tables;
}
