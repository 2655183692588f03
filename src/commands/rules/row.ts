import { ipProtocolName } from '../../model/ip-protocol.ts';
import { dsfieldName, numberName, type NameTable, type NumberNames } from '../../model/number-names.ts';
import type { Rule } from '../../model/rule.ts';

/** One rule as JSON gives it (docs/json.md): numbers that iproute2 has words for are those words. */
export interface RuleRow extends Omit<Rule, 'isInverted' | 'isUnresolved' | 'tos' | 'ipProtocol' | 'table' | 'suppressGroup' | 'realms' | 'protocol'> {
  readonly namespace: string;
  readonly not: boolean;
  readonly unresolved: boolean;
  readonly tos: string | undefined;
  readonly ipProtocol: string | undefined;
  readonly table: string | undefined;
  readonly tableId: number | undefined;
  readonly suppressGroup: string | undefined;
  readonly realms: { readonly from: string | undefined; readonly to: string } | undefined;
  readonly protocol: string | undefined;
}

export function toRuleRow(namespace: string, names: NumberNames, rule: Rule): RuleRow {
  const { family, priority, isInverted, isUnresolved, from, to, tos, ipProtocol, table, suppressGroup, realms, protocol, ...rest } = rule;
  const named = (kind: NameTable, number: number | undefined): string | undefined => (number === undefined ? undefined : numberName(kind, number));
  return {
    namespace,
    family,
    priority,
    not: isInverted,
    from,
    to,
    tos: tos === undefined ? undefined : dsfieldName(names.dsfields, tos),
    ...rest,
    ipProtocol: ipProtocol === undefined ? undefined : ipProtocolName(ipProtocol),
    table: named(names.tables, table),
    tableId: table,
    unresolved: isUnresolved,
    suppressGroup: named(names.groups, suppressGroup),
    realms: realms && { from: realms.from === 0 ? undefined : numberName(names.realms, realms.from), to: numberName(names.realms, realms.to) },
    protocol: named(names.protocols, protocol),
  };
}
