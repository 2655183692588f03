import type { FirewallTable } from '../../firewall.ts';
import type { Place } from '../wired-state.ts';
import { saidPlainly, type Fact } from './fact.ts';

/** Tables, chains, rules by their text, sets and objects; counters and handles say nothing. */
export function firewallFacts({ namespace }: Place): readonly Fact[] {
  return (namespace.firewall?.tables ?? []).flatMap(tableFacts);
}

function tableFacts(table: FirewallTable): readonly Fact[] {
  const name = `${table.family} ${table.name}`;
  const fact = (what: string, text: string, fields: Fact['fields']): Fact => ({ kind: 'firewall', key: `${table.source}\0${text}`, what, link: undefined, fields, said: saidPlainly(text), isMinor: false });
  return [
    fact(table.name, `table ${name}`, { flags: table.flags, comment: table.comment }),
    ...table.chains.flatMap((chain) => [
      fact(chain.name, `chain ${name} ${chain.name}`, {
        type: chain.type,
        hook: chain.hook,
        priority: chain.priority,
        policy: chain.policy,
        devices: chain.devices,
      }),
      ...chain.rules.map((rule) => fact(rule.text, `rule "${withoutCounters(rule.text)}" in ${name} ${chain.name}`, {})),
    ]),
    ...table.sets.flatMap((set) => [
      fact(set.name, `${set.is} ${name} ${set.name}`, { type: set.type, flags: set.flags }),
      ...set.elements.map((element) => fact(element, `element ${withoutCounters(element)} of ${name} ${set.name}`, {})),
    ]),
    ...table.objects.map((one) => fact(one.name, `${one.is} ${name} ${one.name}`, one.is === 'counter' || one.is === 'quota' ? {} : { text: one.text })),
  ];
}

function withoutCounters(text: string): string {
  return text.replace(/counter packets \d+ bytes \d+/g, 'counter').replace(/ (?:expires|used) [\w.]+/g, '');
}
