import type { FirewallChain, FirewallTable } from '../firewall.ts';

/**
 * Each rule once. What iptables keeps in nf_tables, nft shows too, but can not say all of it (matches and targets that are iptables's own); so
 * there iptables-save has the word, and nft gives the handles. It has not where the two do not see the same rules: where nft has added to such
 * a table what iptables does not understand.
 */
export function tellEachOnce(ofNft: readonly FirewallTable[], ofIptables: readonly FirewallTable[]): readonly FirewallTable[] {
  const isSame = (a: FirewallTable, b: FirewallTable): boolean => a.family === b.family && a.name === b.name;
  const overNft = ofIptables.filter(({ source }) => source === 'iptables');
  const told = ofNft.map((table) => {
    const other = overNft.find((one) => isSame(one, table));
    return other !== undefined && seeTheSame(table, other) ? inWordsOf(table, other) : table;
  });
  const others = ofIptables.filter((table) => table.source === 'iptables-legacy' || !ofNft.some((one) => isSame(one, table)));
  return [...told, ...others.filter(({ chains }) => chains.some(({ rules, policy, hook }) => rules.length > 0 || hook === undefined || policy !== 'accept'))];
}

function seeTheSame({ chains }: FirewallTable, { chains: others }: FirewallTable): boolean {
  const lengthIn = (all: readonly FirewallChain[], name: string): number => all.find((chain) => chain.name === name)?.rules.length ?? 0;
  const isKnown = chains.every((chain) => others.some((other) => other.name === chain.name));
  return isKnown && [...chains, ...others].every(({ name }) => lengthIn(chains, name) === lengthIn(others, name));
}

function inWordsOf(table: FirewallTable, { chains: others }: FirewallTable): FirewallTable {
  const chains = table.chains.map((chain) => {
    const told = others.find((other) => other.name === chain.name)?.rules ?? [];
    return { ...chain, rules: chain.rules.map((rule, at) => ({ ...rule, ...told[at], handle: rule.handle })) };
  });
  return { ...table, source: 'iptables', chains };
}
