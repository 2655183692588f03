import { dsfieldName, numberName, type NumberNames } from '../../model/number-names.ts';
import type { OutsideLink, OutsideRoute } from '../../model/outside.ts';
import { unknownRoute, type RouteRow } from '../routes/row.ts';

/** What the notice says. */
export const ROUTES_LACK = 'all but the first of several ways, gateways of other tables than main, protocols, sources, metrics of paths, and of IPv6 the tables but local';

export function outsideRouteRow(namespace: string, links: readonly OutsideLink[], names: NumberNames, route: OutsideRoute): RouteRow {
  const { family, type, destination, source, gateway, linkName, table, scope, tos, metric } = route;
  return {
    ...unknownRoute,
    namespace,
    family,
    type,
    destination,
    source,
    tos: tos === undefined || tos === 0 ? undefined : dsfieldName(names.dsfields, tos),
    gateway,
    link: linkName,
    linkIndex: links.find(({ name }) => name === linkName)?.index,
    table: table === undefined ? undefined : numberName(names.tables, table),
    tableId: table,
    scope: scope === undefined ? undefined : numberName(names.scopes, scope),
    metric: metric === 0 && family === 'inet' ? undefined : metric,
  };
}
