import { aFewAtOnce } from '../discover/a-few-at-once.ts';
import { lookupFirewallPrograms } from '../discover/firewall-programs.ts';
import { readFirewall } from '../discover/firewall.ts';
import { KernelError, ShellError } from '../errors.ts';
import type { FirewallChain, FirewallRule, FirewallTable } from '../model/firewall.ts';
import { drawFirewall } from '../render/firewall-tree.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { namespaceArguments, namespacesToLookInto, passOver } from './look-into.ts';

/** One table as JSON gives it (docs/json.md). */
export interface FirewallRow extends FirewallTable {
  readonly namespace: string;
}

// Each is a process or three; more at once would only wait for one another.
const AT_ONCE = 6;

const firewallTable: View<FirewallRow> = {
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

export const firewall = defineCommand({
  name: 'firewall',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the rules of nftables and iptables in a namespace',
  description:
    'As a tree of table, chain and rule, with what each rule has counted. Rules that iptables keeps in nftables are shown once, in its own words. ' +
    'The programs nft and iptables-save read them; nothing is changed or loaded by looking. -C, -o csv and -o tsv give a record for each rule.',
  args: {
    ...namespaceArguments,
    family: { kind: 'option', choices: ['ip', 'ip6', 'inet', 'arp', 'bridge', 'netdev'], summary: 'Only tables of this family' },
    table: { kind: 'option', shown: 'TABLE', complete: 'rule-table', summary: 'Only tables of this name' },
    chain: { kind: 'option', shown: 'CHAIN', complete: 'chain', summary: 'Only chains of this name' },
    hook: { kind: 'option', choices: ['ingress', 'prerouting', 'input', 'forward', 'output', 'postrouting', 'egress'], summary: 'Only chains at this hook' },
  },
  examples: [
    { line: 'firewall', shows: 'nothing in the lab: the namespace has no rules, and that is said' },
    { line: 'firewall --all --hook input', shows: 'nothing in the lab; elsewhere, what every namespace does with packets for itself' },
    { line: 'firewall beijing --json', shows: 'all tables, chains, rules and sets of beijing, for a script' },
  ],
  view: firewallTable,
  async run(values, scope) {
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
  },
});

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
