import type { FirewallChain, FirewallRule, FirewallTable, FirewallVerdict } from '../firewall.ts';
import { matchRule, type PacketFacts } from './match.ts';
import { rulesOfVerdictMap } from './verdict-map.ts';

/** What one base chain does with a packet. */
export interface Judgement {
  /** `unsure` where rules could match that decide otherwise. */
  readonly verdict: 'accept' | 'drop' | 'reject' | 'unsure';
  /** The rule that surely decides; `undefined` where the policy does. */
  readonly rule: FirewallRule | undefined;
  /** Rules that could match, and would change what happens. */
  readonly couldMatch: readonly FirewallRule[];
  /** The NAT that the deciding rule does. */
  readonly nat: FirewallVerdict | undefined;
}

type Outcome = 'accept' | 'drop' | 'reject';

interface Finding {
  readonly outcome: Outcome;
  readonly rule: FirewallRule;
  readonly nat: FirewallVerdict | undefined;
}

/** What a chain leads to: surely this, or back to who jumped here; and what could have come before. */
interface Run {
  readonly sure: Finding | undefined;
  readonly could: readonly Finding[];
}

/** Jumps are followed no deeper than the kernel allows (NFT_JUMP_STACK_SIZE). */
const DEEPEST = 16;

/** Follows the rules in their order. A match that nobody here can decide leaves both ways open. */
export function judgeChain(table: FirewallTable, chain: FirewallChain, facts: PacketFacts): Judgement {
  const { sure, could } = runChain(table, chain, facts, 0);
  const outcome: Outcome = sure?.outcome ?? outcomeOf(chain.policy);
  const others = could.filter((finding) => finding.outcome !== outcome || finding.nat !== undefined);
  const isOpen = others.some((finding) => finding.outcome !== outcome);
  return { verdict: isOpen ? 'unsure' : outcome, rule: sure?.rule, couldMatch: others.map(({ rule }) => rule), nat: sure?.nat };
}

function outcomeOf(policy: string | undefined): Outcome {
  return policy === 'drop' ? 'drop' : 'accept';
}

function runChain(table: FirewallTable, chain: FirewallChain, facts: PacketFacts, depth: number): Run {
  const could: Finding[] = [];
  for (const rule of chain.rules.flatMap((one) => rulesOfVerdictMap(one, table))) {
    const match = matchRule(rule, facts, table);
    if (match === 'no' || rule.verdict === undefined) continue;
    if (rule.verdict.is === 'return' && match === 'yes') return { sure: undefined, could };
    const { sure, could: inner } = follow(table, rule, rule.verdict, facts, depth);
    could.push(...inner);
    if (sure !== undefined && match === 'maybe') could.push({ ...sure, rule: sure.rule === rule ? rule : { ...sure.rule, text: `${rule.text} → ${sure.rule.text}` } });
    else if (sure !== undefined) return { sure, could };
    else if (rule.verdict.is === 'goto' && match === 'yes') return { sure: undefined, could };
  }
  return { sure: undefined, could };
}

function follow(table: FirewallTable, rule: FirewallRule, verdict: FirewallVerdict, facts: PacketFacts, depth: number): Run {
  const nothing: Run = { sure: undefined, could: [] };
  switch (verdict.is) {
    case 'accept':
    case 'drop':
    case 'reject':
      return { ...nothing, sure: { outcome: verdict.is, rule, nat: undefined } };
    case 'snat':
    case 'dnat':
    case 'masquerade':
    case 'redirect':
      return { ...nothing, sure: { outcome: 'accept', rule, nat: verdict } };
    case 'queue':
    case 'nfqueue':
      return { ...nothing, could: [{ outcome: 'drop', rule, nat: undefined }] };
    case 'jump':
    case 'goto': {
      const target = depth < DEEPEST ? table.chains.find(({ name }) => name === verdict.to) : undefined;
      return target === undefined ? nothing : runChain(table, target, facts, depth + 1);
    }
    default:
      return nothing;
  }
}
