import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const firewallArguments = defineArguments({
  ...namespaceArguments,
  family: { kind: 'option', choices: ['ip', 'ip6', 'inet', 'arp', 'bridge', 'netdev'], summary: 'Only tables of this family' },
  table: { kind: 'option', shown: 'TABLE', complete: 'rule-table', summary: 'Only tables of this name' },
  chain: { kind: 'option', shown: 'CHAIN', complete: 'chain', summary: 'Only chains of this name' },
  hook: { kind: 'option', choices: ['ingress', 'prerouting', 'input', 'forward', 'output', 'postrouting', 'egress'], summary: 'Only chains at this hook' },
});

export const firewall = defineCommand({
  name: 'firewall',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the rules of nftables and iptables in a namespace',
  description:
    'As a tree of table, chain and rule, with what each rule has counted. Rules that iptables keeps in nftables are shown once, in its own words. ' +
    'The programs nft and iptables-save read them; nothing is changed or loaded by looking. -C, -o csv and -o tsv give a record for each rule.',
  args: firewallArguments,
  examples: [
    { line: 'firewall', shows: 'nothing in the lab: the namespace has no rules, and that is said' },
    { line: 'firewall --all --hook input', shows: 'nothing in the lab; elsewhere, what every namespace does with packets for itself' },
    { line: 'firewall beijing --json', shows: 'all tables, chains, rules and sets of beijing, for a script' },
  ],
  load: () => import('./firewall/body.ts'),
});
