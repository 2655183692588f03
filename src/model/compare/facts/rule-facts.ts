import type { Rule } from '../../rule.ts';
import { flatten } from '../difference.ts';
import type { Place } from '../wired-state.ts';
import { saidPlainly, type Fact } from './fact.ts';

/** A rule is what it says: one with another selector is another rule. */
export function ruleFacts(place: Place): readonly Fact[] {
  return (place.namespace.inside?.rules ?? []).map((rule): Fact => {
    const text = ruleText(rule, place);
    const { iifDetached: _iif, oifDetached: _oif, isUnresolved: _unresolved, ...stated } = rule;
    return { kind: 'rule', key: `${rule.family}\0${text}`, what: String(rule.priority), link: undefined, fields: flatten(stated), said: saidPlainly(`${rule.family === 'inet6' ? 'IPv6 ' : ''}rule ${text}`), isMinor: false };
  });
}

/** `100: from 10.0.0.0/8 lookup main`, in ip-rule(8)'s words as far as most rules go. */
function ruleText(rule: Rule, place: Place): string {
  const { priority, isInverted, from, to, iif, oif, fwmark, fwmask, l3mdev, action, table, goto } = rule;
  const more = Object.entries({ tos: rule.tos, dscp: rule.dscp, ipproto: rule.ipProtocol, uidrange: rule.users === undefined ? undefined : `${rule.users.first}-${rule.users.last}`, sport: rule.sourcePorts && range(rule.sourcePorts), dport: rule.destinationPorts && range(rule.destinationPorts), tun_id: rule.tunnelId });
  const hex = (value: number): string => `0x${value.toString(16)}`;
  return [
    `${priority}:`,
    ...(isInverted ? ['not'] : []),
    `from ${from ?? 'all'}`,
    ...(to === undefined ? [] : [`to ${to}`]),
    ...(fwmark === undefined ? [] : [`fwmark ${hex(fwmark)}${fwmask === undefined ? '' : `/${hex(fwmask)}`}`]),
    ...(iif === undefined ? [] : [`iif ${iif}`]),
    ...(oif === undefined ? [] : [`oif ${oif}`]),
    ...more.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`])),
    ...(l3mdev ? ['l3mdev'] : []),
    action === 'lookup' ? (table === undefined ? '' : `lookup ${place.tableName(table)}`) : action === 'goto' ? `goto ${goto ?? ''}` : action,
  ].filter((part) => part !== '').join(' ');
}

function range({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? String(first) : `${first}-${last}`;
}
