import { addWireguard } from '../../discover/wireguard.ts';
import { readWiring } from '../../discover/wiring.ts';
import type { Values } from '../../grammar/argument.ts';
import type { Namespace } from '../../model/namespace.ts';
import { detailsText } from '../../render/link-details.ts';
import type { View } from '../../render/view.ts';
import type { linksArguments } from '../links.ts';
import { namespacesToLookInto } from '../look-into.ts';
import { lookFromOutside } from '../outside/from-outside.ts';
import { LINKS_LACK, outsideLinkRow, type ShownLink } from '../outside/link.ts';
import type { Scope } from '../scope.ts';
import { counterColumns } from './counters.ts';
import { readMoreOfLinks } from './line.ts';
import { farEndCell, toLinkRow } from './row.ts';

export const view: View<ShownLink> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'index', value: (row) => row.index, align: 'right', drop: 0, withoutFlag: 'stats' },
    { name: 'name', value: (row) => row.name, role: 'name', isName: true },
    { name: 'kind', value: (row) => row.kind, whenAny: true, withoutFlag: 'stats' },
    { name: 'state', value: (row) => row.state, role: (row) => (row.state === 'up' ? 'up' : row.state === 'unknown' ? 'plain' : 'down'), whenAny: true, withoutFlag: 'stats' },
    { name: 'flags', value: (row) => row.flags?.join(','), drop: 3, whenAny: true, withoutFlag: 'stats' },
    { name: 'mtu', value: (row) => row.mtu, align: 'right', drop: 2, whenAny: true, withoutFlag: 'stats' },
    { name: 'mac', value: (row) => row.mac, role: 'address', drop: 1, whenAny: true, withoutFlag: 'stats' },
    { name: 'master', value: (row) => row.master, whenAny: true, withoutFlag: 'stats' },
    { name: 'other-end', title: 'other end', value: farEndCell, whenAny: true, withoutFlag: 'stats' },
    ...counterColumns,
    { name: 'alias', value: (row) => row.alias, wide: true },
    { name: 'alternative-names', title: 'alternative names', value: (row) => row.alternativeNames, wide: true },
    { name: 'group', value: (row) => row.groupName, wide: true },
    { name: 'qdisc', value: (row) => row.queueingDiscipline, wide: true },
    { name: 'carrier-changes', title: 'carrier changes', value: (row) => row.carrierChanges, align: 'right', wide: true },
    { name: 'xdp', value: (row) => row.xdp?.programs.map(({ mode, id }) => `${mode} id ${id}`), wide: true },
    { name: 'details', value: (row) => (row.details === undefined ? undefined : detailsText(row.details)), wide: true },
  ],
  empty: (where) => `no links in ${where}`,
};

export async function run(values: Values<typeof linksArguments>, scope: Scope) {
  const namespaces = await namespacesToLookInto(values, scope);
  const wired = await readWiring(scope.kernel, namespaces, async () => (await scope.survey()).namespaces);
  const seen: Namespace[] = wired.flatMap((one) => ('failure' in one ? [] : [one.namespace]));
  const more = await readMoreOfLinks(scope.kernel, seen, values.stats);
  const rows: ShownLink[] = [];
  const outside = lookFromOutside(['links'], LINKS_LACK, values.all, scope);
  for (const one of wired) {
    if ('failure' in one) {
      const { links: seenLinks = [] } = (await outside.read(one.namespace, one.failure)) ?? {};
      rows.push(...seenLinks.map((link) => outsideLinkRow(one.namespace.label, link, values.stats)));
      continue;
    }
    const { links: wiredLinks, untold } = await addWireguard(scope.kernel, one.namespace, one.links);
    rows.push(...wiredLinks.map((link) => more(one.namespace, toLinkRow(one.namespace.label, link))));
    for (const { link, failure } of untold) scope.notice(`${link} of ${one.namespace.label} does not tell its peers: ${failure.message}`);
  }
  outside.say();
  noticeUndecided(rows, values, scope);
  return rows.filter((row) => (values.state === undefined || row.state === values.state) && (values.kind === undefined || row.kind === values.kind));
}

/** Which links may be meant, and are not shown because nobody tells outside. */
function noticeUndecided(rows: readonly ShownLink[], { state, kind }: { readonly state: string | undefined; readonly kind: string | undefined }, scope: Scope): void {
  const undecided = rows.filter((row) => row.kind === undefined && (state !== undefined || kind !== undefined));
  if (undecided.length === 0) return;
  const where = [...new Set(undecided.map(({ namespace }) => namespace))].join(', ');
  scope.notice(`${undecided.length === 1 ? '1 link' : `${undecided.length} links`} of ${where} left out: from outside neither kind nor state is known`);
}
