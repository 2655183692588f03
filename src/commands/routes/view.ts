import { encapsulationText, routeMetricsText } from '../../render/route-text.ts';
import type { View } from '../../render/view.ts';
import type { RealmsRow, RouteRow } from './row.ts';

export const routeTable: View<RouteRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'asked', value: (row) => row.asked, role: 'address', whenAny: true },
    { name: 'table', value: (row) => row.table },
    { name: 'type', value: (row) => row.type },
    { name: 'destination', value: (row) => row.destination, role: 'address', isName: true },
    { name: 'gateway', value: (row) => waysCell(row, ({ gateway }) => gateway), role: 'address', whenAny: true },
    { name: 'link', value: (row) => waysCell(row, ({ link }) => link), role: 'name' },
    { name: 'source', value: (row) => row.preferredSource, role: 'address', drop: 1 },
    { name: 'neighbour', value: neighbourText, role: (row) => (row.neighbour?.states.includes('reachable') === true ? 'up' : 'plain'), whenAny: true },
    { name: 'mtu', value: (row) => row.mtu, align: 'right', whenAny: true },
    { name: 'metric', value: (row) => row.metric, align: 'right', drop: 3 },
    { name: 'protocol', value: (row) => row.protocol, drop: 4 },
    { name: 'scope', value: (row) => row.scope, drop: 5 },
    { name: 'options', value: optionsText, whenAny: true, drop: 2 },
    { name: 'problem', value: (row) => row.problem, role: 'warning', whenAny: true, cut: true },
  ],
  empty: (where) => `no routes in ${where}`,
};

type Way = Pick<RouteRow, 'gateway' | 'link'> & { readonly weight?: number };

/** One line for each way, where there are several. What was asked for takes one of them. */
function waysCell(row: RouteRow, cell: (way: Way) => string | undefined): string | readonly string[] | undefined {
  if (row.asked !== undefined || row.nexthops.length === 0) return cell(row);
  return row.nexthops.map((way) => cell(way) ?? '-');
}

function neighbourText({ neighbour }: RouteRow): string | undefined {
  if (neighbour === undefined) return undefined;
  if (neighbour.states.length === 0) return 'not asked for yet';
  return [neighbour.mac, ...neighbour.states].filter((word) => word !== undefined).join(' ');
}

/** What only some routes say, in iproute2's words and order. */
function optionsText(row: RouteRow): string | undefined {
  const weights = row.nexthops.map(({ weight }) => weight);
  const words = [
    row.source === undefined ? '' : `from ${row.source}`,
    row.nexthopId === undefined ? '' : `nhid ${row.nexthopId}`,
    row.encapsulation === undefined ? '' : encapsulationText(row.encapsulation),
    row.tos === undefined ? '' : `tos ${row.tos}`,
    ...row.flags,
    row.realms === undefined ? '' : realmsText(row.realms),
    row.expires === undefined ? '' : `expires ${row.expires}s`,
    row.metrics === undefined ? '' : routeMetricsText(row.metrics),
    weights.some((weight) => weight !== weights[0]) ? `weights ${weights.join(':')}` : '',
    row.preference === undefined || row.preference === 'medium' ? '' : `pref ${row.preference}`,
  ].filter((word) => word !== '');
  return words.length === 0 ? undefined : words.join(' ');
}

function realmsText({ from, to }: RealmsRow): string {
  return from === undefined ? `realm ${to}` : `realms ${from}/${to}`;
}
