import type { FirewallRule, FirewallTable, FirewallVerdict } from '../firewall.ts';
import { elementsOf, unquote } from './nft-words.ts';

/**
 * A rule with a verdict map of one field, as a rule for each of its elements: `ct state vmap { established : accept, invalid : drop }`. One
 * whose elements are not known, or that joins several fields, stays as it is.
 */
export function rulesOfVerdictMap(rule: FirewallRule, { sets }: Pick<FirewallTable, 'sets'>): readonly FirewallRule[] {
  const at = rule.rest.findIndex((part) => / vmap /.test(part));
  const [, field = '', words = ''] = /^([^.]+) vmap (.+)$/s.exec(rule.rest[at] ?? '') ?? [];
  if (field === '') return [rule];
  const elements = words.startsWith('@') ? (sets.find(({ name }) => name === words.slice(1))?.elements ?? []) : elementsOf(words);
  const rest = rule.rest.filter((_, place) => place !== at);
  const rules = elements.map((element): FirewallRule | undefined => {
    const [, value, verdict] = /^(.+?) : (.+)$/s.exec(element) ?? [];
    if (value === undefined || verdict === undefined) return undefined;
    const matches = value === '*' ? rule.matches : [...rule.matches, { field, isNegated: false, values: [unquote(value)] }];
    return { ...rule, matches, rest, verdict: verdictOf(verdict) };
  });
  return rules.length === 0 || rules.includes(undefined) ? [rule] : rules.flatMap((one) => one ?? []);
}

function verdictOf(text: string): FirewallVerdict {
  const [is = '', to] = text.split(' ');
  return { is, to };
}
