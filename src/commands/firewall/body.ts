import { aFewAtOnce } from '../../discover/a-few-at-once.ts';
import { lookupFirewallPrograms } from '../../discover/firewall-programs.ts';
import { readFirewall } from '../../discover/firewall.ts';
import { KernelError, ShellError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import type { FirewallChain, FirewallRule, FirewallTable } from '../../model/firewall.ts';
import { drawFirewall } from '../../render/firewall-tree.ts';
import type { View } from '../../render/view.ts';
import type { firewallArguments } from '../firewall.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { Scope } from '../scope.ts';

/** One table as JSON gives it (docs/json.md). */
export interface FirewallRow extends FirewallTable {
  readonly namespace: string;
}

// Each is a process or three; more at once would only wait for one another.
const AT_ONCE = 6;

export const view: View<FirewallRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'family', value: (row) => row.family, drop: 4 },
    { name: 'table', value: (row) => row.name, role: 'name' },
    { name: 'chain', value: (row) => row.chains[0]?.name, role: 'name' },
    { name: 'hook', value: (row) => row.chains[0]?.hook, drop: 3 },
    { name: 'policy', value: (row) => row.chains[0]?.policy, drop: 5 },
    { name: 'packets', value: (row) => ruleOf(row)?.packets, align: 'right' },
    { name: 'bytes', value: (row) => ruleOf(row)?.bytes, align: 'right', drop: 2 },
    { name: 'verdict', value: verdictText, drop: 6 },
    { name: 'rule', value: (row) => ruleOf(row)?.text, isName: true, cut: true },
    { name: 'priority', value: (row) => row.chains[0]?.priority, wide: true },
    { name: 'handle', value: (row) => ruleOf(row)?.handle, wide: true },
    { name: 'source', value: (row) => row.source, wide: true },
    { name: 'comment', value: (row) => ruleOf(row)?.comment, wide: true },
  ],
  empty: (where) => `no firewall rules in ${where}`,
  draw: drawFirewall,
  // A record for each rule.
  split: (row) => row.chains.flatMap((chain) => chain.rules.map((rule) => ({ ...row, chains: [{ ...chain, rules: [rule] }] }))),
};

export async function run(values: Values<typeof firewallArguments>, scope: Scope) {
  const namespaces = await namespacesToLookInto(values, scope);
  const programs = await lookupFirewallPrograms(scope.kernel, async (name) => await scope.session.lookupProgram(name));
  const perNamespace = await aFewAtOnce(namespaces, AT_ONCE, scope.signal, async (namespace): Promise<readonly FirewallRow[]> => {
    try {
      const { tables, unseen } = await readFirewall(namespace, programs, scope.kernel, scope.signal);
      unseen.forEach((text) => scope.notice(text));
      return tables.map((table) => ({ namespace: namespace.label, ...table }));
    } catch (error) {
      if (!(error instanceof KernelError || error instanceof ShellError) || (error instanceof ShellError && error.status === 127)) throw error;
      passOver(namespace, error, values.all, scope, 'firewall rules');
      return [];
    }
  });
  const wanted: Wanted = values;
  return perNamespace.flat().flatMap((row) => choose(row, wanted));
}

interface Wanted {
  readonly family: string | undefined;
  readonly table: string | undefined;
  readonly chain: string | undefined;
  readonly hook: string | undefined;
}

/** What is left of a table; nothing of one that has no such chain. */
function choose(row: FirewallRow, { family, table, chain, hook }: Wanted): readonly FirewallRow[] {
  if ((family !== undefined && row.family !== family) || (table !== undefined && row.name !== table)) return [];
  if (chain === undefined && hook === undefined) return [row];
  const chains = row.chains.filter((one: FirewallChain) => (chain === undefined || one.name === chain) && (hook === undefined || one.hook === hook));
  return chains.length === 0 ? [] : [{ ...row, chains, sets: [], objects: [] }];
}

function ruleOf(row: FirewallRow): FirewallRule | undefined {
  return row.chains[0]?.rules[0];
}

function verdictText(row: FirewallRow): string | undefined {
  const verdict = ruleOf(row)?.verdict;
  return verdict === undefined ? undefined : [verdict.is, ...(verdict.to === undefined ? [] : [verdict.to])].join(' ');
}
