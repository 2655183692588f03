import { ShellError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { lookupNumber, type NumberNames } from '../../model/number-names.ts';
import { actionText, selectorText } from '../../render/rule.ts';
import type { View } from '../../render/view.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { rulesArguments } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { toRuleRow, type RuleRow } from './row.ts';

export const view: View<RuleRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'family', value: (row) => row.family },
    { name: 'priority', value: (row) => row.priority, align: 'right', isName: true },
    { name: 'packets', value: selectorText },
    { name: 'action', value: actionText },
    { name: 'protocol', value: (row) => row.protocol, drop: 1 },
    { name: 'from', value: (row) => row.from ?? 'all', role: 'address', wide: true },
    { name: 'to', value: (row) => row.to ?? 'all', role: 'address', wide: true },
    { name: 'table', value: (row) => row.table, wide: true },
  ],
  empty: (where) => `no rules in ${where}`,
};

export async function run(values: Values<typeof rulesArguments>, scope: Scope) {
  const names = await scope.kernel.readNumberNames();
  const table = values.table === undefined ? undefined : findTable(values.table, names);
  const namespaces = await namespacesToLookInto(values, scope);
  const readings = await scope.kernel.readInside(namespaces, ['rules']);
  return namespaces.flatMap((namespace, at) => {
    const reading = readings[at];
    if (reading === undefined) return [];
    if ('inside' in reading) {
      return reading.inside.rules
        .filter((rule) => (values.family === undefined || rule.family === values.family) && (table === undefined || rule.table === table))
        .map((rule) => toRuleRow(namespace.label, names, rule));
    }
    passOver(namespace, reading.failure, values.all, scope, 'rules');
    return [];
  });
}

function findTable(word: string, { tables }: NumberNames): number {
  const number = lookupNumber(tables, word);
  if (number !== undefined) return number;
  throw new ShellError(`no routing table named ${word}`, { word, hint: `a table is a number, or one of ${[...tables.numberOf.keys()].join(', ')}; more names go into /etc/iproute2/rt_tables` });
}
