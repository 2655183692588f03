import type { FirewallChain, FirewallFamily, FirewallTable } from '../firewall.ts';

/** A chain where it stands. */
export interface BaseChain {
  readonly table: FirewallTable;
  readonly chain: FirewallChain;
}

/** The base chains at one hook of these families, in the order in which the kernel asks them. Tables that sleep ask nobody. */
export function chainsAt(tables: readonly FirewallTable[], families: readonly FirewallFamily[], hook: string): readonly BaseChain[] {
  return tables
    .filter(({ family, flags }) => families.includes(family) && !flags.includes('dormant'))
    .flatMap((table) => table.chains.filter((chain) => chain.hook === hook).map((chain) => ({ table, chain })))
    .map((one) => ({ ...one, at: priorityOf(one.chain.priority, one.table.family) }))
    .sort((a, b) => a.at - b.at);
}

/** nft's words as numbers (nft(8), "CHAINS"): `filter`, `srcnat - 5`, `-90`. */
export function priorityOf(text: string | undefined, family: FirewallFamily): number {
  const [, word, sign = '+', more = '0'] = /^(-?\w+)(?: ([+-]) (\d+))?$/.exec(text ?? '0') ?? [];
  const base = (family === 'bridge' ? ofBridges : ofOthers)[word ?? ''] ?? Number(word);
  return (Number.isNaN(base) ? 0 : base) + (sign === '-' ? -1 : 1) * Number(more);
}

const ofOthers: Readonly<Record<string, number>> = { raw: -300, mangle: -150, dstnat: -100, filter: 0, security: 50, srcnat: 100 };
const ofBridges: Readonly<Record<string, number>> = { dstnat: -300, filter: -200, out: 100, srcnat: 300 };
